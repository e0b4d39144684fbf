package language

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
)

func keysOf[V any](m map[string]V) iter.Seq[string] { return maps.Keys(m) }

// completeBody offers arguments and blocks, at the top of a file the kinds of blocks.
func (c *cursor) completeBody() {
	at := c.placeOf(c.tree, c.module, c.blocks)
	if at == nil || at.shape == nil {
		return
	}
	c.place = at
	free := c.lineIsFree()
	if len(c.blocks) == 0 {
		c.topLevel(free)
		return
	}
	if c.inRequirements() {
		c.requirements()
		return
	}
	given := map[string]int{}
	for _, it := range at.item.items {
		if !c.isIn(it) {
			given[it.name]++
			if it.name == "dynamic" {
				given[it.label(0)]++
			}
		}
	}
	missing := slices.DeleteFunc(c.required(at.shape, at.typed, at.path), func(name string) bool { return given[name] > 0 })
	if len(missing) > 1 && free {
		c.offerMissing(at, missing)
	}
	for name, a := range at.shape.arguments {
		if a.settable() && given[name] == 0 && !asBlocks(a) {
			c.offerArgument(at, a, free, a.need)
		}
	}
	for _, name := range at.blockNames() {
		b := at.blockNamed(name)
		if b.max > 0 && given[name] >= b.max || b.block != nil && b.max == 1 && given[name] > 0 || b.block != nil && single(b) && given[name] > 0 {
			continue
		}
		c.offerBlock(at, b, free, b.min > 0)
	}
	if at.typed != nil && len(at.blockNames()) > 0 && at.item.name != "dynamic" && len(c.blocks) > 0 && slices.ContainsFunc(at.blockNames(), func(name string) bool { return coreAt(c.blocks[0].name).blocks[name] == nil }) {
		c.offer(Offer{Label: "dynamic", Kind: "block", Detail: "block", Doc: "One block for each element of a list or map.", Insert: c.style.labelled("dynamic"), Snippet: free, Again: true, rank: -20})
	}
}

// isIn tells whether the cursor is in an item's name.
func (c *cursor) isIn(it *item) bool { return it.start <= c.At && c.At <= it.nameEnd }

func single(b *nested) bool {
	return b.block.Nesting == configschema.NestingSingle || b.block.Nesting == configschema.NestingGroup
}

// blockNames are those of the blocks that may stand here, sorted.
func (at *place) blockNames() []string {
	names := slices.Collect(maps.Keys(at.shape.blocks))
	for name, a := range at.shape.arguments {
		if asBlocks(a) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// topLevel offers the kinds of blocks.
func (c *cursor) topLevel(free bool) {
	for name, b := range coreAt("").blocks {
		o := Offer{Label: name, Kind: "keyword", Doc: b.doc, Snippet: free, rank: map[string]int{"resource": 9, "variable": 8, "output": 7, "data": 6, "module": 5, "locals": 4, "provider": 3, "terraform": 2}[name]}
		switch {
		case !free:
		case len(b.labels) > 0 && (b.labels[0] == "type" || b.labels[0] == "provider"):
			o.Insert, o.Again = c.style.labelled(name), true
		case len(b.labels) > 0 && c.style == asJSON:
			o.Insert = c.style.opens(name) + "\n  " + c.style.opens("${1:name}") + "\n" + c.bodyOf(core()[name], nil, "", "  ") + "  }\n}"
		case len(b.labels) > 0:
			o.Insert = name + ` "${1:name}" {` + "\n" + c.bodyOf(core()[name], nil, "", "") + "}"
		case name == "terraform":
			o.Insert = c.terraformBlock()
		default:
			o.Insert = c.style.opens(name) + "\n" + c.bodyOf(core()[name], nil, "", "") + "}"
		}
		c.offer(o)
	}
}

func (c *cursor) terraformBlock() string {
	return c.style.opens("terraform") + "\n  " + c.style.opens("required_providers") + "\n    $0\n  }\n}"
}

func (c *cursor) offerMissing(at *place, missing []string) {
	w := &writer{cursor: c, stop: 1}
	indent := c.indent()
	s := newShape()
	for _, name := range missing {
		if a := at.shape.arguments[name]; a != nil {
			needed := *a
			needed.need = true
			s.arguments[name] = &needed
		} else {
			b := *at.shape.blocks[name]
			b.min = 1
			s.blocks[name] = &b
		}
	}
	w.body(s, at.typed, at.path, indent, 0)
	text := strings.TrimSuffix(strings.TrimPrefix(w.String(), indent), "\n")
	said := "required"
	for _, name := range missing {
		a, b := at.shape.arguments[name], at.shape.blocks[name]
		if (a == nil || !a.need) && (b == nil || b.min == 0) {
			said = "required and usual"
		}
	}
	c.offer(Offer{Label: strings.Join(missing, ", "), Kind: "snippet", Detail: said, Insert: unindented(text, indent), Snippet: true, rank: 2000})
}

// unindented leaves the indentation of the line to the editor, which gives it to every line of a snippet.
func unindented(text, indent string) string { return strings.ReplaceAll(text, "\n"+indent, "\n") }

// indent of the line of the cursor.
func (c *cursor) indent() string {
	start := c.result.Span[0]
	for start > 0 && c.tree.text[start-1] != '\n' {
		start--
	}
	line := string(c.tree.text[start:c.result.Span[0]])
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// offerArgument offers one, with a place for its value where none is there yet.
func (c *cursor) offerArgument(at *place, a *argument, free, missing bool) {
	o := Offer{Label: a.name, Kind: "argument", Detail: a.detail(), Doc: c.docOf(at, a), Deprecated: a.attr != nil && a.attr.Deprecated, rank: c.rankOf(at, a.name, missing)}
	if a.name == "id" || a.name == "tags_all" {
		o.rank -= 300 // older schemas have them as if they could be given
	}
	if a.attr == nil && at.typed != nil {
		o.rank -= 15 // what every block may have
	}
	if free {
		e := a.expect(at)
		w := &writer{cursor: c, stop: 1}
		value := w.value(e, "")
		o.Insert, o.Snippet, o.Again = c.style.key(a.name)+value, true, value == "$1" || value == `"$1"` && len(c.firstLiterals(e)) > 0
	}
	c.offer(o)
}

func (c *cursor) offerBlock(at *place, b *nested, free, missing bool) {
	o := Offer{Label: b.name, Kind: "block", Detail: "block", Doc: b.doc, rank: c.rankOf(at, b.name, missing)}
	if b.min > 0 {
		o.Detail = "block, required"
	}
	if b.block != nil {
		o.Deprecated = b.block.Deprecated
	}
	if b.block == nil && b.doc != "" && at.typed != nil {
		o.rank -= 15
	}
	if free {
		w := &writer{cursor: c, stop: 1}
		switch {
		case len(b.labels) > 0:
			w.WriteString(c.style.labelled(b.name))
			o.Again = true
		default:
			inner := at.inner(b)
			of, path := at.typed, join(at.path, b.name)
			if b.doc != "" {
				inner, of, path = core()[c.corePath()+"."+b.name], nil, ""
			}
			w.body(inner, of, path, "  ", 1)
			text := c.style.opens(b.name) + "\n" + c.style.ending(w.String(), "  ") + "}"
			w.Reset()
			w.WriteString(text)
		}
		o.Insert, o.Snippet = w.String(), true
	}
	c.offer(o)
}

// corePath of the blocks around the cursor.
func (c *cursor) corePath() string {
	names := []string{}
	for _, it := range c.blocks {
		names = append(names, it.name)
	}
	return strings.Join(names, ".")
}

// rankOf puts what is missing first, then what is usual.
func (c *cursor) rankOf(at *place, name string, missing bool) int {
	rank := 0
	if missing {
		rank += 1000
	}
	if at.typed != nil {
		rank += min(c.usageOf(at.typed.provider.Addr.Type).of(at.typed.name).count(at.path, name)*10, 500)
	}
	return rank
}

// detail is what stands beside an argument in the list.
func (a *argument) detail() string {
	text := typeText(a.typ)
	if a.want != "" {
		text = wantText[a.want]
	}
	if a.need {
		text = strings.TrimPrefix(text+", required", ", ")
	}
	return text
}

var wantText = map[string]string{
	"addresses": "list of addresses", "address": "address", "attributes": "list of arguments", "provider": "provider configuration", "providers": "map of provider configurations",
	"type": "type", "source": "string", "condition": "bool", "count": "number", "for_each": "map or set", "word": "keyword",
	"actions": "string or list of strings", "principals": "string or list of strings",
}

// typeText is a type as people write it.
func typeText(t cty.Type) string {
	switch {
	case isAny(t):
		return "any"
	case t.IsPrimitiveType():
		return t.FriendlyName()
	case t.IsListType():
		return "list(" + typeText(t.ElementType()) + ")"
	case t.IsSetType():
		return "set(" + typeText(t.ElementType()) + ")"
	case t.IsMapType():
		return "map(" + typeText(t.ElementType()) + ")"
	case t.IsObjectType():
		return "object"
	case t.IsTupleType():
		return "tuple"
	}
	return t.FriendlyName()
}

// completeValues offers, in a file of values, the variables of the module and what they take.
func (c *cursor) completeValues() {
	if c.in != nil && c.in.equals >= 0 && c.At >= c.in.equals {
		d := c.module.decls["var."+c.in.name]
		want := anything()
		if d != nil {
			want = expect{typ: d.valueType(), name: d.name}
		}
		c.completeValue(c.in.expr, want, false)
		return
	}
	if len(c.blocks) > 0 || c.in != nil && c.At > c.in.nameEnd {
		return
	}
	if c.style != asJSON {
		c.word()
	}
	given := map[string]bool{}
	for _, it := range c.tree.items {
		given[it.name] = !c.isIn(it)
	}
	for _, d := range c.module.of("variable") {
		if given[d.name] {
			continue
		}
		a := &argument{name: d.name, typ: d.valueType(), need: d.item.argument("default") == nil, doc: d.tree.constant(d.item.argument("description"))}
		c.offerArgument(&place{shape: newShape()}, a, c.lineIsFree(), a.need)
	}
}
