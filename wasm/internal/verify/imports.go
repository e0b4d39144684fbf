package verify

import (
	"fmt"
	"maps"
	"regexp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// ownImports tells which import blocks depend on what they import, and leaves them out: OpenTofu would import nothing and say
// nothing, or find a circle.
func (r *run) ownImports() {
	r.config.Module.Import = slices.DeleteFunc(r.config.Module.Import, func(block *configs.Import) bool {
		return block.To == nil || r.refersToTarget(block)
	})
}

// importTargets tells which import blocks have no resource to import into, and leaves them out.
func (r *run) importTargets() {
	var sound []*configs.Import
	for _, block := range r.config.Module.Import {
		twice := block.ResolvedTo != nil && slices.ContainsFunc(sound, func(other *configs.Import) bool { // told when it was loaded
			return other.ResolvedTo != nil && other.ResolvedTo.Equal(*block.ResolvedTo)
		})
		if !twice && r.importTarget(block) {
			sound = append(sound, block)
		}
	}
	r.config.Module.Import = sound
}

// importTarget tells whether the resource is there that an import block names, and says it when it isn't.
func (r *run) importTarget(block *configs.Import) bool {
	to, at := block.StaticTo, block.To.Range()
	if to.Resource.Type == "" {
		return false // what is wrong with the address has been told
	}
	for depth := range to.Module {
		if called := r.config.Descendent(to.Module[:depth+1]); called != nil && called.Module.SourceDir == configs.AbsentModule {
			return false // nobody knows what is in it
		}
	}
	if to.Resource.Mode != addrs.ManagedResourceMode {
		r.tellImport(at, fmt.Sprintf("Only managed resources can be imported, and %s is none.", to), "", nil)
		return false
	}
	target := r.config.Descendent(to.Module)
	switch {
	case target == nil:
		r.tellImport(at, fmt.Sprintf("There is no module %q.", to.Module), to.Module[0], slices.Sorted(maps.Keys(r.config.Module.ModuleCalls)))
		return false
	case target.Module.ManagedResources[to.Resource.String()] != nil:
		return true
	}
	var known []string
	for _, resource := range target.Module.ManagedResources {
		if resource.Type == to.Resource.Type {
			known = append(known, resource.Name)
		}
	}
	slices.Sort(known)
	detail := fmt.Sprintf("There is no resource %s to import into.", to)
	if len(known) == 0 && to.Module.IsRoot() {
		detail += " Write it, or have it written by plan -generate-config-out=FILE, which is the only plan that takes this."
	}
	r.tellImport(at, detail, to.Resource.Name, known)
	return false
}

func (r *run) tellImport(at hcl.Range, detail, name string, known []string) {
	if r.broken {
		return // it may be among what couldn't be parsed
	}
	r.tellAt("plan", report.Error, at, "configuration-for-import-target-does-not-exist", "Configuration for import target does not exist", detail, name, known)
}

// refersToTarget tells whether what an import block has to know before it imports comes from the resource that it imports.
func (r *run) refersToTarget(block *configs.Import) bool {
	if !block.StaticTo.Module.IsRoot() {
		return false
	}
	for _, argument := range []struct {
		name       string
		expression hcl.Expression
	}{{"for_each", block.ForEach}, {"id", block.ID}, {"identity", block.Identity}} {
		if argument.expression == nil {
			continue
		}
		for _, traversal := range argument.expression.Variables() {
			if !r.leadsTo(traversal, block.StaticTo.Resource, 0) {
				continue
			}
			at := traversal.SourceRange()
			d := report.Diagnostic{
				Stage: "schema", Code: "import-refers-to-target", Severity: report.Error, Summary: "Import that refers to its own target",
				Detail: fmt.Sprintf("The argument %s of an import can't come from %s, which it imports: it has to be known before. Write the values themselves, or a local value that both use.", argument.name, block.StaticTo.Resource),
				File:   at.Filename, Range: convertRange(at),
			}
			if argument.name == "for_each" {
				d.Edits = r.sameForEach(block)
			}
			r.add(d)
			return true
		}
	}
	return false
}

// sameForEach writes the for_each of the resource in the place of the resource itself, where only the keys are used.
func (r *run) sameForEach(block *configs.Import) []report.Edit {
	at := block.ForEach.Range()
	resource := r.config.Module.ManagedResources[block.StaticTo.Resource.String()]
	if resource == nil || resource.ForEach == nil || r.textAt(at) != block.StaticTo.Resource.String() {
		return nil
	}
	for _, expression := range []hcl.Expression{block.ID, block.Identity, block.To} {
		if expression == nil {
			continue
		}
		for _, traversal := range expression.Variables() {
			if steps := attributeSteps(traversal); len(steps) > 1 && steps[0] == "each" && steps[1] != "key" {
				return nil
			}
		}
	}
	return replace(at, r.textAt(resource.ForEach.Range()), "Go over what the resource goes over")
}

// leadsTo tells whether a reference leads to a resource of the root module, directly or through local values.
func (r *run) leadsTo(traversal hcl.Traversal, resource addrs.Resource, depth int) bool {
	steps := attributeSteps(traversal)
	if len(steps) < 2 || depth > 50 {
		return false
	}
	if local := r.config.Module.Locals[steps[1]]; steps[0] == "local" && local != nil {
		return slices.ContainsFunc(local.Expr.Variables(), func(next hcl.Traversal) bool { return r.leadsTo(next, resource, depth+1) })
	}
	return steps[0] == resource.Type && steps[1] == resource.Name
}

var importedInstance = regexp.MustCompile(`^The configuration for the given import (\S+) does not exist`)

// missingInstance says which instances there are to import into, where a resource is there and the named instance isn't.
func (r *run) missingInstance(d *report.Diagnostic, at hcl.Range) {
	block := r.topBlock(at)
	if block == nil || block.Type != "import" || block.Body.Attributes["to"] == nil {
		return
	}
	to := block.Body.Attributes["to"].Expr
	steps := attributeSteps(absTraversal(to))
	var resource *configs.Resource
	if len(steps) == 2 {
		resource = r.config.Module.ManagedResources[steps[0]+"."+steps[1]]
	}
	d.File, d.Range = to.Range().Filename, convertRange(to.Range())
	m := importedInstance.FindStringSubmatch(d.Detail)
	if resource == nil || m == nil {
		return
	}
	address := steps[0] + "." + steps[1]
	switch {
	case resource.ForEach != nil && m[1] == address:
		d.Detail = fmt.Sprintf("%s has for_each, so there are several of it: name one, such as %s[\"KEY\"], or give the import block the same for_each and write %s[each.key].", address, address, address)
	case resource.Count != nil && m[1] == address:
		d.Detail = fmt.Sprintf("%s has count, so there are several of it: name one, such as %s[0].", address, address)
	default:
		d.Detail = fmt.Sprintf("There is no instance %s to import into. Correct the key, or have the resource make it.", m[1])
	}
}

// absTraversal is the static part of an address, with or without keys in it.
func absTraversal(expression hcl.Expression) hcl.Traversal {
	if index, ok := expression.(*hclsyntax.IndexExpr); ok {
		expression = index.Collection
	}
	traversal, _ := hcl.AbsTraversalForExpr(expression)
	return traversal
}
