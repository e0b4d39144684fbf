package language

import (
	"maps"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// place is a body, or the top of a file, with what may stand in it.
type place struct {
	shape   *shape
	typed   *typed // of whose type it is; nil for the language's own
	path    string // of blocks within the type: "", "rule", "rule.filter"
	item    *item  // nil at the top
	outer   *item  // the block at the top that it is in
	dynamic *item  // the dynamic block that it is the content of
}

// placeOf finds what may stand in the innermost of the blocks; nil where that isn't known.
func (q *question) placeOf(t *tree, m *module, blocks []*item) *place {
	at := &place{shape: core()[""]}
	corePath := ""
	for i, it := range blocks {
		at.item = it
		if i == 0 {
			at.outer = it
		}
		dynamic := it.name == "dynamic" && at.typed != nil && i > 0
		switch {
		case i == 0 || it.name == "data" && corePath == "check":
			corePath = it.name
			at.shape, at.typed, at.path = core()[it.name], nil, ""
			if it.name == "module" {
				at.shape = q.callShape(m, t, it)
			} else if typed := q.typeOf(m, t, it); typed != nil {
				at.typed = typed
				at.shape = merged(core()[it.name], typed.shape)
			}
		case dynamic:
			content := at.blockNamed(it.label(0))
			if content == nil || i+1 >= len(blocks) {
				at.shape = core()["dynamic"]
				return at
			}
			at.dynamic = it
			at = &place{shape: &shape{blocks: map[string]*nested{"content": content}, arguments: coreAt("dynamic").arguments}, typed: at.typed, path: at.path, item: it, outer: at.outer, dynamic: it}
			continue
		case at.typed != nil && at.dynamic != nil && at.item == it && it.name == "content" && blocks[i-1] == at.dynamic:
			at.shape, at.path = at.inner(at.shape.blocks["content"]), join(at.path, at.dynamic.label(0))
		case at.typed != nil && at.shape != nil && at.blockNamed(it.name) != nil && coreAt(corePath).blocks[it.name] == nil:
			at.shape, at.path = at.inner(at.blockNamed(it.name)), join(at.path, it.name)
			corePath = "-"
		default:
			corePath = coreBelow(corePath, it)
			at.shape, at.typed = core()[corePath], nil
			if label := it.label(0); label != "" {
				at.shape = merged(core()[corePath], core()[corePath+"."+label])
			}
			if corePath == "terraform.required_providers" {
				at.shape = &shape{any: true}
			}
		}
		if at.shape == nil {
			return nil
		}
	}
	return at
}

func coreBelow(path string, it *item) string {
	if path == "resource.provisioner" && it.name == "connection" {
		return "resource.connection"
	}
	return path + "." + it.name
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// merged is what two shapes have together.
func merged(a, b *shape) *shape {
	if a == nil || b == nil {
		if a == nil {
			return b
		}
		return a
	}
	both := &shape{arguments: maps.Clone(a.arguments), blocks: maps.Clone(a.blocks)}
	maps.Copy(both.arguments, b.arguments)
	maps.Copy(both.blocks, b.blocks)
	return both
}

// blockNamed is a block that may stand here; also an argument that takes a list of objects, which may be written as blocks.
func (at *place) blockNamed(name string) *nested {
	if at.shape == nil {
		return nil
	}
	if b := at.shape.blocks[name]; b != nil {
		return b
	}
	if name == "dynamic" && at.typed != nil {
		return &nested{name: name, labels: []string{"block"}}
	}
	if a := at.shape.arguments[name]; a != nil && asBlocks(a) {
		return &nested{name: name}
	}
	return nil
}

// asBlocks tells whether an argument may be written as blocks: lists and sets of objects of older schemas.
func asBlocks(a *argument) bool {
	return a.attr != nil && a.nested == nil && a.settable() && (a.typ.IsListType() || a.typ.IsSetType()) && a.typ.ElementType().IsObjectType()
}

// inner is what may stand in a block.
func (at *place) inner(b *nested) *shape {
	s := newShape()
	if b == nil {
		return s
	}
	if b.block != nil {
		s.ofBlock(&b.block.Block)
	} else if a := at.shape.arguments[b.name]; a != nil && asBlocks(a) {
		for name, typ := range a.typ.ElementType().AttributeTypes() {
			s.arguments[name] = &argument{name: name, typ: typ}
		}
	}
	return s
}

// callShape is what a module call takes: what every call does, and the variables of the module where it is in the workspace.
func (q *question) callShape(m *module, t *tree, it *item) *shape {
	s := merged(core()["module"], newShape())
	call := &declaration{kind: "module", tree: t, item: it}
	into := q.called(m, call)
	if into == nil {
		return s
	}
	for _, d := range into.of("variable") {
		s.arguments[d.name] = &argument{
			name: d.name, typ: d.valueType(), need: d.item.argument("default") == nil,
			doc: d.tree.constant(d.item.argument("description")),
		}
	}
	return s
}

// isWhole tells whether an item is closed, so that what is typed behind it isn't part of it.
func isHeredoc(t *tree, k token) bool { return strings.HasPrefix(string(t.text[k.start:k.end]), "<<") }

func isAny(t cty.Type) bool { return t == cty.NilType || t == cty.DynamicPseudoType }
