package verify

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/names"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

// correctProviders puts the declared name of a provider, or of one of its configurations, in the place of a misspelt one, so that
// the mistake is told once and nothing else follows from it. It happens before OpenTofu resolves the names; they are told later.
func (r *run) correctProviders(module *configs.Module) {
	for _, resource := range resourcesOf(module) {
		if ref := resource.ProviderConfigRef; ref != nil && r.correctProvider(module, ref, resource.Addr().ImpliedProvider()) {
			resource.Provider = module.ProviderForLocalConfig(ref.Addr())
		}
	}
	for _, call := range module.ModuleCalls {
		for _, passed := range call.Providers {
			r.correctProvider(module, passed.InParent, passed.InChild.Name)
		}
	}
}

// correctProvider corrects one reference, in a block whose provider would have the implied name by itself. It tells whether it did.
func (r *run) correctProvider(module *configs.Module, ref *configs.ProviderConfigRef, implied string) bool {
	configurations := configurationsOf(module)
	if _, ok := configurations[ref.Name]; !ok && ref.Name != implied {
		known := slices.Sorted(maps.Keys(configurations))
		if meant, sure := names.Nearest(ref.Name, known); sure {
			at, given := ref.NameRange, ref.Name
			r.slips = append(r.slips, func() {
				r.tell(report.Error, at, "provider-configuration-not-present", "Provider configuration not present",
					fmt.Sprintf("The module has no provider %q.", given), given, known)
			})
			ref.Name = meant
			return true
		}
	}
	if ref.KeyExpression == nil || slices.Contains(configurations[ref.Name], ref.Alias) {
		return false
	}
	if meant, sure := names.Nearest(ref.Alias, configurations[ref.Name]); sure {
		r.slips = append(r.slips, r.noAlias(module, *ref))
		ref.Alias = meant
		return true
	}
	ref.KeyExpression = nil // told with the alias
	return false
}

// configurationsOf lists the names of a module's providers, with the aliases of their configurations.
func configurationsOf(module *configs.Module) map[string][]string {
	found := map[string][]string{}
	for name, required := range module.ProviderRequirements.RequiredProviders {
		found[name] = nil
		for _, alias := range required.Aliases {
			found[name] = append(found[name], alias.Alias)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(module.ProviderConfigs)) {
		declared := module.ProviderConfigs[key]
		found[declared.Name] = append(found[declared.Name], declared.Alias)
	}
	return found
}

// noAlias gives what tells that a provider has no configuration of a name.
func (r *run) noAlias(module *configs.Module, ref configs.ProviderConfigRef) func() {
	var known []string
	for _, alias := range configurationsOf(module)[ref.Name] {
		if declared := module.ProviderConfigs[ref.Name+"."+alias]; alias != "" && !r.chosen.substitutes[declared] {
			known = append(known, ref.Name+"."+alias)
		}
	}
	at := ref.NameRange
	if ref.AliasRange != nil {
		at = hcl.RangeBetween(ref.NameRange, *ref.AliasRange)
	}
	detail := fmt.Sprintf("No block provider %q has the alias %q.", ref.Name, ref.Alias)
	if len(known) == 0 {
		detail += fmt.Sprintf(" Write one with alias = %q, or leave the argument out to use the default.", ref.Alias)
	}
	return func() {
		r.tell(report.Error, at, "provider-configuration-not-present", "Provider configuration not present", detail, ref.Name+"."+ref.Alias, known)
	}
}

// checkAlias reports a reference to a configuration of a provider that the module doesn't have, and puts one in its place.
func (r *run) checkAlias(module *configs.Module, ref *configs.ProviderConfigRef) {
	if ref == nil || ref.Alias == "" {
		return
	}
	if declared := module.ProviderConfigs[ref.Name+"."+ref.Alias]; declared != nil && !r.chosen.substitutes[declared] {
		return
	}
	if required := module.ProviderRequirements.RequiredProviders[ref.Name]; required != nil && slices.Contains(required.Aliases, ref.Addr()) {
		return
	}
	r.noAlias(module, *ref)()
	at := ref.NameRange
	if len(r.chosen.substitutes) < manySuggestions {
		r.substitute(module, ref, at)
	} else {
		ref.Alias, ref.AliasRange = "", nil // so many would take OpenTofu minutes
	}
}

// callersProviders says which configurations a root module wants from a caller that it doesn't have, and stands in for it.
func (r *run) callersProviders() {
	module := r.config.Module
	for _, name := range slices.Sorted(maps.Keys(module.ProviderRequirements.RequiredProviders)) {
		required := module.ProviderRequirements.RequiredProviders[name]
		for _, alias := range required.Aliases {
			key := name + "." + alias.Alias
			if declared := module.ProviderConfigs[key]; declared != nil && !r.chosen.substitutes[declared] {
				continue
			}
			at := required.DeclRange
			r.add(report.Diagnostic{
				Stage: "schema", Code: "provider-from-caller", Severity: report.Warning, Summary: "Provider configuration that a caller passes",
				Detail: fmt.Sprintf("%s is in configuration_aliases: this is a module, and whoever calls it passes that configuration with providers = { %s = … }. It is judged as if one were passed; to plan it by itself, write a block provider %q with alias = %q.",
					key, key, name, alias.Alias),
				File: at.Filename, Range: convertRange(at), Address: r.addressAt(at),
			})
			r.substitute(module, &configs.ProviderConfigRef{Name: name, NameRange: at, Alias: alias.Alias, AliasRange: &at}, at)
		}
	}
}

// substitute declares a provider configuration that is used and not declared, with the arguments of the default one and
// unknown values: without, OpenTofu evaluates nothing at all, and the default one isn't what was meant.
func (r *run) substitute(module *configs.Module, used *configs.ProviderConfigRef, at hcl.Range) {
	body := &hclsyntax.Body{SrcRange: at, EndRange: at}
	if plain := module.ProviderConfigs[used.Name]; plain != nil && nativeBody(plain.Config) != nil {
		body = forgotten(nativeBody(plain.Config))
	}
	substitute := &configs.Provider{
		Name: used.Name, NameRange: used.NameRange, Alias: used.Alias, AliasRange: used.AliasRange, Config: body, DeclRange: at,
	}
	module.ProviderConfigs[used.Name+"."+used.Alias] = substitute
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
