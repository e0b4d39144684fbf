package language

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// expect is what a value at a place should be.
type expect struct {
	typ    cty.Type
	want   string // addresses, provider, …: not any value of a type
	values []string
	nested *configschema.Object // attributes of an object, with their flags
	typed  *typed               // whose argument it is,
	path   string               // and which: "rule.status"
	name   string               // of the argument

	document string // what of a document it is, in documents.txt
	granted  *granted
	usual    []string
}

func anything() expect { return expect{typ: cty.DynamicPseudoType} }

func (a *argument) expect(at *place) expect {
	e := expect{typ: a.typ, want: a.want, values: a.values, nested: a.nested, name: a.name}
	if a.attr != nil && at.typed != nil {
		e.typed, e.path = at.typed, join(at.path, a.name)
	}
	return e
}

// element is what is expected in a list, set or map.
func (e expect) element() expect {
	inner := e
	switch {
	case e.typ.IsListType() && e.document != "":
		inner.typ = e.typ.ElementType()
	case e.document != "" || e.usual != nil: // one may stand without its list
	case e.nested != nil && e.nested.Nesting != configschema.NestingSingle && e.nested.Nesting != configschema.NestingGroup:
		inner.nested = &configschema.Object{Attributes: e.nested.Attributes, Nesting: configschema.NestingSingle}
		inner.typ = inner.nested.ImpliedType()
	case e.typ.IsCollectionType():
		inner.typ = e.typ.ElementType()
	case e.want == "addresses" || e.want == "attributes":
	default:
		inner = anything()
	}
	return inner
}

// member is what is expected at a key of an object or map.
func (e expect) member(name string) expect {
	inner := anything()
	switch {
	case e.document != "":
		inner = e.entry(name)
	case e.nested != nil && (e.nested.Nesting == configschema.NestingSingle || e.nested.Nesting == configschema.NestingGroup):
		if attr := e.nested.Attributes[name]; attr != nil {
			inner = expect{typ: attr.ImpliedType(), nested: attr.NestedType, typed: e.typed, path: join(e.path, name), name: name}
		}
	case e.nested != nil || e.typ.IsMapType():
		inner = e.element()
	case e.typ.IsObjectType() && e.typ.HasAttribute(name):
		inner = expect{typ: e.typ.AttributeType(name), typed: e.typed, path: join(e.path, name), name: name}
	case e.want == "requirement":
		inner = expect{typ: cty.String, want: map[string]string{"source": "registry", "version": "version"}[name], name: e.name}
	case e.want == "providers":
		inner = expect{typ: cty.DynamicPseudoType, want: "provider"}
	case e.want == "requirements":
		inner = expect{typ: cty.DynamicPseudoType, want: "requirement", name: name}
	}
	return inner
}

// frame is a bracket that is open at the cursor.
type frame struct {
	kind  kind
	want  expect // of the brackets as a whole
	now   expect // of what stands at the cursor in them
	name  string // of the function whose arguments they hold; of the key whose value is being written
	param int
	key   bool // in an object: a key is being written
	start int
	loop  bool
	after bool // something stands before the cursor
	names []string
}

// within is what is open at the cursor in a value.
type within struct {
	frames []*frame
	quote  int      // byte behind the quote that the cursor is in, -1
	code   bool     // not in text or a comment
	vars   []string // of the for expressions around
}

func (w *within) top() *frame { return w.frames[len(w.frames)-1] }

// read follows the tokens of a value up to the cursor.
func (q *question) within(tokens []token, text []byte, at int, want expect) *within {
	w := &within{quote: -1, code: true, frames: []*frame{{want: want, now: want}}}
	for i, k := range tokens {
		if k.start >= at || k.end > at || k.start == k.end && k.start == at {
			if k.start < at && k.kind == comment {
				w.code = false
			}
			break
		}
		if k.kind == comment && k.end == at && text[k.start] != '/' {
			w.code = false // behind a # on the same line
		}
		f := w.top()
		switch k.kind {
		case newline:
			if f.kind == '{' && !f.loop {
				f.key, f.now, f.after = true, f.want, false
			}
			continue
		case comment:
			continue
		case openQuote:
			inner := f.now
			if isAny(inner.typ) && inner.want == "" {
				inner.typ = cty.String
			}
			w.push(&frame{kind: openQuote, want: inner, now: inner, start: k.end, key: f.key})
			continue
		case template:
			w.push(&frame{kind: template, want: expect{typ: cty.String, typed: f.want.typed, path: f.want.path, name: f.want.name}, start: k.end})
			w.top().now = w.top().want
			continue
		case '[':
			inner := f.now.element()
			if f.after { // an index
				inner = anything()
			}
			w.push(&frame{kind: '[', want: inner, now: inner, start: k.end})
			continue
		case '{':
			w.push(&frame{kind: '{', want: f.now, now: f.now, start: k.end, key: true})
			continue
		case '(':
			g := &frame{kind: '(', want: f.now, now: f.now, start: k.end}
			if i > 0 && tokens[i-1].kind == identifier && tokens[i-1].end == k.start {
				g.name = functionName(tokens, i, text)
				g.now = q.parameter(g.name, 0, f.now)
			}
			w.push(g)
			continue
		case ')', ']', '}', closeQuote, templateTo:
			for len(w.frames) > 1 {
				closed := w.top()
				w.frames = w.frames[:len(w.frames)-1]
				if closed.kind == opening[k.kind] {
					break
				}
			}
			w.top().after = true
			if g := w.top(); g.kind == '{' && g.key && k.kind == closeQuote {
				g.name = strings.Trim(string(text[tokens[max(i-1, 0)].start:k.end]), `"\`)
			}
			continue
		case ',':
			f.after = false
			switch {
			case f.kind == '(' && f.name != "":
				f.param++
				f.now = q.parameter(f.name, f.param, f.want)
			case f.kind == '{' && !f.loop:
				f.key, f.now = true, f.want
			default:
				f.now = f.want
			}
			continue
		case '=', ':':
			switch {
			case f.kind == '{' && f.key && !f.loop:
				f.key, f.now = false, f.want.member(f.name)
			case f.loop && k.kind == ':':
				f.now = f.want
				if f.kind == '{' {
					f.now = anything()
				}
			default:
				f.now = f.want
			}
			f.after = false
			continue
		case '?':
			f.now, f.after = f.want, false
			continue
		case '!':
			f.now = expect{typ: cty.Bool}
			continue
		case '+', '-', '*', '/', '%', '<', '>':
			f.now, f.after = expect{typ: cty.Number}, false
			continue
		case other:
			switch word := string(text[k.start:k.end]); word {
			case "==", "!=":
				f.now = anything()
			case "&&", "||":
				f.now = expect{typ: cty.Bool}
			case "=>":
				if f.kind == '{' {
					f.now = f.want.member("")
				}
			case "<=", ">=":
				f.now = expect{typ: cty.Number}
			}
			f.after = false
			continue
		case identifier:
			word := string(text[k.start:k.end])
			switch {
			case word == "for" && (f.kind == '[' || f.kind == '{') && !f.after:
				f.loop, f.key, f.now = true, false, anything()
				continue
			case f.loop && word == "in":
				f.now, f.after = anything(), false
				continue
			case f.loop && word == "if":
				f.now, f.after = expect{typ: cty.Bool}, false
				continue
			case f.loop && !f.hasIn(tokens, text, i):
				w.vars = append(w.vars, word)
			}
			if f.kind == '{' && f.key {
				f.name = word
			}
		}
		f.after = true
	}
	if w.top().kind == openQuote {
		w.quote = w.top().start
	}
	return w
}

var opening = map[kind]kind{')': '(', ']': '[', '}': '{', closeQuote: openQuote, templateTo: template}

func (w *within) push(f *frame) { w.frames = append(w.frames, f) }

// hasIn tells whether the names of a for expression are complete before token i.
func (f *frame) hasIn(tokens []token, text []byte, i int) bool {
	for j := i - 1; j >= 0 && tokens[j].start >= f.start; j-- {
		if tokens[j].kind == identifier && string(text[tokens[j].start:tokens[j].end]) == "in" {
			return true
		}
	}
	return false
}

// functionName before the bracket at i, with its namespace: provider::aws::arn_parse.
func functionName(tokens []token, i int, text []byte) string {
	from := i - 1
	for from >= 3 && tokens[from-1].kind == ':' && tokens[from-2].kind == ':' && tokens[from-3].kind == identifier {
		from -= 3
	}
	return string(text[tokens[from].start:tokens[i-1].end])
}

// parameter is what a function takes as its nth argument. Of conversions and the like it is what the call should give.
func (q *question) parameter(name string, n int, result expect) expect {
	f, ok := q.functions()[name]
	if !ok {
		return anything()
	}
	p, ok := parameterAt(f, n)
	if !ok {
		return anything()
	}
	if name == "jsonencode" {
		return q.documentIn(result)
	}
	if isAny(p.Type) && passes[name] {
		return result
	}
	return expect{typ: p.Type}
}

// passes are functions that give what they are given.
var passes = map[string]bool{"coalesce": true, "try": true, "sensitive": true, "nonsensitive": true, "ephemeralasnull": true}

func parameterAt(f function.Function, n int) (function.Parameter, bool) {
	if params := f.Params(); n < len(params) {
		return params[n], true
	}
	if rest := f.VarParam(); rest != nil {
		return *rest, true
	}
	return function.Parameter{}, false
}

// fit tells how well a type goes with what is expected: 2 as it is, 1 when converted, 0 not at all.
func (e expect) fit(t cty.Type) int {
	switch {
	case isAny(e.typ) || isAny(t):
		return 1
	case t.Equals(e.typ):
		return 2
	case e.typ.IsCollectionType() && t.IsCollectionType() && t.ElementType().Equals(e.typ.ElementType()):
		return 2
	case e.typ.IsPrimitiveType() != t.IsPrimitiveType():
		return 0
	case convert.GetConversionUnsafe(t, e.typ) != nil:
		return 1
	}
	return 0
}

// valueType is what a variable takes, or what kind of value a local is written as.
func (d *declaration) valueType() cty.Type {
	switch d.kind {
	case "variable":
		source := d.tree.expression(d.item.argument("type"))
		if source == "" {
			return d.tree.literalType(d.item.argument("default"))
		}
		expr, diags := hclsyntax.ParseExpression([]byte(source), "", hcl.InitialPos)
		if diags.HasErrors() {
			return cty.DynamicPseudoType
		}
		typ, _, diags := typeexpr.TypeConstraintWithDefaults(expr)
		if diags.HasErrors() {
			return cty.DynamicPseudoType
		}
		return typ.WithoutOptionalAttributesDeep()
	case "local":
		return d.tree.literalType(d.item)
	case "output":
		return d.tree.literalType(d.item.argument("value"))
	}
	return cty.DynamicPseudoType
}

// literalType tells from how a value begins what it is.
func (t *tree) literalType(it *item) cty.Type {
	if it == nil || len(it.expr) == 0 {
		return cty.DynamicPseudoType
	}
	first := it.expr[0]
	switch first.kind {
	case openQuote:
		if t.json && len(it.expr) > 1 && it.expr[1].kind == template {
			return cty.DynamicPseudoType
		}
		return cty.String
	case number:
		return cty.Number
	case '[':
		if len(it.expr) > 1 && it.expr[1].kind == openQuote {
			return cty.List(cty.String)
		}
		return cty.List(cty.DynamicPseudoType)
	case '{':
		if len(it.expr) > 1 && t.str(it.expr[1]) == "for" {
			return cty.Map(cty.DynamicPseudoType)
		}
		attributes := map[string]cty.Type{}
		for _, inner := range t.object(it) {
			if !inner.isBlock && inner.equals >= 0 {
				attributes[inner.name] = t.literalType(inner)
			}
		}
		return cty.Object(attributes)
	case identifier:
		if word := t.str(first); word == "true" || word == "false" {
			return cty.Bool
		}
	}
	return cty.DynamicPseudoType
}
