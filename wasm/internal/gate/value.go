package gate

import (
	"slices"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

const (
	maxPossible = 1000    // texts that one expression may come to,
	maxBytes    = 1 << 16 // with this many bytes in all
	maxDepth    = 200     // local values that lead to each other
)

// value is all that an expression may come to, as far as it follows from what is written; nil when it doesn't. What is a text is one of
// texts; a collection has one of keys for each element, and fields where each is known by its key, else elements that are like element.
type value struct {
	texts   []string
	keys    []string
	fields  map[string]*value
	element *value
}

// scope has the names that an expression may use besides those of its module; one without a value may be anything.
type scope struct {
	outer *scope
	names map[string]*value
}

func text(texts ...string) *value { return &value{texts: append([]string{}, texts...)} }

// possible are the texts that an expression may come to.
func (m *module) possible(expr hclsyntax.Expression, in *scope) (texts []string, known bool) {
	v := m.value(expr, in)
	if v == nil || v.texts == nil || v.element != nil || v.fields != nil {
		return nil, false
	}
	return v.texts, true
}

// elements are the texts that a collection may have.
func (m *module) elements(expr hclsyntax.Expression, in *scope) (texts []string, known bool) {
	v := m.value(expr, in)
	if v == nil || v.element == nil || v.element.texts == nil {
		return nil, false
	}
	return v.element.texts, true
}

func (m *module) value(expr hclsyntax.Expression, in *scope) *value {
	switch e := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		return literal(e.Val)
	case *hclsyntax.TemplateExpr:
		joined := text("")
		for _, part := range e.Parts {
			joined = joinEach(joined, m.value(part, in))
		}
		return joined
	case *hclsyntax.TemplateWrapExpr:
		return m.value(e.Wrapped, in)
	case *hclsyntax.ParenthesesExpr:
		return m.value(e.Expression, in)
	case *hclsyntax.ObjectConsKeyExpr:
		if name := hcl.ExprAsKeyword(e.Wrapped); name != "" && !e.ForceNonLiteral {
			return text(name)
		}
		return m.value(e.Wrapped, in)
	case *hclsyntax.ConditionalExpr:
		return either(m.value(e.TrueResult, in), m.value(e.FalseResult, in))
	case *hclsyntax.TupleConsExpr:
		list := &value{keys: []string{}, fields: map[string]*value{}, element: text()}
		for i, item := range e.Exprs {
			list.add(strconv.Itoa(i), m.value(item, in))
		}
		return list
	case *hclsyntax.ObjectConsExpr:
		return m.object(e, in)
	case *hclsyntax.ForExpr:
		return m.made(e, in)
	case *hclsyntax.ScopeTraversalExpr:
		return m.named(e.Traversal, in)
	case *hclsyntax.RelativeTraversalExpr:
		return m.value(e.Source, in).along(e.Traversal)
	case *hclsyntax.IndexExpr:
		key, known := m.possible(e.Key, in)
		return m.value(e.Collection, in).at(key, known)
	case *hclsyntax.FunctionCallExpr:
		return m.result(e, in)
	}
	return nil
}

func literal(v cty.Value) *value {
	if v.IsNull() || !v.IsKnown() {
		return nil
	}
	if converted, err := convert.Convert(v, cty.String); err == nil {
		return text(converted.AsString())
	}
	return nil
}

// joinEach joins each text with each.
func joinEach(a, b *value) *value {
	if a == nil || b == nil || a.texts == nil || b.texts == nil || len(a.texts)*len(b.texts) > maxPossible ||
		size(a.texts)*len(b.texts)+size(b.texts)*len(a.texts) > maxBytes {
		return nil
	}
	joined := text()
	for _, left := range a.texts {
		for _, right := range b.texts {
			joined.texts = append(joined.texts, left+right)
		}
	}
	return joined
}

func size(texts []string) (bytes int) {
	for _, text := range texts {
		bytes += len(text)
	}
	return bytes
}

// either is what may be one or the other.
func either(a, b *value) *value {
	if a == nil || b == nil {
		return nil
	}
	if a == b {
		return a
	}
	merged := &value{texts: union(a.texts, b.texts), keys: union(a.keys, b.keys)}
	if len(merged.texts)+len(merged.keys) > maxPossible || size(merged.texts)+size(merged.keys) > maxBytes {
		return nil
	}
	switch {
	case a.element == nil:
		merged.element, merged.fields = b.element, b.fields
	case b.element == nil:
		merged.element, merged.fields = a.element, a.fields
	default:
		merged.element = either(a.element, b.element)
		merged.fields = shared(a.fields, b.fields)
	}
	return merged
}

// shared has the fields of two objects that have the same ones.
func shared(a, b map[string]*value) map[string]*value {
	if len(a) != len(b) {
		return nil
	}
	fields := map[string]*value{}
	for key := range a {
		if _, both := b[key]; !both {
			return nil
		}
		fields[key] = either(a[key], b[key])
	}
	return fields
}

// union keeps nil: there are no texts at all.
func union(a, b []string) []string {
	if a == nil && b == nil {
		return nil
	}
	all := slices.Concat([]string{}, a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// add puts an element in, whatever else has its key.
func (v *value) add(key string, element *value) {
	if before, there := v.fields[key]; there {
		element = either(before, element)
	}
	v.keys, v.fields[key] = append(v.keys, key), element
	v.element = either(v.element, element)
}

// any is what an element of a collection may be.
func (v *value) any() *value {
	if v == nil {
		return nil
	}
	return v.element
}

// at is what stands at a key.
func (v *value) at(keys []string, known bool) *value {
	if v == nil {
		return nil
	}
	if known && len(keys) == 1 && v.fields != nil {
		return v.fields[keys[0]]
	}
	return v.element
}

func (v *value) along(steps hcl.Traversal) *value {
	for _, step := range steps {
		switch s := step.(type) {
		case hcl.TraverseAttr:
			v = v.at([]string{s.Name}, true)
		case hcl.TraverseIndex:
			key := literal(s.Key)
			if key == nil {
				return nil
			}
			v = v.at(key.texts, true)
		default:
			return nil
		}
	}
	return v
}

// named is what a reference leads to.
func (m *module) named(t hcl.Traversal, in *scope) *value {
	for ; in != nil; in = in.outer {
		if v, ok := in.names[t.RootName()]; ok {
			return v.along(t[1:])
		}
	}
	if m.template || len(t) < 2 {
		return nil
	}
	step, ok := t[1].(hcl.TraverseAttr)
	switch {
	case !ok:
		return nil
	case t.RootName() == "path" && step.Name == "module":
		return text(m.path).along(t[2:])
	case t.RootName() == "path" && step.Name == "root":
		return text(".").along(t[2:])
	case t.RootName() == "local":
		return m.local(step.Name).along(t[2:])
	}
	return nil
}

// local is a local value, which is worked out once; one that depends on itself may be anything.
func (m *module) local(name string) *value {
	if v, ok := m.worked[name]; ok {
		return v
	}
	m.worked[name] = nil
	if exprs := m.locals[name]; len(exprs) == 1 && m.depth < maxDepth { // of several, which one counts is said by the names of files
		m.depth++
		m.worked[name] = m.value(exprs[0], nil)
		m.depth--
	}
	return m.worked[name]
}

func (m *module) object(e *hclsyntax.ObjectConsExpr, in *scope) *value {
	object := &value{keys: []string{}, fields: map[string]*value{}, element: text()}
	for _, item := range e.Items {
		keys, known := m.possible(item.KeyExpr, in)
		if !known || len(keys) != 1 {
			return nil
		}
		object.add(keys[0], m.value(item.ValueExpr, in))
	}
	return object
}

// forScope is the scope of what a for expression makes.
func (m *module) forScope(e *hclsyntax.ForExpr, in *scope) *scope {
	collection := m.value(e.CollExpr, in)
	names := map[string]*value{e.ValVar: collection.any()}
	if e.KeyVar != "" {
		names[e.KeyVar] = collection.key()
	}
	return &scope{in, names}
}

// key is what a key of a collection may be.
func (v *value) key() *value {
	if v == nil || v.keys == nil {
		return nil
	}
	return text(v.keys...)
}

// made is what a for expression makes.
func (m *module) made(e *hclsyntax.ForExpr, in *scope) *value {
	inner := m.forScope(e, in)
	element := m.value(e.ValExpr, inner)
	if e.Group {
		element = &value{element: element}
	}
	made := &value{element: element}
	if e.KeyExpr != nil {
		if keys, known := m.possible(e.KeyExpr, inner); known {
			made.keys = keys
		}
	}
	return made
}

// eachOf is the scope of a block with for_each.
func (m *module) eachOf(b block) *scope {
	argument, ok := b.argument("for_each")
	if !ok || m.declared[b.kind+" "+b.address()] > 1 { // a file may override what another says
		return nil
	}
	return m.iterating("each", argument.expr, nil)
}

// iterated is the scope of what a dynamic block makes.
func (m *module) iterated(b block, in *scope) *scope {
	if b.iterator == "" {
		return in
	}
	return m.iterating(b.iterator, b.forEach, in)
}

func (m *module) iterating(name string, over hclsyntax.Expression, in *scope) *scope {
	collection := m.value(over, in)
	element := &value{fields: map[string]*value{"key": collection.key(), "value": collection.any()}}
	return &scope{in, map[string]*value{name: element}}
}

// result is what a function returns, of those few that paths are made with.
func (m *module) result(call *hclsyntax.FunctionCallExpr, in *scope) *value {
	if call.ExpandFinal || len(call.Args) == 0 {
		return nil
	}
	first := m.value(call.Args[0], in)
	switch coreName(call.Name) {
	case "toset":
		if first.any() == nil || first.element.texts == nil {
			return nil
		}
		return &value{keys: first.element.texts, element: first.element}
	case "tolist", "sort", "reverse", "distinct", "compact":
		return &value{element: first.any()}
	case "keys":
		return &value{element: first.key()}
	case "values":
		return &value{element: first.any()}
	case "concat", "setunion", "merge":
		all := &value{keys: first.keysOrNone(), element: first.any()}
		for _, more := range call.Args[1:] {
			next := m.value(more, in)
			all.element = either(all.element, next.any())
			all.keys = union(all.keys, next.keysOrNone())
			if next.keysOrNone() == nil {
				all.keys = nil
			}
		}
		return all
	case "fileset":
		return m.fileset(call, in)
	}
	return nil
}

func (v *value) keysOrNone() []string {
	if v == nil {
		return nil
	}
	return v.keys
}

func (m *module) fileset(call *hclsyntax.FunctionCallExpr, in *scope) *value {
	if len(call.Args) != 2 {
		return nil
	}
	folders, known := m.possible(call.Args[0], in)
	patterns, also := m.possible(call.Args[1], in)
	if !known || !also {
		return nil
	}
	found := []string{}
	for _, folder := range folders {
		for _, pattern := range patterns {
			found = append(found, m.matching(folder, pattern)...)
		}
	}
	if found = union(found, nil); len(found) > maxPossible {
		return nil
	}
	return &value{keys: found, element: text(found...)}
}
