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
	if f.kind == openQuote {
		c.inQuotes(w, f)
		return
	}
	names, start := c.namesBefore(tokens)
	c.word()
	if f.kind == '{' && f.key && !f.loop {
		c.keys(f, tokens)
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
	c.offerFunctions(f.now)
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

// inQuotes offers texts: allowed and usual values, sources, versions; and what begins a template.
func (c *cursor) inQuotes(w *within, f *frame) {
	text := c.tree.text
	end := c.At
	for end < len(text) && text[end] != '"' && text[end] != '\n' {
		end++
	}
	if strings.Contains(string(text[f.start:c.At]), "${") {
		return
	}
	c.from(f.start, end)
	outer := w.frames[len(w.frames)-2]
	if outer.kind == '{' && outer.key {
		return
	}
	c.special(f.now, true)
	c.offerLiterals(f.now, true)
}

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
	if name := c.tree.source(dynamic.argument("iterator")); name != "" {
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

// offerLiterals offers plain values: allowed and usual ones.
func (c *cursor) offerLiterals(want expect, inQuotes bool) {
	all, allowed := c.literals(want)
	if want.typ == cty.Bool && !inQuotes {
		all = append(all, "true", "false")
	}
	for i, text := range all {
		o := Offer{Label: text, Kind: "value", rank: 850 - min(i, 100)}
		if i < allowed {
			o.Detail = "allowed"
		} else if want.typ != cty.Bool {
			o.Detail = "usual"
		}
		if inQuotes {
			plain := strings.Trim(text, `"`)
			o.Label, o.Insert = plain, plain
		}
		c.offer(o)
	}
	if list := want.typ.IsListType() || want.typ.IsSetType(); list && !inQuotes {
		c.offer(Offer{Label: "[ ]", Kind: "value", Insert: "[$1]", Snippet: true, Again: true, rank: 120})
	} else if (want.typ.IsMapType() || want.typ.IsObjectType()) && !inQuotes {
		w := &writer{cursor: c, stop: 1}
		c.offer(Offer{Label: "{ }", Kind: "value", Insert: w.object(want, w.next(), ""), Snippet: true, rank: 120})
	}
}

// literals are the plain values that a place is known to take, as HCL writes them; the first so many are all that are allowed.
func (c *cursor) literals(e expect) (all []string, allowed int) {
	for _, word := range e.values {
		if e.want != "word" {
			word = `"` + word + `"`
		}
		all = append(all, word)
	}
	if e.typed == nil {
		return all, len(all)
	}
	lists := [][]string{}
	if facts := e.typed.facts(); facts != nil {
		lists = append(lists, facts.Values[e.path], facts.AnyCase[e.path], facts.Spelling[e.path])
	}
	u := c.usageOf(e.typed.provider.Addr.Type).of(e.typed.name)
	lists = append(lists, u.Lists[e.path])
	for _, list := range lists {
		for _, text := range list {
			if e.typ != cty.Number && e.typ != cty.Bool {
				text = `"` + text + `"`
			}
			all = append(all, text)
		}
	}
	allowed = len(all)
	usual := slices.DeleteFunc(u.values(e.path), func(text string) bool { return strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") })
	if allowed == 0 {
		return usual, 0
	}
	// The usual ones of the allowed first.
	slices.SortStableFunc(all, func(a, b string) int { return position(usual, a) - position(usual, b) })
	return slices.Compact(all), allowed
}

func (c *cursor) firstLiterals(e expect) []string {
	all, _ := c.literals(e)
	return all
}

func position(list []string, text string) int {
	if i := slices.Index(list, text); i >= 0 {
		return i
	}
	return len(list)
}

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

// signatures of functions are read once: working out what one gives takes a while.
func (c *cursor) offerFunctions(want expect) {
	if c.typed == "" && want.typ != cty.DynamicPseudoType && want.typed != nil && len(c.result.Offers) > 0 && c.tree.text[max(c.At-1, 0)] == '"' {
		return
	}
	free := !strings.HasPrefix(c.restOfLine(c.result.Span[1]), "(")
	for _, name := range slices.Sorted(maps.Keys(c.functions())) {
		f := c.functions()[name]
		o := Offer{Label: name, Kind: "function", Detail: strings.TrimPrefix(signatureText(name, f, returns(name, f)), name), Doc: f.Description(), rank: -100}
		if !isAny(returns(name, f)) && want.fit(returns(name, f)) == 2 && !isAny(want.typ) {
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
