package verify

import (
	"fmt"
	"slices"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// warnOtherMajor says that a provider is judged by another major version than the program asks for: no schema of that is at hand.
func (r *run) warnOtherMajor(addr addrs.Provider, constraint, version string) {
	d := report.Diagnostic{
		Stage: "schema", Code: "other-provider-version", Severity: report.Warning, Summary: "Judged by another version",
		Detail: fmt.Sprintf("The program asks for %s %s. No schema of that is at hand, so its blocks are judged by version %s, and what speaks against them is a warning. Put the output of `terraform providers schema -json` beside it as %s.schema.json to have them judged by yours.", addr.ForDisplay(), constraint, version, addr.Type),
	}
	r.config.DeepEach(func(config *configs.Config) {
		for _, required := range config.Module.ProviderRequirements.RequiredProviders {
			at := required.DeclRange
			if required.Type == addr && (d.File == "" || at.Filename < d.File || at.Filename == d.File && at.Start.Byte < d.Range.Start.Byte) {
				d.File, d.Range, d.Address = at.Filename, convertRange(at), r.addressAt(at)
			}
		}
	})
	r.add(d)
}

// byVersion are the codes of what may be an error in one major version of a provider and none in another.
var byVersion = []string{
	"unsupported-argument", "unsupported-block-type", "unsupported-attribute", "unsupported-resource-type", "unsupported-data-source",
	"unsupported-ephemeral-resource", "missing-required-argument", "too-few-blocks", "too-many-blocks", "read-only-argument",
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
