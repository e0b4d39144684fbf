package verify

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/zclconf/go-cty/cty"
)

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
