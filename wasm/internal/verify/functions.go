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
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/zclconf/go-cty/cty"
)

// functions describes the provider's functions that the program calls: as a dump of the provider's schema does, else as far
// as they are known. Of others nobody knows what they take and return: that is whatever the program needs.
func (r *run) functions(addr addrs.Provider, p *schema.Provider) map[string]providers.FunctionSpec {
	if p != nil && p.Functions != nil {
		return p.Functions
	}
	anything := providers.FunctionParameterSpec{Name: "arguments", Type: cty.DynamicPseudoType, AllowNullValue: true, AllowUnknownValues: true}
	known := functions.Of(addr)
	found := map[string]providers.FunctionSpec{}
	r.calls(addr, func(name string, at hcl.Range) {
		if function, ok := known[name]; ok {
			found[name] = function.Spec
			return
		}
		found[name] = providers.FunctionSpec{VariadicParameter: &anything, Return: cty.DynamicPseudoType}
		if len(known) > 0 {
			r.add(report.Diagnostic{
				Stage: "schema", Code: "unchecked-function", Severity: report.Warning, Summary: "Provider function not known",
				Detail: fmt.Sprintf("Of the functions of %s, %s are known here, and not %s. The call isn't checked, and its result counts as unknown.",
					addr.ForDisplay(), strings.Join(slices.Sorted(maps.Keys(known)), ", "), name),
				File: at.Filename, Range: convertRange(at), Address: r.addressAt(at),
			})
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
