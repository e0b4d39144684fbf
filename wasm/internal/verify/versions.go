package verify

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// warnOtherMajor says that a provider is judged by another major version than is asked for: no schema of that is at hand.
func (r *run) warnOtherMajor(addr addrs.Provider, constraint, locked, version string) {
	asked := fmt.Sprintf("The program asks for %s %s.", addr.ForDisplay(), constraint)
	if locked != "" {
		asked = fmt.Sprintf("%s selects version %s of %s.", lockFile, locked, addr.ForDisplay())
	}
	at := r.requiredAt(addr)
	r.add(report.Diagnostic{
		Stage: "schema", Code: "other-provider-version", Severity: report.Warning, Summary: "Judged by another version",
		Detail: fmt.Sprintf("%s No schema of that is at hand, so its blocks are judged by version %s, and what speaks against them is a warning. Put the output of `terraform providers schema -json` beside it as %s.schema.json to have them judged by yours.", asked, version, addr.Type),
		File:   at.Filename, Range: convertRange(at), Address: r.addressAt(at),
	})
}

// requiredAt is where the program first says which version of a provider it wants; where it first uses it when it doesn't.
func (r *run) requiredAt(addr addrs.Provider) hcl.Range {
	var required []hcl.Range
	r.config.DeepEach(func(config *configs.Config) {
		for _, entry := range config.Module.ProviderRequirements.RequiredProviders {
			if entry.Type == addr {
				required = append(required, entry.DeclRange)
			}
		}
	})
	if len(required) == 0 {
		return r.usedAt(addr)
	}
	return slices.MinFunc(required, comparePlaces)
}

// usedAt is the first block of a provider: a resource, else what requires or configures it.
func (r *run) usedAt(addr addrs.Provider) hcl.Range {
	var resources, others []hcl.Range
	r.config.DeepEach(func(config *configs.Config) {
		for _, resource := range resourcesOf(config.Module) {
			if resource.Provider == addr {
				resources = append(resources, resource.DeclRange)
			}
		}
		for _, entry := range config.Module.ProviderRequirements.RequiredProviders {
			if entry.Type == addr {
				others = append(others, entry.DeclRange)
			}
		}
		for _, provider := range config.Module.ProviderConfigs {
			if config.Module.ProviderForLocalConfig(provider.Addr()) == addr {
				others = append(others, provider.DeclRange)
			}
		}
	})
	for _, places := range [][]hcl.Range{resources, others} {
		if len(places) > 0 {
			return slices.MinFunc(places, comparePlaces)
		}
	}
	return hcl.Range{}
}

func comparePlaces(a, b hcl.Range) int {
	return cmp.Or(cmp.Compare(a.Filename, b.Filename), cmp.Compare(a.Start.Byte, b.Start.Byte))
}

// byVersion are the codes of what may be an error in one major version of a provider and none in another.
var byVersion = append([]string{
	"unsupported-attribute", "unsupported-resource-type", "unsupported-data-source", "unsupported-ephemeral-resource",
}, ofArguments...)

// ofArguments are those of them that are about what a block holds.
var ofArguments = []string{
	"unsupported-argument", "unsupported-block-type", "missing-required-argument", "too-few-blocks", "too-many-blocks", "read-only-argument",
	"incorrect-type", "invalid-value", "conflicting-arguments",
}

// soften makes warnings of what is only certain for the major version that took the place of the one asked for.
func (r *run) soften() {
	if len(r.chosen.otherMajor) == 0 {
		return
	}
	addresses := map[string]bool{}
	r.config.DeepEach(func(config *configs.Config) {
		for _, resource := range resourcesOf(config.Module) {
			if r.chosen.otherMajor[resource.Provider] {
				addresses[r.modulePrefix(dirOf(resource.DeclRange.Filename))+resource.Addr().String()] = true
			}
		}
		for _, provider := range config.Module.ProviderConfigs {
			if r.chosen.otherMajor[config.Module.ProviderForLocalConfig(provider.Addr())] {
				addresses[r.modulePrefix(dirOf(provider.DeclRange.Filename))+"provider."+provider.Name] = true
			}
		}
	})
	for i := range r.result.Diagnostics {
		if d := &r.result.Diagnostics[i]; d.Severity == report.Error && addresses[d.Address] && slices.Contains(byVersion, d.Code) {
			d.Severity = report.Warning
		}
	}
}
