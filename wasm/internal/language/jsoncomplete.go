package language

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// completeJSON offers in a file of JSON what HCL offers there, as JSON writes it.
func (c *cursor) completeJSON() {
	s := c.spot()
	if s == nil || c.At > 0 && c.tree.text[c.At-1] == '\\' { // in the middle of an escape
		return
	}
	c.blocks, c.in = s.blocks, s.entry
	switch {
	case s.inValue && s.block != nil:
		c.offer(Offer{Label: "{ }", Kind: "value", Insert: "{\n  $0\n}", Snippet: true, Again: true})
		c.bareValues()
	case s.inValue && isValues(c.File):
		c.completeValues()
	case s.inValue:
		c.completeArgument()
	case s.entry != nil && c.At == s.entry.nameEnd && c.tree.labelOf(s.entry).closed: // behind it
	default:
		c.completeEntry(s)
	}
}

// completeEntry offers names of entries: of blocks and arguments, and labels.
func (c *cursor) completeEntry(s *spot) {
	c.style = asJSON
	c.word()
	quoted := false
	if s.entry != nil {
		l := c.tree.labelOf(s.entry)
		c.from(l.start, l.end)
		if quoted = l.quoted; quoted {
			c.quoted()
		}
	}
	switch {
	case isValues(c.File):
		c.completeValues()
	case s.label != nil:
		c.offerLabels(s.label, len(s.label.labels), labelAt{whole: c.lineIsFree(), block: s.label})
	default:
		c.completeBody()
	}
	c.result.Offers = slices.DeleteFunc(c.result.Offers, func(o Offer) bool {
		return slices.ContainsFunc(s.object.items, func(it *item) bool { return it != s.entry && it.name == o.Label })
	})
	c.entries(quoted)
}

// entries fits what is offered as entries of an object between the quotes and commas that are there.
func (c *cursor) entries(quoted bool) {
	start := c.result.Span[0]
	if quoted {
		start--
	}
	before, after := c.around(start)
	for i := range c.result.Offers {
		o := &c.result.Offers[i]
		if o.Insert == "" || !c.lineIsFree() {
			o.Insert, o.Snippet, o.Again = `"`+o.Label+`"`, false, false
		}
		if quoted {
			o.Insert = strings.TrimPrefix(o.Insert, `"`)
		}
		if bytes.HasPrefix(after, []byte(`"`)) && c.lineIsFree() && !strings.HasSuffix(o.Label, "_") {
			o.Insert += ","
		}
		if !endsIn(before, "{,") && o.Edit == nil {
			o.Edit = &Edit{len(before), ","}
		}
	}
}

// valuesInJSON writes what is offered for a value as JSON has it: what HCL says without quotes is a template in a text.
func (c *cursor) valuesInJSON(w *within, f *frame) {
	bare, special := f.kind != openQuote, closed(f.now.want)
	quote := ""
	if bare {
		quote = `"`
	}
	if c.style != asJSON {
		c.inTemplate()
		return
	}
	if (f.kind == '{' || !bare && w.frames[len(w.frames)-2].kind == '{') && f.key {
		c.entries(!bare)
		return
	}
	if bare {
		defer c.bareValues()
	}
	for i := range c.result.Offers {
		o := &c.result.Offers[i]
		text := cmp.Or(o.Insert, o.Label)
		switch {
		case special && !strings.HasPrefix(text, `"`):
			o.Insert = quote + oneLine.Replace(text) + quote
			if bare && f.kind != '[' && o.Kind != "keyword" && (f.now.want == "addresses" || f.now.want == "attributes") {
				o.Insert = "[" + o.Insert + "]"
			}
		case o.Kind == "reference" || o.Kind == "function" || o.Kind == "snippet":
			if !o.Snippet {
				text = escaped(text)
			}
			list := strings.HasPrefix(text, "[")
			text = `\${` + strings.ReplaceAll(strings.Trim(text, "[]"), `"`, `\\"`)
			if o.Again {
				text += "$0"
			}
			o.Insert, o.Snippet = quote+text+`\}`+quote, true
			if list && bare {
				o.Insert = "[" + o.Insert + "]"
			}
		}
	}
}

// around gives what stands before and behind what is replaced, without spaces.
func (c *cursor) around(start int) (before, after []byte) {
	const spaces = " \t\r\n"
	return bytes.TrimRight(c.tree.text[:start], spaces), bytes.TrimLeft(c.tree.text[c.result.Span[1]:], spaces)
}

// bareValues keeps what is offered without quotes around it from standing beside a value.
func (c *cursor) bareValues() {
	before, _ := c.around(c.result.Span[0])
	rest := c.restOfLine(c.result.Span[1])
	if !endsIn(before, ":[,") || rest != "" && !strings.ContainsAny(rest[:1], ",]}") {
		c.result.Offers = []Offer{}
	}
}

func endsIn(text []byte, signs string) bool {
	return len(text) > 0 && strings.IndexByte(signs, text[len(text)-1]) >= 0
}

// inTemplate writes what is offered within a template: on one line, with a backslash before each quote.
func (c *cursor) inTemplate() {
	for i := range c.result.Offers {
		o := &c.result.Offers[i]
		mark := `\"`
		if o.Snippet {
			mark = `\\"`
		}
		if text := cmp.Or(o.Insert, o.Label); strings.ContainsAny(text, "\"\n") {
			o.Insert = oneLine.Replace(strings.ReplaceAll(text, `"`, mark))
		}
	}
}

var oneLine = strings.NewReplacer("\n  ", " ", "\n", " ")
