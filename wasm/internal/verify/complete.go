package verify

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/zclconf/go-cty/cty"
)

// complete makes a module fit for what relies on earlier errors having ended everything. All that is wrong has been told
// by then: a resource or an import whose type isn't a name has no provider and is taken out, and so is a moved or removed
// block without its addresses; what lacks an expression gets an unknown one.
func (r *run) complete(config *configs.Config) {
	module := config.Module
	for _, resources := range []map[string]*configs.Resource{module.ManagedResources, module.DataResources, module.EphemeralResources} {
		maps.DeleteFunc(resources, func(_ string, resource *configs.Resource) bool {
			r.broken = r.broken || resource.Provider.IsZero()
			return resource.Provider.IsZero()
		})
		for _, resource := range resources {
			completeRules(resource.Preconditions)
			completeRules(resource.Postconditions)
		}
	}
	module.Import = slices.DeleteFunc(module.Import, func(block *configs.Import) bool { return block.Provider.IsZero() })
	module.Moved = slices.DeleteFunc(module.Moved, func(block *configs.Moved) bool {
		return block.From == nil || block.To == nil || !block.From.MightUnifyWith(block.To)
	})
	module.Removed = slices.DeleteFunc(module.Removed, func(block *configs.Removed) bool { return block.From == nil })
	for _, variable := range module.Variables {
		if variable.Default != cty.NilVal && !variable.Default.IsWhollyKnown() {
			variable.Default = cty.NilVal
		}
		completeRules(variable.Validations)
	}
	for _, output := range module.Outputs {
		output.Expr = orUnknown(output.Expr, output.DeclRange)
		completeRules(output.Preconditions)
	}
	for _, check := range module.Checks {
		completeRules(check.Asserts)
	}
}

func completeRules(rules []*configs.CheckRule) {
	for _, rule := range rules {
		rule.Condition = orUnknown(rule.Condition, rule.DeclRange)
		rule.ErrorMessage = orUnknown(rule.ErrorMessage, rule.DeclRange)
	}
}

func orUnknown(expression hcl.Expression, at hcl.Range) hcl.Expression {
	if expression == nil {
		return hcl.StaticExpr(cty.DynamicVal, at)
	}
	return expression
}
