package refactor

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// functions that values known from the text may go through.
var functions = map[string]function.Function{
	"length": stdlib.LengthFunc, "concat": stdlib.ConcatFunc, "distinct": stdlib.DistinctFunc, "keys": stdlib.KeysFunc,
	"sort": stdlib.SortFunc, "toset": stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType)), "tolist": stdlib.MakeToFunc(cty.List(cty.DynamicPseudoType)),
}

// constant is the value of an expression where the workspace's text alone settles it, whoever plans it.
func (w *work) constant(folder string, expr hclsyntax.Expression, depth int) (cty.Value, bool) {
	if depth > 20 {
		return cty.NilVal, false
	}
	vars, locals := map[string]cty.Value{}, map[string]cty.Value{}
	for _, traversal := range expr.Variables() {
		if len(traversal) < 2 {
			return cty.NilVal, false
		}
		name := stepName(traversal[1])
		var value cty.Value
		ok := false
		switch traversal.RootName() {
		case "var":
			value, ok = w.valueOf(symbol{folder, "variable", "", name}, depth+1)
			vars[name] = value
		case "local":
			if o := w.declaration(symbol{folder, "local", "", name}); o != nil {
				value, ok = w.constant(folder, o.attribute.Expr, depth+1)
			}
			locals[name] = value
		}
		if !ok {
			return cty.NilVal, false
		}
	}
	scope := &hcl.EvalContext{Functions: functions, Variables: map[string]cty.Value{"var": cty.ObjectVal(vars), "local": cty.ObjectVal(locals)}}
	value, diags := expr.Value(scope)
	if diags.HasErrors() || !value.IsWhollyKnown() || value.IsNull() {
		return cty.NilVal, false
	}
	return value, true
}

// valueOf a variable, where all that the workspace gives it agrees: its default, files of values, module calls.
func (w *work) valueOf(s symbol, depth int) (cty.Value, bool) {
	o := w.declaration(s)
	if o == nil {
		return cty.NilVal, false
	}
	var all []cty.Value
	add := func(value cty.Value, ok bool) bool {
		all = append(all, value)
		return ok
	}
	calls := 0
	for _, given := range w.found {
		if given.symbol != s || given.attribute == nil || isTest(given.file.name) {
			continue
		}
		if !isValues(given.file.name) {
			calls++
		}
		if !add(w.constant(given.file.dir, given.attribute.Expr, depth)) {
			return cty.NilVal, false
		}
	}
	byDefault := o.declares.Body.Attributes["default"]
	callers := 0
	for _, called := range w.calls {
		for _, call := range called {
			if call.folder == s.folder {
				callers++
			}
		}
	}
	if calls < callers || callers == 0 && len(all) == 0 {
		if byDefault == nil || !add(w.constant(s.folder, byDefault.Expr, depth)) {
			return cty.NilVal, false
		}
	}
	for _, value := range all {
		if !value.RawEquals(all[0]) {
			return cty.NilVal, false
		}
	}
	declared, ok := typeOf(o.declares)
	if !ok {
		return cty.NilVal, false
	}
	value, err := convert.Convert(all[0], declared)
	return value, err == nil && value.IsWhollyKnown() && !value.IsNull()
}

// typeOf a variable; any type where none is written.
func typeOf(variable *hclsyntax.Block) (cty.Type, bool) {
	written := variable.Body.Attributes["type"]
	if written == nil {
		return cty.DynamicPseudoType, true
	}
	ty, _, diags := typeexpr.TypeConstraintWithDefaults(written.Expr)
	return ty.WithoutOptionalAttributesDeep(), !diags.HasErrors()
}

// strings are the elements of a list of text, or the keys of a map.
func stringsOf(value cty.Value) ([]string, bool) {
	var all []string
	if value == cty.NilVal || !value.CanIterateElements() {
		return nil, false
	}
	keyed := value.Type().IsMapType() || value.Type().IsObjectType()
	for it := value.ElementIterator(); it.Next(); {
		key, element := it.Element()
		if keyed {
			element = key
		}
		if element.Type() != cty.String || element.IsNull() {
			return nil, false
		}
		all = append(all, element.AsString())
	}
	return all, true
}
