package verify

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

// declareAliases reports provider configurations that are used and not declared, each where it is used, and declares them:
// without, OpenTofu evaluates nothing at all.
func (r *run) declareAliases() {
	r.config.DeepEach(func(config *configs.Config) {
		for _, resource := range resourcesOf(config.Module) {
			r.declareAlias(config.Module, resource.ProviderConfigRef)
		}
		for _, name := range slices.Sorted(maps.Keys(config.Module.ModuleCalls)) {
			for _, passed := range config.Module.ModuleCalls[name].Providers {
				r.declareAlias(config.Module, passed.InParent)
			}
		}
	})
}

func (r *run) declareAlias(module *configs.Module, used *configs.ProviderConfigRef) {
	if used == nil || used.Alias == "" {
		return
	}
	key := used.Name + "." + used.Alias
	if substitute := module.ProviderConfigs[key]; substitute != nil && r.chosen.substitutes[substitute] {
		delete(module.ProviderConfigs, key) // used more than once: told at each place
	}
	declared := r.aliasesOf(module, used.Name)
	if slices.Contains(declared, key) {
		return
	}
	at := used.NameRange
	if used.AliasRange != nil {
		at = hcl.RangeBetween(at, *used.AliasRange)
	}
	d := report.Diagnostic{
		Stage: "schema", Code: "undeclared-provider-configuration", Severity: report.Error, Summary: "Undeclared provider configuration",
		Detail: fmt.Sprintf("There is no configuration %s: no provider %q block with alias = %q.", key, used.Name, used.Alias),
		File:   at.Filename, Range: convertRange(at), Address: r.addressAt(at),
	}
	switch meant := hcl.NearestName(key, declared); {
	case meant != "":
		d.Detail += fmt.Sprintf(" Did you mean %s?", meant)
		d.Edits = []report.Edit{{File: d.File, Range: d.Range, NewText: meant, Title: "Change to " + meant}}
	case len(declared) > 0:
		d.Detail += fmt.Sprintf(" Add the block, or use one that there is: %s.", strings.Join(declared, ", "))
	default:
		d.Detail += " Add the block, or leave the alias out."
	}
	r.add(d)
	substitute := &configs.Provider{Name: used.Name, NameRange: used.NameRange, Alias: used.Alias, AliasRange: used.AliasRange, DeclRange: at}
	body := &hclsyntax.Body{SrcRange: at, EndRange: at}
	if plain := module.ProviderConfigs[used.Name]; plain != nil && nativeBody(plain.Config) != nil {
		body = forgotten(nativeBody(plain.Config))
	}
	substitute.Config = body
	module.ProviderConfigs[key] = substitute
	if r.chosen.substitutes == nil {
		r.chosen.substitutes = map[*configs.Provider]bool{}
	}
	r.chosen.substitutes[substitute] = true
}

// forgotten is a body with the same arguments and blocks, and unknown values.
func forgotten(body *hclsyntax.Body) *hclsyntax.Body {
	copied := *body
	copied.Attributes, copied.Blocks = hclsyntax.Attributes{}, nil
	for name, attribute := range body.Attributes {
		unknown := *attribute
		unknown.Expr = &hclsyntax.LiteralValueExpr{Val: cty.DynamicVal, SrcRange: attribute.Expr.Range()}
		copied.Attributes[name] = &unknown
	}
	for _, block := range body.Blocks {
		inner := *block
		inner.Body = forgotten(block.Body)
		copied.Blocks = append(copied.Blocks, &inner)
	}
	return &copied
}

// aliasesOf lists the configurations with an alias that a module declares, or that its caller has to hand in.
func (r *run) aliasesOf(module *configs.Module, name string) (keys []string) {
	for key, provider := range module.ProviderConfigs {
		if provider.Name == name && provider.Alias != "" && !r.chosen.substitutes[provider] {
			keys = append(keys, key)
		}
	}
	if required := module.ProviderRequirements.RequiredProviders[name]; required != nil {
		for _, alias := range required.Aliases {
			keys = append(keys, addrs.LocalProviderConfig{LocalName: alias.LocalName, Alias: alias.Alias}.StringCompact())
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
