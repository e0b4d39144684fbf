package language

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// keys offers those of an object that aren't given yet.
func (c *cursor) keys(f *frame, tokens []token) {
	given := map[string]bool{}
	depth := 0
	for i, k := range tokens {
		if k.start < f.start || k.end > c.At && k.start <= c.At {
			continue
		}
		switch k.kind {
		case '{', '[', '(':
			depth++
		case '}', ']', ')':
			depth--
		case identifier:
			if depth == 0 && i+1 < len(tokens) && tokens[i+1].kind == '=' {
				given[c.tree.str(k)] = true
			}
		}
		if depth < 0 {
			break
		}
	}
	free := !strings.HasPrefix(c.restOfLine(c.result.Span[1]), "=")
	add := func(name string, a *argument, e expect) {
		if given[name] {
			return
		}
		o := Offer{Label: name, Kind: "argument", Detail: a.detail(), Deprecated: a.attr != nil && a.attr.Deprecated}
		if a.need {
			o.rank = 100
		}
		if free {
			w := &writer{cursor: c, stop: 1}
			o.Insert, o.Snippet = name+" = "+w.value(e, ""), true
		}
		c.offer(o)
	}
	want := f.want
	switch {
	case want.want == "requirement":
		add("source", &argument{name: "source", typ: cty.String, need: true}, want.member("source"))
		add("version", &argument{name: "version", typ: cty.String}, want.member("version"))
	case want.want == "providers":
		for _, name := range c.usedProviders() {
			add(name, &argument{name: name, typ: cty.DynamicPseudoType}, anything())
		}
	case want.nested != nil:
		for name, attr := range want.nested.Attributes {
			if attr.Required || attr.Optional {
				add(name, argumentOf(name, attr), want.member(name))
			}
		}
	case want.typ.IsObjectType():
		for name, typ := range want.typ.AttributeTypes() {
			add(name, &argument{name: name, typ: typ}, want.member(name))
		}
	case want.typ.IsMapType() && want.typed != nil:
		u := c.usageOf(want.typed.provider.Addr.Type).of(want.typed.name)
		for _, key := range u.values(want.path + ".*") {
			key = strings.Trim(key, `"`)
			if isPlainName(key) {
				add(key, &argument{name: key, typ: want.typ.ElementType()}, anything())
			}
		}
	}
}

func isPlainName(text string) bool {
	start, end := wordAround([]byte(text), 0)
	return text != "" && start == 0 && end == len(text)
}
