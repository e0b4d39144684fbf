package verify

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/names"
	"github.com/opentofu/opentofu/terraformer/internal/provider"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// backends are those that `terraform init` knows.
var backends = []string{"azurerm", "consul", "cos", "gcs", "http", "inmem", "kubernetes", "local", "oci", "oss", "pg", "remote", "s3"}

// precheck tells what OpenTofu would tell at no place, or so that other errors go unseen, and takes it out of its way.
func (r *run) precheck() {
	for _, tell := range r.slips {
		tell()
	}
	r.slips = nil
	r.callersProviders()
	r.ownImports()
	r.checkEncryption()
	r.config.DeepEach(func(config *configs.Config) {
		if config.Module.SourceDir == configs.AbsentModule {
			return
		}
		for _, resource := range resourcesOf(config.Module) {
			if resource.Count != nil && resource.ForEach != nil {
				resource.Count = nil // told when it was decoded; OpenTofu panics on both
			}
			r.checkAlias(config.Module, resource.ProviderConfigRef)
			r.provisioners(resource)
			r.deprecated(resource)
		}
		for _, name := range slices.Sorted(maps.Keys(config.Module.ModuleCalls)) {
			r.checkCall(config.Module.ModuleCalls[name], config.Children[name])
			for _, passed := range config.Module.ModuleCalls[name].Providers {
				r.checkAlias(config.Module, passed.InParent)
			}
		}
		r.moduleOutputs(config)
		if backend := config.Module.Backend; backend != nil && !slices.Contains(backends, backend.Type) {
			at := backend.TypeRange
			r.tell(report.Warning, at, "unknown-backend", "Unknown backend",
				fmt.Sprintf("Terraform has no backend %q, so init will fail.", backend.Type), backend.Type, backends)
		}
	})
}

// provisioners that there are no more, or never were, are told where they stand.
func (r *run) provisioners(resource *configs.Resource) {
	if resource.Managed == nil {
		return
	}
	known := slices.Sorted(maps.Keys(provider.Provisioners))
	resource.Managed.Provisioners = slices.DeleteFunc(resource.Managed.Provisioners, func(p *configs.Provisioner) bool {
		if slices.Contains(known, p.Type) {
			return false
		}
		r.tell(report.Error, p.DeclRange, "unsupported-provisioner", "Unsupported provisioner", fmt.Sprintf("There is no provisioner %q.", p.Type), p.Type, known)
		return true
	})
}

// moduleOutputs checks references to outputs of modules: a mistake in the call hides them from OpenTofu.
func (r *run) moduleOutputs(config *configs.Config) {
	for _, traversal := range r.traversals(config.Module) {
		steps := attributeSteps(traversal)
		if traversal.RootName() != "module" || len(steps) < 3 || r.isAddress(traversal) {
			continue
		}
		child := config.Children[steps[1]]
		if child == nil || child.Module.SourceDir == configs.AbsentModule || child.Module.Outputs[steps[2]] != nil || r.broken {
			continue
		}
		for _, step := range traversal[2:] {
			attr, ok := step.(hcl.TraverseAttr)
			if !ok {
				continue
			}
			if attr.Name == steps[2] {
				at := attr.SrcRange
				r.tell(report.Error, at, "unsupported-attribute", "Unsupported attribute", fmt.Sprintf("The module %q has no output %q.", steps[1], steps[2]),
					steps[2], slices.Sorted(maps.Keys(child.Module.Outputs)))
			}
			break
		}
	}
}

// isAddress tells whether what looks like a reference names a resource, as the arguments of moved, removed and import blocks do.
func (r *run) isAddress(traversal hcl.Traversal) bool {
	block := r.topBlock(traversal.SourceRange())
	if block == nil || block.Type != "import" {
		return block != nil && (block.Type == "moved" || block.Type == "removed")
	}
	to := block.Body.Attributes["to"]
	return to != nil && to.Expr.Range().Overlaps(traversal.SourceRange())
}

// tell adds what is wrong with a name, with the one that was meant or those that there are.
func (r *run) tell(severity string, at hcl.Range, code, summary, detail, name string, known []string) {
	r.tellAt("schema", severity, at, code, summary, detail, name, known)
}

func (r *run) tellAt(stage, severity string, at hcl.Range, code, summary, detail, name string, known []string) {
	d := report.Diagnostic{
		Stage: stage, Code: code, Severity: severity, Summary: summary, Detail: detail,
		File: at.Filename, Range: convertRange(at), Address: r.addressAt(at),
	}
	if meant, sure := names.Nearest(name, known); meant != "" {
		d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
		if sure {
			d.Edits = rename(at, r.textAt(at), name, meant)
		}
	} else {
		d.Detail += listOf(" There are: %s.", narrowed(name, known, 16))
	}
	r.add(d)
}
