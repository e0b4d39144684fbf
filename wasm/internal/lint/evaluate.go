package lint

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// evaluator works out what follows from literals, values of variables and local values. Everything else is unknown to it: what the
// schema and the plan know is judged there.
type evaluator struct {
	variables map[string]cty.Value
	locals    map[string]hclsyntax.Expression
	open      map[string]bool // local values that are being worked out
}

func newEvaluator(t *tree) evaluator {
	e := evaluator{map[string]cty.Value{}, map[string]hclsyntax.Expression{}, map[string]bool{}}
	for _, block := range t.top("locals") {
		for name, attribute := range block.Body.Attributes {
			e.locals[name] = attribute.Expr
		}
	}
	if t.Called {
		return e // its callers give the values
	}
	for _, block := range t.top("variable") {
		if attribute := block.Body.Attributes["default"]; attribute != nil {
			if value, diags := attribute.Expr.Value(nil); !diags.HasErrors() {
				e.variables[label(block, 0)] = value
			}
		}
	}
	for name, value := range t.Values {
		e.variables[name] = value
	}
	return e
}

// maxParts bounds what is worked out for one value.
const maxParts = 50

// value of an expression, unknown when something in it is.
func (e evaluator) value(expr hclsyntax.Expression) cty.Value {
	parts := expr.Variables()
	if len(parts) > maxParts {
		return cty.DynamicVal
	}
	roots := map[string]map[string]cty.Value{"var": {}, "local": {}}
	for _, traversal := range parts {
		root, name := rootOf(traversal)
		if roots[root] == nil || name == "" {
			return cty.DynamicVal
		}
		value := e.named(root, name)
		if !value.IsKnown() {
			return cty.DynamicVal
		}
		roots[root][name] = value
	}
	context := &hcl.EvalContext{Variables: map[string]cty.Value{}}
	for root, values := range roots {
		context.Variables[root] = cty.ObjectVal(values)
	}
	value, diags := expr.Value(context)
	if diags.HasErrors() {
		return cty.DynamicVal
	}
	return value
}

func (e evaluator) named(root, name string) cty.Value {
	if root == "var" {
		if value, ok := e.variables[name]; ok {
			return value
		}
		return cty.DynamicVal
	}
	expr := e.locals[name]
	if expr == nil || e.open[name] || len(e.open) > maxParts {
		return cty.DynamicVal
	}
	e.open[name] = true
	defer delete(e.open, name)
	return e.value(expr)
}

// text of an expression, when it is a known one.
func (e evaluator) text(expr hclsyntax.Expression) (string, bool) {
	value, _ := e.value(expr).Unmark()
	if !value.IsKnown() || value.IsNull() || value.Type() != cty.String {
		return "", false
	}
	return value.AsString(), true
}

// keys of an object or map, when they are known, whatever stands under them.
func (e evaluator) keys(expr hclsyntax.Expression) (map[string]bool, bool) {
	keys := map[string]bool{}
	if object, ok := expr.(*hclsyntax.ObjectConsExpr); ok {
		for _, item := range object.Items {
			key, diags := item.KeyExpr.Value(nil)
			if diags.HasErrors() {
				text, ok := e.text(item.KeyExpr)
				if !ok {
					return nil, false
				}
				key = cty.StringVal(text)
			}
			if key, _ = key.Unmark(); key.IsKnown() && !key.IsNull() && key.Type() == cty.String {
				keys[key.AsString()] = true
			}
		}
		return keys, true
	}
	value, _ := e.value(expr).Unmark()
	if !value.IsKnown() || value.IsNull() || !(value.Type().IsObjectType() || value.Type().IsMapType()) {
		return nil, false
	}
	for it := value.ElementIterator(); it.Next(); {
		key, _ := it.Element()
		keys[key.AsString()] = true
	}
	return keys, true
}

// rootOf is how a reference begins: "var", "region".
func rootOf(traversal hcl.Traversal) (root, name string) {
	if len(traversal) > 1 {
		if step, ok := traversal[1].(hcl.TraverseAttr); ok {
			name = step.Name
		}
	}
	return traversal.RootName(), name
}
