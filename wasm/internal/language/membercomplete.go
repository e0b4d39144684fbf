package language

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// members offers what stands behind the dot of a reference.
func (c *cursor) members(w *within, names []string, want expect) {
	switch names[0] {
	case "each":
		if len(names) == 1 {
			c.name("key", "string", cty.String, want)
			c.name("value", "the element", cty.DynamicPseudoType, want)
		}
		return
	case "count":
		c.name("index", "number, from 0", cty.Number, want)
		return
	case "path":
		for _, name := range []string{"module", "root", "cwd"} {
			c.name(name, "path of the folder", cty.String, want)
		}
		return
	case "terraform", "tofu":
		c.name("workspace", "name of the workspace", cty.String, want)
		return
	case "self":
		if len(c.blocks) > 0 {
			if found := c.typeOf(c.module, c.tree, c.blocks[0]); found != nil {
				c.attributes(found.shape.objectType(), names[1:], want, found)
			}
		}
		return
	case "var", "local":
		if len(names) == 1 {
			kind := map[string]string{"var": "variable", "local": "local"}[names[0]]
			for _, d := range c.module.of(kind) {
				c.name(d.name, typeText(d.valueType()), d.valueType(), want)
			}
			for name, where := range c.unknownNames(names[0]) {
				c.offer(Offer{Label: name, Kind: "name", Detail: "not declared, " + where, rank: -10})
			}
			return
		}
	case "module":
		if len(names) == 1 {
			for _, d := range c.module.of("module") {
				c.offer(Offer{Label: d.name, Kind: "reference", Detail: "module call", Again: true})
			}
			return
		}
		if into := c.called(c.module, c.module.decls["module."+names[1]]); into != nil && len(names) == 2 {
			for _, d := range into.of("output") {
				c.name(d.name, "output", d.valueType(), want)
			}
			return
		}
	case "data", "ephemeral":
		if len(names) < 3 {
			seen := map[string]bool{}
			for _, d := range c.module.of(names[0]) {
				if len(names) == 1 && !seen[d.typ] {
					seen[d.typ] = true
					c.offer(Offer{Label: d.typ, Kind: "reference", Again: true, Insert: d.typ + "."})
				}
				if len(names) == 2 && d.typ == names[1] {
					c.offer(Offer{Label: d.name, Kind: "reference", Detail: d.typ})
				}
			}
			return
		}
	}
	if c.loopMembers(names, want) {
		return
	}
	if len(names) == 1 {
		for _, d := range c.module.of("resource") {
			if d.typ == names[0] {
				c.offer(Offer{Label: d.name, Kind: "reference", Detail: d.typ})
			}
		}
		for _, d := range c.module.of("provider") {
			if d.typ == names[0] && strings.Count(d.address, ".") > 1 {
				c.offer(Offer{Label: d.address[strings.LastIndexByte(d.address, '.')+1:], Kind: "reference", Detail: "provider configuration"})
			}
		}
		return
	}
	if to := c.resolve(c.module, names); to != nil && to.decl != nil {
		typ, of := c.typeBehind(to)
		c.attributes(typ, names[to.size:], want, of)
	}
}

// loopMembers offers those of a dynamic block's element.
func (c *cursor) loopMembers(names []string, want expect) bool {
	for _, it := range c.blocks {
		if it.name == "dynamic" && len(names) == 1 && names[0] == c.iterator(it) {
			c.name("key", "string", cty.String, want)
			c.name("value", "the element", cty.DynamicPseudoType, want)
			return true
		}
	}
	return false
}

func (c *cursor) iterator(dynamic *item) string {
	if name := c.tree.expression(dynamic.argument("iterator")); name != "" {
		return name
	}
	return dynamic.label(0)
}

// typeBehind is the type of what an address leads to, and the provider's type when it is one.
func (q *question) typeBehind(to *target) (cty.Type, *typed) {
	switch to.decl.kind {
	case "resource", "data", "ephemeral":
		if found := q.typeOf(to.module, to.decl.tree, to.decl.item); found != nil {
			return found.shape.objectType(), found
		}
		return cty.DynamicPseudoType, nil
	}
	return to.decl.valueType(), nil
}

// objectType is what a block is as a value.
func (s *shape) objectType() cty.Type {
	attributes := map[string]cty.Type{}
	for name, a := range s.arguments {
		attributes[name] = a.typ
	}
	for name, b := range s.blocks {
		if b.block == nil {
			continue
		}
		inner := newShape()
		inner.ofBlock(&b.block.Block)
		typ := inner.objectType()
		if !single(b) {
			typ = cty.List(typ)
		}
		attributes[name] = typ
	}
	return cty.Object(attributes)
}

// attributes offers those of an object at a path of names.
func (c *cursor) attributes(typ cty.Type, names []string, want expect, of *typed) {
	for _, name := range names {
		if typ.IsListType() || typ.IsSetType() {
			typ = typ.ElementType()
		}
		switch {
		case typ.IsObjectType() && typ.HasAttribute(name):
			typ = typ.AttributeType(name)
		case typ.IsMapType():
			typ = typ.ElementType()
		default:
			return
		}
	}
	if typ.IsListType() && typ.ElementType().IsObjectType() {
		typ = typ.ElementType()
	}
	if !typ.IsObjectType() {
		return
	}
	for name, t := range typ.AttributeTypes() {
		o := c.valueOffer(name, typeText(t), t, want)
		if of != nil && len(names) == 0 {
			if a := of.shape.arguments[name]; a != nil {
				o.Doc, o.Deprecated = c.flags(a), a.attr != nil && a.attr.Deprecated
				if slices.Contains(c.expectedAttributes(want, of.name), name) {
					o.rank += 500
				}
			}
			o.rank += map[string]int{"id": 30, "arn": 25, "name": 20}[name]
		}
		c.offer(o)
	}
}

// expectedAttributes are those of a type that examples give to the argument.
func (c *cursor) expectedAttributes(want expect, typeName string) (names []string) {
	for _, ref := range c.refsOf(want) {
		if name, ok := strings.CutPrefix(ref, typeName+"."); ok {
			names = append(names, name)
		}
	}
	return names
}
