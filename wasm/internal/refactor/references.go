package refactor

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// traversalOf reads an expression as a reference; also in quotes, as it was written long ago.
func traversalOf(text []byte, expr hcl.Expression) hcl.Traversal {
	if traversal, diags := hcl.AbsTraversalForExpr(expr); !diags.HasErrors() {
		return traversal
	}
	if index, ok := expr.(*hclsyntax.IndexExpr); ok { // aws.by_region[each.key]
		return traversalOf(text, index.Collection)
	}
	if template, ok := expr.(*hclsyntax.TemplateExpr); ok && template.IsStringLiteral() {
		where := expr.Range()
		start := where.Start
		start.Byte++
		start.Column++
		inner := text[start.Byte : where.End.Byte-1]
		if traversal, diags := hclsyntax.ParseTraversalAbs(inner, where.Filename, start); !diags.HasErrors() {
			return traversal
		}
	}
	return nil
}

// plain adds an item of a list of references, in which nothing is a value.
func (x *index) plain(at *place, expr hcl.Expression) {
	traversal := traversalOf(at.file.text, expr)
	if len(traversal) == 0 {
		if node, ok := expr.(hclsyntax.Expression); ok {
			x.expression(at, node)
		}
		return
	}
	count := len(x.found)
	x.resolve(at, traversal, nil, true)
	if index, ok := expr.(*hclsyntax.IndexExpr); ok && len(x.found) > count && x.found[count].reference != nil {
		x.found[count].reference.computed = true
		x.plain(at, index.Key)
	}
}

// address adds what an address names, through the modules that it leads into, and what its keys refer to.
func (x *index) address(at *place, expr hclsyntax.Expression) {
	steps := expr
	for {
		index, ok := steps.(*hclsyntax.IndexExpr)
		if !ok {
			break
		}
		x.expression(at, index.Key)
		steps = index.Collection
	}
	if relative, ok := steps.(*hclsyntax.RelativeTraversalExpr); ok { // module.a[each.key].aws_vpc.b
		if index, ok := relative.Source.(*hclsyntax.IndexExpr); ok {
			x.expression(at, index.Key)
			if head, diags := hcl.AbsTraversalForExpr(index.Collection); !diags.HasErrors() {
				x.walkAddress(at, append(slices.Clone(head), relative.Traversal...))
			}
		}
		return
	}
	x.walkAddress(at, traversalOf(at.file.text, steps))
}

func (x *index) walkAddress(at *place, traversal hcl.Traversal) {
	inner := *at
	inner.address = true
	var names hcl.Traversal
	keys := map[int]*hcl.TraverseIndex{} // by the number of names before them
	for _, step := range traversal {
		if key, ok := step.(hcl.TraverseIndex); ok {
			keys[len(names)] = &key
		} else {
			names = append(names, step)
		}
	}
	for begin := 0; len(names)-begin >= 2; begin += 2 {
		count := len(x.found)
		x.resolve(&inner, names[begin:], nil, true)
		if len(x.found) > count && x.found[count].reference != nil {
			own := x.found[count].reference
			own.key = keys[begin+own.size]
		}
		call := x.calls[inner.folder][stepName(names[begin+1])]
		if stepName(names[begin]) != "module" || call == nil || call.folder == "" {
			return
		}
		inner.folder = call.folder
	}
}

func stepName(step hcl.Traverser) string {
	switch step := step.(type) {
	case hcl.TraverseRoot:
		return step.Name
	case hcl.TraverseAttr:
		return step.Name
	}
	return ""
}

// expression goes through an expression and what is in it.
func (x *index) expression(at *place, expr hclsyntax.Expression) {
	w := &expressions{x: x, at: at}
	for _, name := range at.shadows {
		w.scopes = append(w.scopes, map[string]struct{}{name: {}})
	}
	_ = hclsyntax.Walk(expr, w)
}

// expressions walks an expression, minding the names that for expressions take.
type expressions struct {
	x      *index
	at     *place
	stack  []hclsyntax.Node
	scopes []map[string]struct{}
}

func (w *expressions) Enter(node hclsyntax.Node) hcl.Diagnostics {
	switch node := node.(type) {
	case hclsyntax.ChildScope:
		w.scopes = append(w.scopes, node.LocalNames)
	case *hclsyntax.ScopeTraversalExpr:
		root := node.Traversal.RootName()
		if !slices.ContainsFunc(w.scopes, func(names map[string]struct{}) bool { _, taken := names[root]; return taken }) {
			w.x.resolve(w.at, node.Traversal, append(slices.Clone(w.stack), node), false)
		}
	}
	w.stack = append(w.stack, node)
	return nil
}

func (w *expressions) Exit(node hclsyntax.Node) hcl.Diagnostics {
	if _, ok := node.(hclsyntax.ChildScope); ok {
		w.scopes = w.scopes[:len(w.scopes)-1]
	}
	w.stack = w.stack[:len(w.stack)-1]
	return nil
}

var alone = map[string]string{"var": "variable", "local": "local", "module": "module", "output": "output", "check": "check", "run": "run"}

// resolve adds what a traversal names. listed: it stands for the thing itself, as in depends_on, and isn't a value.
func (x *index) resolve(at *place, traversal hcl.Traversal, around []hclsyntax.Node, listed bool) {
	steps := traversal
	root := stepName(traversal[0])
	kind, typ, n := "resource", root, 1
	switch {
	case alone[root] != "":
		kind, typ = alone[root], ""
	case root == "data" || root == "ephemeral" || root == "resource":
		if len(steps) < 3 {
			return
		}
		kind, typ, n = root, stepName(steps[1]), 2
	}
	if n >= len(steps) {
		return
	}
	name, ok := steps[n].(hcl.TraverseAttr)
	if !ok || kind == "run" {
		if ok {
			x.outputOfRun(at, steps, name.Name)
		}
		return
	}
	end := name.SrcRange.End.Byte
	o := x.add(at, symbol{at.folder, kind, typ, name.Name}, end-len(name.Name), end)
	o.reference = &reference{traversal: traversal, size: n + 1, around: around, block: at.block, argument: at.argument, shadows: at.shadows, folder: at.folder, address: at.address}
	if kind == "module" && !at.address {
		i := len(x.found) - 1
		whole := !x.outputs(at, name.Name, steps[n+1:], around) && !listed
		x.found[i].whole = whole
	}
}

// outputs adds the outputs that are read of a module call; false where it is used as a whole.
func (x *index) outputs(at *place, call string, rest hcl.Traversal, around []hclsyntax.Node) bool {
	called := x.calls[at.folder][call]
	if called == nil || called.folder == "" {
		return true
	}
	if len(rest) > 0 {
		if index, ok := rest[0].(hcl.TraverseIndex); ok && called.repeated {
			if rest = rest[1:]; len(rest) == 0 {
				return x.outputsOfValue(at, called.folder, around)
			}
		} else if ok && index.Key.Type() == cty.String {
			return x.indexed(at, called.folder, index)
		}
		return x.attribute(at, called.folder, rest[0])
	}
	return x.outputsOfValue(at, called.folder, around)
}

func (x *index) attribute(at *place, folder string, step hcl.Traverser) bool {
	switch step := step.(type) {
	case hcl.TraverseAttr:
		end := step.SrcRange.End.Byte
		x.add(at, symbol{folder, "output", "", step.Name}, end-len(step.Name), end)
		return true
	case hcl.TraverseIndex:
		return step.Key.Type() == cty.String && x.indexed(at, folder, step)
	}
	return false
}

// indexed adds an output that is read as `module.x["output"]`.
func (x *index) indexed(at *place, folder string, step hcl.TraverseIndex) bool {
	quoted := []byte(`"` + step.Key.AsString() + `"`)
	i := bytes.Index(step.SrcRange.SliceBytes(at.file.text), quoted)
	if i < 0 {
		return false
	}
	start := step.SrcRange.Start.Byte + i + 1
	x.add(at, symbol{folder, "output", "", step.Key.AsString()}, start, start+len(quoted)-2)
	return true
}

// outputsOfValue looks at what stands around a module's value, the value last: an index, a splat, `values(…)`, a for expression.
func (x *index) outputsOfValue(at *place, folder string, around []hclsyntax.Node) bool {
	if len(around) < 2 {
		return false
	}
	own, parent := around[len(around)-1], around[len(around)-2]
	switch parent := parent.(type) {
	case *hclsyntax.IndexExpr:
		return parent.Collection == own && x.outputsOfValue(at, folder, around[:len(around)-1])
	case *hclsyntax.ParenthesesExpr:
		return x.outputsOfValue(at, folder, around[:len(around)-1])
	case *hclsyntax.FunctionCallExpr:
		return slices.Contains([]string{"values", "one", "element", "concat", "flatten", "tolist"}, parent.Name) && parent.Args[0] == own && x.outputsOfValue(at, folder, around[:len(around)-1])
	case *hclsyntax.RelativeTraversalExpr:
		return parent.Source == own && x.attribute(at, folder, parent.Traversal[0])
	case *hclsyntax.SplatExpr:
		each, ok := parent.Each.(*hclsyntax.RelativeTraversalExpr)
		if ok {
			return parent.Source == own && x.attribute(at, folder, each.Traversal[0])
		}
		return x.outputsOfValue(at, folder, around[:len(around)-1])
	case hclsyntax.ChildScope, *hclsyntax.ForExpr:
		loop, ok := parent.(*hclsyntax.ForExpr)
		return ok && loop.CollExpr == own && x.outputsOfLoop(at, folder, loop)
	}
	return false
}

func (x *index) outputsOfLoop(at *place, folder string, loop *hclsyntax.ForExpr) bool {
	named := true
	for _, part := range []hclsyntax.Expression{loop.KeyExpr, loop.ValExpr, loop.CondExpr} {
		if part == nil {
			continue
		}
		for _, traversal := range part.Variables() {
			if traversal.RootName() == loop.ValVar {
				named = len(traversal) > 1 && x.attribute(at, folder, traversal[1]) && named
			}
		}
	}
	return named
}
