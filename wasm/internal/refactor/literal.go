package refactor

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
	"github.com/zclconf/go-cty/cty"
)

// value is an expression in a block, with what it stands in.
type value struct {
	file      *file
	block     *hclsyntax.Block
	attribute *hclsyntax.Attribute
	expr      hclsyntax.Expression
	around    []hclsyntax.Node // the expression last
	inside    []string
	shadows   []string
}

func (v value) text() string { return strings.TrimRight(v.file.slice(v.expr.Range()), "\r\n") }

// put writes another expression in place of the value.
func (v value) put(text string) {
	start := v.expr.Range().Start.Byte
	v.file.replace(start, start+len(v.text()), text)
}

// extractVariable makes a literal the default of a variable; extractLocal gives any value of the module a name.
func (w *work) extractVariable() error { return w.extractValue("variable", "var") }
func (w *work) extractLocal() error    { return w.extractValue("local", "local") }

func (w *work) extractValue(kind, root string) error {
	v, problem := w.value()
	if problem != nil {
		return problem
	}
	if problem := w.mayBeNamedOutside(v, kind, root); problem != nil {
		return problem.in(v.file, v.expr.Range())
	}
	name, problem := w.nameFor(v, kind)
	if problem != nil {
		return problem
	}
	text, folder := v.text(), v.file.dir
	declaration := edit.Edit{Action: "add", File: w.home(folder, kind, v.file), Text: fmt.Sprintf("locals {\n  %s = %s\n}\n", name, text), Address: "local." + name}
	if kind == "variable" {
		literal, _ := v.expr.Value(nil)
		if heredoc(v) {
			text = quoted(literal.AsString())
		}
		declaration.Text = fmt.Sprintf("variable %q {\n  type    = %s\n  default = %s\n}\n", name, typeOfLiteral(literal), text)
		declaration.Address = "variable." + name
	}
	if heredoc(v) && kind == "local" {
		literal, diags := v.expr.Value(nil)
		if diags.HasErrors() {
			return refuse("refactor-inexact", "Not exact", "A heredoc with references isn't moved: its indentation would change. Write the local value by hand.").in(v.file, v.expr.Range())
		}
		declaration.Text = fmt.Sprintf("locals {\n  %s = %s\n}\n", name, quoted(literal.AsString()))
	}
	w.edits = append(w.edits, declaration)
	v.put(root + "." + name)
	w.elsewhere(v, kind, root, name)
	return nil
}

func heredoc(v value) bool { return strings.HasPrefix(v.text(), "<<") }

// elsewhere puts the name also where the same value stands, when that is asked for; else it says how often.
func (w *work) elsewhere(v value, kind, root, name string) {
	var others []value
	for _, other := range w.values(v.file.dir) {
		same := other.text() == v.text() && !(other.file == v.file && other.expr.Range() == v.expr.Range())
		if same && w.mayBeNamedOutside(other, kind, root) == nil {
			others = append(others, other)
		}
	}
	if w.request.Everywhere {
		for _, other := range others {
			other.put(root + "." + name)
		}
	} else if len(others) > 0 {
		where := others[0].expr.Range()
		w.note(nil, "refactor-same-value", "The same value stands elsewhere", "%s also stands %d times elsewhere, first at %s:%d. That was left as it is.", v.text(), len(others), where.Filename, where.Start.Line)
	}
}

// values are all whole arguments of a module's configuration, and the elements of what they list.
func (w *work) values(folder string) (all []value) {
	for _, f := range w.files {
		if f.dir != folder || !isConfig(f.name) || f.body == nil {
			continue
		}
		for _, block := range f.body.Blocks {
			valuesIn(value{file: f, block: block}, block.Body, func(v value) { all = append(all, v) })
		}
	}
	return all
}

func valuesIn(at value, body *hclsyntax.Body, visit func(value)) {
	for _, attribute := range inOrder(body.Attributes) {
		next := at
		next.attribute = attribute
		withinExpression(next, attribute.Expr, visit)
	}
	for _, block := range body.Blocks {
		next := at
		next.inside = append(slices.Clone(at.inside), block.Type)
		if block.Type == "dynamic" && len(block.Labels) == 1 {
			next.shadows = append(slices.Clone(at.shadows), cmp.Or(iterator(block), block.Labels[0]))
		}
		valuesIn(next, block.Body, visit)
	}
}

func iterator(block *hclsyntax.Block) string {
	if named := block.Body.Attributes["iterator"]; named != nil {
		return hcl.ExprAsKeyword(named.Expr)
	}
	return ""
}

// withinExpression walks the values in an expression; keys of objects are names and not visited.
func withinExpression(at value, expr hclsyntax.Expression, visit func(value)) {
	w := &valueWalk{at: at, visit: visit}
	_ = hclsyntax.Walk(expr, w)
}

type valueWalk struct {
	at    value
	visit func(value)
	keys  int
	stack []hclsyntax.Node
}

func (w *valueWalk) Enter(node hclsyntax.Node) hcl.Diagnostics {
	w.stack = append(w.stack, node)
	if _, key := node.(*hclsyntax.ObjectConsKeyExpr); key {
		w.keys++
	}
	if expr, ok := node.(hclsyntax.Expression); ok && w.keys == 0 {
		found := w.at
		found.expr, found.around = expr, slices.Clone(w.stack)
		w.visit(found)
	}
	return nil
}

func (w *valueWalk) Exit(node hclsyntax.Node) hcl.Diagnostics {
	w.stack = w.stack[:len(w.stack)-1]
	if _, key := node.(*hclsyntax.ObjectConsKeyExpr); key {
		w.keys--
	}
	return nil
}

// value finds what the request is about: the value at a place, or at ADDRESS.path.
func (w *work) value() (value, *refusal) {
	if w.request.At != nil {
		return w.valueAt(w.request.File, *w.request.At)
	}
	return w.valueOfPath(w.request.Address)
}

func (w *work) valueAt(name string, offset int) (value, *refusal) {
	found, whole := value{}, value{}
	for _, f := range w.files {
		if f.name != name || f.body == nil || !isConfig(f.name) {
			continue
		}
		for _, v := range w.values(f.dir) {
			if where := v.attribute.SrcRange; v.file != f || where.Start.Byte > offset || offset > where.End.Byte {
				continue
			}
			if v.expr == v.attribute.Expr {
				whole = v
			}
			if where := v.expr.Range(); where.Start.Byte <= offset && offset <= where.End.Byte && isLiteral(v) {
				found = v
			}
		}
	}
	if found.expr == nil {
		found = whole
	}
	if found.expr == nil {
		return found, refuse("refactor-nothing-here", "Nothing to refactor here", "There is no value at this place. Choose a value in an argument.")
	}
	return found, nil
}

// isLiteral: text without references, a number or a switch, by itself.
func isLiteral(v value) bool {
	switch expr := v.expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		parent, ok := parentOf(v).(*hclsyntax.TemplateExpr)
		return !ok || len(parent.Parts) == 0 // a part of a text isn't
	case *hclsyntax.TemplateExpr:
		return expr.IsStringLiteral() || len(expr.Parts) == 0
	}
	return false
}

func parentOf(v value) hclsyntax.Node {
	if len(v.around) < 2 {
		return nil
	}
	return v.around[len(v.around)-2]
}

// valueOfPath reads `aws_instance.web.root_block_device.volume_size`, also with numbers of blocks.
func (w *work) valueOfPath(address string) (value, *refusal) {
	traversal, diags := hclsyntax.ParseTraversalAbs([]byte(strings.TrimSpace(address)), "", hcl.InitialPos)
	for n := len(traversal) - 1; n >= 2 && !diags.HasErrors(); n-- {
		s, problem := w.parse(sourceOf(traversal[:n]))
		if problem != nil || w.declaration(s) == nil {
			continue
		}
		o := w.declaration(s)
		return w.along(o, s, traversal[n:], address)
	}
	return value{}, refuse("refactor-unknown-address", "Unknown address", "%q names no argument of a block: expected an address with a path, such as aws_instance.web.instance_type.", address)
}

func sourceOf(traversal hcl.Traversal) string {
	return strings.Join(attributeNames(traversal), ".")
}

func (w *work) along(o *occurrence, s symbol, path hcl.Traversal, address string) (value, *refusal) {
	at, body := value{file: o.file, block: o.declares}, o.declares.Body
	nothing := refuse("refactor-unknown-address", "Unknown argument", "%s has no argument %s that is written in the block.", s.address(), strings.TrimPrefix(address, s.address()+"."))
	for i := 0; i < len(path); i++ {
		name := stepName(path[i])
		if attribute := body.Attributes[name]; attribute != nil && i == len(path)-1 {
			at.attribute, at.expr, at.around = attribute, attribute.Expr, []hclsyntax.Node{attribute.Expr}
			return at, nil
		}
		number := 0
		if i+1 < len(path) {
			if index, ok := path[i+1].(hcl.TraverseIndex); ok && index.Key.Type() == cty.Number {
				n, _ := index.Key.AsBigFloat().Int64()
				number = int(n)
				i++
			}
		}
		var next *hclsyntax.Block
		for _, block := range body.Blocks {
			if block.Type == name {
				if number == 0 {
					next = block
					break
				}
				number--
			}
		}
		if next == nil {
			return at, nothing
		}
		at.inside, body = append(at.inside, name), next.Body
	}
	return at, nothing
}

// mayBeNamedOutside tells why a value can't stand outside of its block.
func (w *work) mayBeNamedOutside(v value, kind, root string) *refusal {
	top := len(v.inside) == 0
	lifecycle := slices.Contains(v.inside, "lifecycle") && !slices.Contains(v.inside, "precondition") && !slices.Contains(v.inside, "postcondition")
	switch {
	case v.block.Type == "terraform", v.block.Type == "moved", v.block.Type == "removed", v.block.Type == "variable" && !slices.Contains(v.inside, "validation"), lifecycle,
		top && slices.Contains([]string{"depends_on", "provider", "providers", "alias"}, v.attribute.Name),
		top && v.block.Type == "module" && slices.Contains([]string{"source", "version"}, v.attribute.Name),
		top && v.block.Type == "import" && v.attribute.Name == "to",
		top && v.block.Type == "output" && slices.Contains([]string{"sensitive", "ephemeral", "description"}, v.attribute.Name):
		return refuse("refactor-inexact", "A value must stand here", "%s has to be written as it is: nothing may be referred to here.", v.attribute.Name)
	case slices.Contains(v.shadows, root) || slices.ContainsFunc(v.around, func(node hclsyntax.Node) bool {
		loop, ok := node.(*hclsyntax.ForExpr)
		return ok && (loop.KeyVar == root || loop.ValVar == root)
	}):
		return refuse("refactor-shadowed", "A name is taken", "Here the name %q belongs to a for expression or a dynamic block. Rename that first.", root)
	}
	for _, traversal := range v.expr.Variables() {
		name := traversal.RootName()
		loop := func(node hclsyntax.Node) bool {
			loop, ok := node.(*hclsyntax.ForExpr)
			return ok && node != v.around[len(v.around)-1] && (loop.KeyVar == name || loop.ValVar == name)
		}
		switch {
		case kind == "variable":
			return refuse("refactor-inexact", "No literal", "%s refers to %s, and a variable's default can't. Extract it to a local value instead.", v.text(), sourceOf(traversal))
		case slices.Contains([]string{"count", "each", "self"}, name), slices.Contains(v.shadows, name), slices.ContainsFunc(v.around, loop):
			return refuse("refactor-inexact", "Not exact", "%s has a value only here, so that this can't stand outside.", sourceOf(traversal))
		}
	}
	if _, diags := v.expr.Value(nil); kind == "variable" && diags.HasErrors() {
		return refuse("refactor-inexact", "No literal", "%s isn't a literal, and a variable's default can be nothing else. Extract it to a local value instead.", v.text())
	}
	if literal, diags := v.expr.Value(nil); kind == "variable" && !diags.HasErrors() && literal.IsNull() {
		return refuse("refactor-inexact", "No value", "null has no type that a variable could be declared with.")
	}
	return nil
}

// nameFor is the name that was asked for, else one after the argument.
func (w *work) nameFor(v value, kind string) (string, *refusal) {
	taken := func(name string) bool { return w.declaration(symbol{v.file.dir, kind, "", name}) != nil }
	if to := w.request.To; to != "" {
		to = strings.TrimPrefix(strings.TrimPrefix(to, "var."), "local.")
		switch {
		case !hclsyntax.ValidIdentifier(to) || kind == "variable" && slices.Contains(reserved, to):
			return "", refuse("refactor-invalid-name", "Invalid name", "%q is no name of a %s: it starts with a letter or underscore, has letters, digits, underscores and dashes only, and is no argument of module calls.", to, symbol{kind: kind}.said())
		case taken(to):
			return "", refuse("refactor-name-taken", "The name is taken", "%s has a %s %s already. Choose another name.", in(v.file.dir), symbol{kind: kind}.said(), to)
		}
		return to, nil
	}
	name := v.attribute.Name
	if name == "value" || name == "default" || slices.Contains(reserved, name) || taken(name) {
		name = v.attribute.Name
		if n := len(v.block.Labels); n > 0 {
			name = v.block.Labels[n-1] + "_" + name
		}
	}
	for base, n := name, 2; taken(name) || slices.Contains(reserved, name); n++ {
		name = base + "_" + strconv.Itoa(n)
	}
	return name, nil
}

// home is the file with most variables or local values of a module; else the standard one for variables, if it is there; else the value's own.
func (w *work) home(folder, kind string, own *file) string {
	counts := map[string]int{}
	for _, o := range w.found {
		if o.declares != nil && o.kind == kind && o.folder == folder && !isOverride(o.file.name) {
			counts[o.file.name]++
		}
	}
	best := own.name
	if name := path.Join(folder, homes[kind]); homes[kind] != "" && w.given[name] != nil {
		best = name
	}
	for name, n := range counts {
		if n > counts[best] || n == counts[best] && name < best && counts[best] > 0 {
			best = name
		}
	}
	return best
}

// typeOfLiteral: lists and maps where all elements are alike; any where they aren't, so that nothing is converted.
func typeOfLiteral(literal cty.Value) string {
	ty := literal.Type()
	if ty.IsPrimitiveType() {
		return typeexpr.TypeString(ty)
	}
	var inner []cty.Type
	for it := literal.ElementIterator(); it.Next(); {
		_, element := it.Element()
		inner = append(inner, element.Type())
	}
	alike := len(inner) > 0 && inner[0].IsPrimitiveType() && !slices.ContainsFunc(inner, func(t cty.Type) bool { return !t.Equals(inner[0]) })
	switch {
	case alike && ty.IsTupleType():
		return typeexpr.TypeString(cty.List(inner[0]))
	case alike && ty.IsObjectType():
		return typeexpr.TypeString(cty.Map(inner[0]))
	}
	return "any"
}
