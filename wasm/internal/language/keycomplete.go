package language

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// quoted takes the text in the quotes around the cursor for what is replaced, with the quote that ends it. One that ends elsewhere was
// left open here: then what stands behind the cursor isn't part of it.
func (c *cursor) quoted() {
	text, end := c.tree.text, c.result.Span[1]
	if c.tree.json && end+1 < len(text) && text[end] == '\\' && text[end+1] == '"' {
		c.result.Span[1] = end + 2 // in a template
	} else if end < len(text) && text[end] == '"' && (end+1 == len(text) || !isWord(text[end+1])) {
		c.result.Span[1] = end + 1
	} else {
		c.result.Span[1] = c.At
	}
}

// keys offers those of an object that aren't given yet; in quotes where the one at the cursor has begun with a quote.
func (c *cursor) keys(f *frame, tokens []token, quoted bool) {
	given := map[string]bool{}
	depth := 0
	if quoted {
		c.style.quote = `"`
	}
	for i, k := range tokens {
		if k.start < f.start || k.end > c.At && k.start <= c.At {
			continue
		}
		switch k.kind {
		case '{', '[', '(':
			depth++
		case '}', ']', ')':
			depth--
		case identifier, closeQuote:
			if depth == 0 && i+1 < len(tokens) && (tokens[i+1].kind == '=' || tokens[i+1].kind == ':') {
				if name, start := c.keyBefore(tokens, i); start >= c.At || k.end < c.At { // not the one that is being written
					given[name] = true
					if quoted && tokens[i+1].kind == ':' {
						c.style.sign = ": "
					}
				}
			}
		}
		if depth < 0 {
			break
		}
	}
	rest := c.restOfLine(c.result.Span[1])
	free := !strings.HasPrefix(rest, "=") && !strings.HasPrefix(rest, ":")
	add := func(name string, a *argument, e expect) {
		if given[name] {
			return
		}
		o := Offer{Label: name, Kind: "argument", Detail: a.detail(), Doc: a.doc, Deprecated: a.attr != nil && a.attr.Deprecated}
		if a.need {
			o.rank = 100
		}
		if free {
			w := &writer{cursor: c, stop: 1}
			o.Insert, o.Snippet = c.style.key(name)+w.value(e, ""), true
			if c.style != asJSON {
				o.Insert = strings.TrimPrefix(o.Insert, c.style.quote)
			}
		} else if quoted {
			o.Insert = name + `"`
		}
		c.offer(o)
	}
	want := f.want
	switch {
	case want.document != "":
		for name, a := range documentAt(want.document).arguments {
			add(name, a, want.member(name))
		}
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
			if quoted || isPlainName(key) {
				e := anything()
				if c.style == asJSON {
					e.typ = want.typ.ElementType() // no reference can stand without quotes
				}
				add(key, &argument{name: key, typ: want.typ.ElementType()}, e)
			}
		}
	}
}

// keyBefore is the key that ends with token i, a name or one in quotes, and where it begins.
func (c *cursor) keyBefore(tokens []token, i int) (name string, start int) {
	start = tokens[i].start
	for j := i; tokens[i].kind == closeQuote && j >= 0; j-- {
		if tokens[j].kind == openQuote {
			start = tokens[j].start
			break
		}
	}
	return strings.Trim(string(c.tree.text[start:tokens[i].end]), `"\`), start
}

func isPlainName(text string) bool {
	start, end := wordAround([]byte(text), 0)
	return text != "" && start == 0 && end == len(text)
}
