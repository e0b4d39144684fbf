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
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/opentofu/opentofu/terraformer/internal/functions"
	"github.com/opentofu/opentofu/terraformer/internal/names"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/zclconf/go-cty/cty"
)

// functions describes the provider's functions that the program calls: as a dump of the provider's schema does, else as far
// as they are known. Of others nobody knows what they take and return: that is whatever the program needs. One that a provider
// doesn't have is told, and counts as one of those.
func (r *run) functions(addr addrs.Provider, p *schema.Provider) map[string]providers.FunctionSpec {
	anything := providers.FunctionParameterSpec{Name: "arguments", Type: cty.DynamicPseudoType, AllowNullValue: true, AllowUnknownValues: true}
	known, all := functions.Of(addr), functions.AllKnown(addr)
	if p != nil && p.Functions != nil {
		known, all = map[string]functions.Function{}, true
		for name, spec := range p.Functions {
			known[name] = functions.Function{Spec: spec}
		}
	}
	found := map[string]providers.FunctionSpec{}
	r.calls(addr, func(name string, at hcl.Range) {
		if function, ok := known[name]; ok {
			found[name] = function.Spec
			return
		}
		found[name] = providers.FunctionSpec{VariadicParameter: &anything, Return: cty.DynamicPseudoType}
		listed := slices.Sorted(maps.Keys(known))
		_, sure := names.Nearest(name, listed)
		switch {
		case sure || all && len(listed) > 0:
			r.tell(report.Error, at, "unknown-function", "Call to unknown function",
				fmt.Sprintf("The provider %s has no function %q.", addr.ForDisplay(), name), name, listed)
		case all:
			r.tell(report.Error, at, "unknown-function", "Call to unknown function", fmt.Sprintf("The provider %s has no functions.", addr.ForDisplay()), "", nil)
		case p != nil && len(listed) > 0:
			detail := fmt.Sprintf("Nobody knows here whether %s has a function %q. The call isn't checked, and its result counts as unknown.", addr.ForDisplay(), name)
			r.tell(report.Warning, at, "unchecked-function", "Provider function not known", detail, name, listed)
		}
	})
	return found
}

// calls visits the calls of a provider's functions, in the order of the files.
func (r *run) calls(addr addrs.Provider, visit func(name string, at hcl.Range)) {
	sources := r.parser.Sources()
	r.config.DeepEach(func(config *configs.Config) {
		for _, name := range slices.Sorted(maps.Keys(sources)) {
			body := nativeBody(sources[name].Body)
			if dirOf(name) != config.Module.SourceDir || body == nil {
				continue
			}
			_ = hclsyntax.VisitAll(body, func(node hclsyntax.Node) hcl.Diagnostics {
				call, ok := node.(*hclsyntax.FunctionCallExpr)
				if !ok {
					return nil
				}
				parts := strings.Split(call.Name, "::")
				if len(parts) >= 3 && parts[0] == "provider" &&
					config.Module.ProviderForLocalConfig(addrs.LocalProviderConfig{LocalName: parts[1]}) == addr {
					visit(parts[len(parts)-1], call.NameRange)
				}
				return nil
			})
		}
	})
}
