package refactor

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// symbol is something with a name in the module of a folder. Type is empty where the kind has none.
type symbol struct{ folder, kind, typ, name string }

// occurrence is a place where a symbol's name is written: offsets are those of the name alone.
type occurrence struct {
	symbol
	file       *file
	start, end int
	declares   *hclsyntax.Block // the block whose name it is; of a local value, its locals block
	attribute  *hclsyntax.Attribute
	reference  *reference // where it is part of an expression
	whole      bool       // of a module: the value is used with all its outputs
}

// reference is an expression that refers to something, and what it stands in.
type reference struct {
	traversal hcl.Traversal
	size      int              // steps that name the symbol
	around    []hclsyntax.Node // outermost first
	block     *hclsyntax.Block // at the top of the file
	argument  *hclsyntax.Attribute
	folder    string             // of the module in which it is evaluated
	address   bool               // an address, as in import and the targets of tests, no value
	shadows   []string           // names that dynamic blocks around have taken
	computed  bool               // in a list of references: with a key that is computed
	key       *hcl.TraverseIndex // of an address: the key of an instance that follows
}

// index finds all names in the workspace.
type index struct {
	*program
	found []occurrence
}

// occurrences lists where names stand, in the order of the files.
func (p *program) occurrences() []occurrence {
	x := &index{program: p}
	for _, f := range p.files {
		switch {
		case f.body == nil:
		case isConfig(f.name):
			for _, block := range f.body.Blocks {
				x.configuration(&place{file: f, folder: f.dir, providers: f.dir, block: block})
			}
		case isValues(f.name):
			if folder, ok := p.moduleOf(f.dir); ok {
				x.names(&place{file: f, folder: folder}, f.body, folder)
			}
		case isTest(f.name):
			for _, block := range f.body.Blocks {
				x.test(&place{file: f, folder: p.tested(f), providers: f.name, block: block})
			}
		}
	}
	for _, f := range p.json {
		if folder, ok := p.moduleOf(f.dir); ok && strings.HasSuffix(f.name, ".tfvars.json") {
			x.jsonValues(f, folder)
		}
	}
	return x.found
}

// place is where an expression stands.
type place struct {
	file      *file
	folder    string // of the module in which it is evaluated
	providers string // whose provider configurations it can name: a module's folder, or a test file
	block     *hclsyntax.Block
	argument  *hclsyntax.Attribute
	shadows   []string // names that a dynamic block has taken
	address   bool
}

func (at place) in(attribute *hclsyntax.Attribute) *place { at.argument = attribute; return &at }

func (x *index) add(at *place, s symbol, start, end int) *occurrence {
	x.found = append(x.found, occurrence{symbol: s, file: at.file, start: start, end: end})
	return &x.found[len(x.found)-1]
}

// label adds the name of a block.
func (x *index) label(at *place, block *hclsyntax.Block, kind, typ string, n int) {
	if n >= len(block.Labels) {
		return
	}
	where := block.LabelRanges[n]
	start, end := unquoted(at.file.text, where.Start.Byte, where.End.Byte)
	x.add(at, symbol{at.folder, kind, typ, block.Labels[n]}, start, end).declares = block
}

func unquoted(text []byte, start, end int) (int, int) {
	if end-start >= 2 && text[start] == '"' && text[end-1] == '"' {
		return start + 1, end - 1
	}
	return start, end
}

// names adds the arguments of a body as names of variables.
func (x *index) names(at *place, body *hclsyntax.Body, folder string, but ...string) {
	for name, attribute := range body.Attributes {
		if !slices.Contains(but, name) {
			x.add(at, symbol{folder, "variable", "", name}, attribute.NameRange.Start.Byte, attribute.NameRange.End.Byte).attribute = attribute
		}
	}
}

var ofModuleCalls = []string{"source", "version", "providers", "count", "for_each", "depends_on", "enabled"}

// configuration goes through a block at the top of a configuration file.
func (x *index) configuration(at *place) {
	block := at.block
	switch block.Type {
	case "resource", "data", "ephemeral":
		if len(block.Labels) == 2 {
			x.label(at, block, block.Type, block.Labels[0], 1)
		}
	case "variable", "output":
		x.label(at, block, block.Type, "", 0)
	case "check":
		x.label(at, block, "check", "", 0)
		for _, inner := range block.Body.Blocks {
			if inner.Type == "data" && len(inner.Labels) == 2 {
				x.label(at, inner, "data", inner.Labels[0], 1)
			}
		}
	case "module":
		x.label(at, block, "module", "", 0)
		if len(block.Labels) == 1 {
			if folder := x.calls[at.folder][block.Labels[0]].folder; folder != "" {
				x.names(at, block.Body, folder, ofModuleCalls...)
			}
		}
	case "provider":
		x.alias(at)
	case "locals":
		for name, attribute := range block.Body.Attributes {
			o := x.add(at, symbol{at.folder, "local", "", name}, attribute.NameRange.Start.Byte, attribute.NameRange.End.Byte)
			o.declares, o.attribute = block, attribute
		}
	case "moved":
		return // it says what was; see moved.go
	case "terraform":
		for _, inner := range block.Body.Blocks {
			if inner.Type == "required_providers" {
				for _, attribute := range inner.Body.Attributes {
					x.configurationAliases(at.in(attribute), attribute.Expr)
				}
			}
		}
		return
	}
	x.body(at, block.Body, nil)
}

func (x *index) alias(at *place) {
	attribute := at.block.Body.Attributes["alias"]
	if name := text(attribute); name != "" && len(at.block.Labels) == 1 {
		where := attribute.Expr.Range()
		start, end := unquoted(at.file.text, where.Start.Byte, where.End.Byte)
		o := x.add(at, symbol{at.providers, "provider", at.block.Labels[0], name}, start, end)
		o.declares, o.attribute = at.block, attribute
	}
}

// configurationAliases of `required_providers` declare what a caller hands over.
func (x *index) configurationAliases(at *place, expr hclsyntax.Expression) {
	object, ok := expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return
	}
	for _, item := range object.Items {
		if hcl.ExprAsKeyword(item.KeyExpr) == "configuration_aliases" {
			list, _ := hcl.ExprList(item.ValueExpr)
			for _, alias := range list {
				if o := x.provider(at, alias, at.providers); o != nil {
					o.declares = at.block
				}
			}
		}
	}
}

// provider adds the name in `aws.west`, also where it stands in quotes.
func (x *index) provider(at *place, expr hcl.Expression, scope string) *occurrence {
	traversal := traversalOf(at.file.text, expr)
	if len(traversal) < 2 {
		return nil
	}
	name, ok := traversal[1].(hcl.TraverseAttr)
	if !ok {
		return nil
	}
	end := name.SrcRange.End.Byte
	return x.add(at, symbol{scope, "provider", traversal.RootName(), name.Name}, end-len(name.Name), end)
}

// providers goes through a map from a module's provider configurations to those at hand.
func (x *index) providers(at *place, expr hclsyntax.Expression, folder string) {
	pairs, _ := hcl.ExprMap(expr)
	for _, pair := range pairs {
		if folder != "" {
			x.provider(at, pair.Key, folder)
		}
		x.provider(at, pair.Value, at.providers)
	}
}

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

// body goes through arguments and blocks; inside names the blocks around, without the one at the top.
func (x *index) body(at *place, body *hclsyntax.Body, inside []string) {
	for _, attribute := range inOrder(body.Attributes) {
		x.argument(at.in(attribute), attribute, inside)
	}
	for _, block := range body.Blocks {
		next := *at
		if block.Type == "dynamic" && len(block.Labels) == 1 {
			iterator := block.Labels[0]
			if named := block.Body.Attributes["iterator"]; named != nil {
				iterator = hcl.ExprAsKeyword(named.Expr)
			}
			next.shadows = append(slices.Clone(at.shadows), iterator)
			if each := block.Body.Attributes["for_each"]; each != nil {
				x.expression(at.in(each), each.Expr)
			}
		}
		x.body(&next, block.Body, append(slices.Clone(inside), block.Type))
	}
}

func inOrder(attributes hclsyntax.Attributes) []*hclsyntax.Attribute {
	var all []*hclsyntax.Attribute
	for _, attribute := range attributes {
		all = append(all, attribute)
	}
	slices.SortFunc(all, func(a, b *hclsyntax.Attribute) int { return a.SrcRange.Start.Byte - b.SrcRange.Start.Byte })
	return all
}

// argument goes through one argument, as what it is: most are expressions, some name providers or addresses.
func (x *index) argument(at *place, attribute *hclsyntax.Attribute, inside []string) {
	top, kind, name := len(inside) == 0, at.block.Type, attribute.Name
	switch {
	case kind == "variable" && top && name == "type", kind == "removed" && top && name == "from":
	case name == "ignore_changes" && len(inside) > 0 && inside[len(inside)-1] == "lifecycle":
	case name == "iterator" && len(inside) > 0 && inside[len(inside)-1] == "dynamic":
	case name == "for_each" && len(inside) > 0 && inside[len(inside)-1] == "dynamic": // done, outside of what it names
	case name == "provider" && top && (kind == "resource" || kind == "data" || kind == "ephemeral" || kind == "import"),
		name == "provider" && kind == "check" && len(inside) == 1:
		x.provider(at, attribute.Expr, at.providers)
	case name == "providers" && top && (kind == "module" || kind == "run"):
		folder := at.folder
		if kind == "module" && len(at.block.Labels) == 1 {
			folder = x.calls[at.folder][at.block.Labels[0]].folder
		}
		x.providers(at, attribute.Expr, folder)
	case name == "depends_on" || name == "replace_triggered_by" || name == "expect_failures":
		list, _ := hcl.ExprList(attribute.Expr)
		for _, expr := range list {
			x.plain(at, expr)
		}
	case kind == "import" && top && name == "to":
		x.address(at, attribute.Expr)
	default:
		x.expression(at, attribute.Expr)
	}
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

// outputOfRun adds `run.NAME.OUTPUT` of tests.
func (x *index) outputOfRun(at *place, steps hcl.Traversal, run string) {
	if len(steps) < 3 {
		return
	}
	name, ok := steps[2].(hcl.TraverseAttr)
	if !ok {
		return
	}
	for _, block := range at.file.body.Blocks {
		if block.Type == "run" && len(block.Labels) == 1 && block.Labels[0] == run {
			end := name.SrcRange.End.Byte
			x.add(at, symbol{x.runFolder(at.file, block), "output", "", name.Name}, end-len(name.Name), end)
		}
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

// test goes through a block at the top of a test file.
func (x *index) test(at *place) {
	block := at.block
	switch block.Type {
	case "variables":
		x.names(at, block.Body, at.folder)
	case "provider", "mock_provider":
		x.alias(at)
	case "run":
		at.folder = x.runFolder(at.file, block)
	}
	x.testBody(at, block.Body, nil)
}

func (x *index) runFolder(f *file, run *hclsyntax.Block) string {
	for _, inner := range run.Body.Blocks {
		if inner.Type == "module" {
			return x.folder(x.tested(f), text(inner.Body.Attributes["source"]))
		}
	}
	return x.tested(f)
}

func (x *index) testBody(at *place, body *hclsyntax.Body, inside []string) {
	for _, attribute := range inOrder(body.Attributes) {
		now := at.in(attribute)
		switch attribute.Name {
		case "target", "replace":
			list, diags := hcl.ExprList(attribute.Expr)
			if diags.HasErrors() {
				list = []hcl.Expression{attribute.Expr}
			}
			for _, expr := range list {
				if node, ok := expr.(hclsyntax.Expression); ok {
					x.address(now, node)
				}
			}
		case "outputs":
			x.overridden(now, body)
		default:
			x.argument(now, attribute, inside)
		}
	}
	for _, block := range body.Blocks {
		if block.Type == "variables" && at.block.Type == "run" {
			x.names(at, block.Body, at.folder)
		}
		x.testBody(at, block.Body, append(slices.Clone(inside), block.Type))
	}
}

// overridden adds the outputs that `override_module` gives.
func (x *index) overridden(at *place, body *hclsyntax.Body) {
	x.expression(at, at.argument.Expr)
	folder := at.folder
	if target := body.Attributes["target"]; target != nil {
		for _, name := range callsIn(traversalOf(at.file.text, target.Expr)) {
			if call := x.calls[folder][name]; call != nil {
				folder = call.folder
			}
		}
	}
	object, ok := at.argument.Expr.(*hclsyntax.ObjectConsExpr)
	if !ok || folder == "" {
		return
	}
	for _, item := range object.Items {
		if name := hcl.ExprAsKeyword(item.KeyExpr); name != "" {
			where := item.KeyExpr.Range()
			x.add(at, symbol{folder, "output", "", name}, where.Start.Byte, where.End.Byte)
		}
	}
}

func callsIn(traversal hcl.Traversal) (names []string) {
	for i := 0; i+1 < len(traversal); i++ {
		if stepName(traversal[i]) == "module" {
			names = append(names, stepName(traversal[i+1]))
			i++
		}
	}
	return names
}

// jsonValues adds the variables that a file of values in JSON sets.
func (x *index) jsonValues(f *file, folder string) {
	decoder := json.NewDecoder(bytes.NewReader(f.text))
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return
	}
	for decoder.More() {
		token, err := decoder.Token()
		name, ok := token.(string)
		if err != nil || !ok {
			return
		}
		end := int(decoder.InputOffset()) - 1
		if start := end - len(name); start > 0 && string(f.text[start:end]) == name {
			x.add(&place{file: f}, symbol{folder, "variable", "", name}, start, end)
		}
		var value json.RawMessage
		if decoder.Decode(&value) != nil {
			return
		}
	}
}
