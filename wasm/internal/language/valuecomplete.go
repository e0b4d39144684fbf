package language

import (
	"maps"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// completeArgument offers values for the argument that the cursor is in.
func (c *cursor) completeArgument() {
	at := c.placeOf(c.tree, c.module, c.blocks)
	want := anything()
	if c.inRequirements() {
		want = expect{typ: cty.DynamicPseudoType, want: "requirement", name: c.in.name}
	} else if at != nil && at.shape != nil {
		c.place = at
		if a := at.shape.arguments[c.in.name]; a != nil {
			want = a.expect(at)
		} else if b := at.shape.blocks[c.in.name]; b != nil && b.block != nil {
			want = expect{typ: cty.DynamicPseudoType, name: c.in.name}
		}
		if c.in.name == "content" || c.in.name == "for_each" && c.blocks[len(c.blocks)-1].name == "dynamic" {
			want = expect{typ: cty.DynamicPseudoType, want: "for_each"}
		}
	}
	c.completeValue(c.in.expr, want, true)
}

// completeValue offers what a value, or the part of it at the cursor, may be.
func (c *cursor) completeValue(tokens []token, want expect, references bool) {
	w := c.within(tokens, c.tree.text, c.At, want)
	if !w.code {
		return
	}
	f := w.top()
	if c.tree.json {
		if !slices.ContainsFunc(w.frames, func(f *frame) bool { return f.kind == template }) {
			c.style = asJSON
		}
		defer c.valuesInJSON(w, f)
	}
	if f.kind == openQuote {
		c.inQuotes(w, f, tokens)
		return
	}
	names, start := c.namesBefore(tokens)
	c.word()
	if f.kind == '{' && f.key && !f.loop {
		if !f.after || c.typed != "" {
			c.keys(f, tokens, false)
		}
		return
	}
	if len(names) > 0 {
		if references {
			c.members(w, names, f.now)
		}
		return
	}
	if start < c.result.Span[0] {
		return // behind a call or brackets: nothing is known of it
	}
	if f.after && c.typed == "" {
		return
	}
	c.special(f.now, references)
	if !references {
		c.offerLiterals(f.now, false)
		return
	}
	if closed(f.now.want) {
		return
	}
	c.offerLiterals(f.now, false)
	c.offerReferences(w, f.now)
	if c.style != asJSON {
		c.offerFunctions(f.now)
	}
}

// closed tells whether only what special offers may stand there.
func closed(want string) bool {
	return slices.Contains([]string{"addresses", "address", "attributes", "provider", "providers", "type", "source", "word", "registry", "version"}, want)
}

// namesBefore are the names of a reference that stand before the word at the cursor, and where it begins.
func (c *cursor) namesBefore(tokens []token) (names []string, start int) {
	wordStart, _ := wordAround(c.tree.text, c.At)
	start = wordStart
	last := -1
	for i, k := range tokens {
		if k.end <= wordStart {
			last = i
		}
	}
	if last < 0 || tokens[last].kind != '.' || tokens[last].end != wordStart {
		return nil, start
	}
	for i := last; i >= 0; i-- {
		if tokens[i].kind != identifier || i > 0 && tokens[i-1].kind == '.' && tokens[i-1].end == tokens[i].start {
			continue
		}
		if ch, _ := chainAt(tokens[:last], i); ch.end == tokens[last].start {
			for _, part := range ch.parts {
				names = append(names, c.tree.str(part))
			}
			return names, ch.parts[0].start
		}
	}
	return nil, wordStart - 1
}

// inQuotes offers texts: allowed and usual values, sources, versions; and keys of objects, which may stand in quotes, too.
func (c *cursor) inQuotes(w *within, f *frame, tokens []token) {
	text := c.tree.text
	end := c.At
	for end < len(text) && text[end] != '"' && text[end] != '\n' {
		if c.style == asJSON && text[end] == '\\' && end+1 < len(text) && text[end+1] == '"' {
			end++
		}
		end++
	}
	if c.tree.json && c.style != asJSON && end > c.At && text[end-1] == '\\' {
		end-- // of a quote in a template
	}
	if strings.Contains(string(text[f.start:c.At]), "${") {
		return
	}
	c.from(f.start, end)
	outer := w.frames[len(w.frames)-2]
	if outer.kind == '{' && outer.key {
		if !outer.loop {
			c.quoted()
			c.keys(outer, tokens, true)
		}
		return
	}
	c.special(f.now, true)
	c.offerLiterals(f.now, true)
	if c.style == asJSON && !closed(f.now.want) {
		c.offerReferences(w, f.now)
		c.result.Offers = slices.DeleteFunc(c.result.Offers, func(o Offer) bool { // the rest of a sentence is none
			return o.Kind == "reference" && !strings.HasPrefix(o.Label, c.typed)
		})
	}
}

func (c *cursor) refsOf(e expect) []string {
	if e.typed == nil {
		return nil
	}
	return c.usageOf(e.typed.provider.Addr.Type).refs(e.typed.name, e.path)
}

// leads tells whether examples mostly refer to something here, and don't say the value itself.
func (c *cursor) leads(e expect) bool {
	if e.typed == nil {
		return false
	}
	refs, values := c.usageOf(e.typed.provider.Addr.Type).of(e.typed.name).counts(e.path)
	return refs > 0 && refs >= values
}

// fitting are references to what is declared that examples have here, such as aws_vpc.main.id for vpc_id.
func (c *cursor) fitting(e expect) (found []string) {
	for _, ref := range c.refsOf(e) {
		i := strings.LastIndexByte(ref, '.')
		typ, attribute := ref[:i], ref[i+1:]
		for _, d := range c.module.order {
			if prefixOf[d.kind]+d.typ != typ || c.isOwn(d) {
				continue
			}
			address := d.address + "." + attribute
			if d.item.argument("count") != nil {
				address = d.address + "[0]." + attribute
			} else if d.item.argument("for_each") != nil {
				address = d.address + "[each.key]." + attribute
			}
			if !slices.Contains(found, address) {
				found = append(found, address)
			}
		}
		if len(found) > 0 {
			break // the most usual one that there is
		}
	}
	return found
}

var prefixOf = map[string]string{"data": "data.", "ephemeral": "ephemeral."}

// isOwn: the declaration is the block that the cursor is in.
func (c *cursor) isOwn(d *declaration) bool {
	return d.tree == c.tree && d.item.start <= c.At && c.At <= d.item.end
}

func (c *cursor) name(label, detail string, typ cty.Type, want expect) {
	c.offer(c.valueOffer(label, detail, typ, want))
}

// valueOffer ranks a reference by how its type goes with what is expected.
func (c *cursor) valueOffer(label, detail string, typ cty.Type, want expect) Offer {
	return Offer{Label: label, Kind: "reference", Detail: detail, rank: 100 * want.fit(typ)}
}

// offerReferences offers all that can be referred to, with what fits first.
func (c *cursor) offerReferences(w *within, want expect) {
	for _, name := range w.vars {
		c.offer(Offer{Label: name, Kind: "reference", Detail: "of the for expression", rank: 600})
	}
	list := want.typ.IsListType() || want.typ.IsSetType()
	for _, address := range c.fitting(want) {
		o := Offer{Label: address, Kind: "reference", Detail: want.name, rank: 900}
		if list && w.top().kind != '[' {
			o.Insert = "[" + address + "]"
		}
		c.offer(o)
	}
	for _, it := range c.blocks {
		switch {
		case it.argument("for_each") != nil && it.name != "dynamic":
			c.name("each.key", "string", cty.String, want)
			c.name("each.value", "the element", cty.DynamicPseudoType, want)
		case it.argument("count") != nil:
			c.name("count.index", "number, from 0", cty.Number, want)
		case it.name == "dynamic":
			c.name(c.iterator(it)+".value", "the element", cty.DynamicPseudoType, want)
			c.name(c.iterator(it)+".key", "its key", cty.String, want)
		case it.name == "provisioner" || it.name == "connection" || it.name == "postcondition":
			c.offer(Offer{Label: "self", Kind: "reference", Insert: "self.", Again: true})
		}
	}
	for _, d := range c.module.order {
		switch {
		case c.isOwn(d) && d.kind != "variable":
		case d.kind == "variable" || d.kind == "local":
			o := c.valueOffer(d.address, typeText(d.valueType()), d.valueType(), want)
			o.Doc = d.tree.constant(d.item.argument("description"))
			if d.name == want.name {
				o.rank += 400
			}
			c.offer(o)
		case d.kind == "module":
			c.offer(Offer{Label: d.address, Kind: "reference", Detail: "module call", Insert: d.address + ".", Again: true})
			if into := c.called(c.module, d); into != nil {
				for _, output := range into.of("output") {
					c.offer(c.valueOffer(d.address+"."+output.name, "output", output.valueType(), want))
				}
			}
		case d.kind == "resource" || d.kind == "data" || d.kind == "ephemeral":
			c.offer(Offer{Label: d.address, Kind: "reference", Detail: map[string]string{"resource": "resource", "data": "data source", "ephemeral": "ephemeral resource"}[d.kind], Insert: d.address + ".", Again: true, rank: 10})
		}
	}
	for name, typ := range map[string]cty.Type{"path.module": cty.String, "path.root": cty.String, "terraform.workspace": cty.String} {
		o := c.valueOffer(name, "", typ, want)
		o.rank = -50
		c.offer(o)
	}
}

// offerFunctions offers those of the language, those that give what is wanted first.
func (c *cursor) offerFunctions(want expect) {
	if c.typed == "" && want.typ != cty.DynamicPseudoType && want.typed != nil && len(c.result.Offers) > 0 && c.tree.text[max(c.At-1, 0)] == '"' {
		return
	}
	free := !strings.HasPrefix(c.restOfLine(c.result.Span[1]), "(")
	functions := c.functions()
	for _, name := range slices.Sorted(maps.Keys(functions)) {
		f := functions[name]
		gives := returns(name, f)
		o := Offer{Label: name, Kind: "function", Detail: strings.TrimPrefix(signatureText(name, f, gives), name), Doc: f.Description(), rank: -100}
		if !isAny(gives) && want.fit(gives) == 2 && !isAny(want.typ) {
			o.rank = -60
		}
		if free {
			o.Insert, o.Snippet = name+"($1)", true
			if len(f.Params()) == 0 && f.VarParam() == nil {
				o.Insert = name + "()"
			}
		}
		c.offer(o)
	}
}
