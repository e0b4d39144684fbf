package language

import (
	"bytes"
	"slices"
	"strings"
)

// isJSON tells whether a file has the language's other syntax. An object of JSON reads as one of HCL does, so the same scanner and parser
// make a tree of it, however broken it is; HCL's own reader of JSON knows no more of a broken object than where it breaks.
func isJSON(name string) bool { return strings.HasSuffix(name, ".json") }

// parseJSON makes of a file the blocks of the language that are in it. What a provider's schema has as blocks stays an argument here.
func parseJSON(name string, text []byte) *tree {
	t := &tree{name: name, text: text, json: true, tokens: scanJSON(text)}
	for _, object := range t.objects(t.root()) {
		if !isValues(name) {
			t.nest(object, "")
		}
		t.items = append(t.items, object.items...)
	}
	return t
}

// scanJSON leaves out the line breaks between a colon and its value: others end what lacks its comma, as HCL's do.
func scanJSON(text []byte) []token {
	tokens := scan(unescaped(text))
	kept := tokens[:0]
	for i, k := range tokens {
		if k.kind == newline && len(kept) > 0 && kept[len(kept)-1].kind == ':' && !beginsEntry(tokens[i+1:]) {
			continue
		}
		kept = append(kept, k)
	}
	return kept
}

// beginsEntry: "name": …
func beginsEntry(tokens []token) bool {
	if len(tokens) == 0 || tokens[0].kind != openQuote {
		return false
	}
	i := slices.IndexFunc(tokens, func(k token) bool { return k.kind == closeQuote })
	return i >= 0 && i+1 < len(tokens) && tokens[i+1].kind == ':'
}

// unescaped puts a space for the backslash of a quote within a template, as in "${var.a[\"b\"]}": then it reads as HCL does, at the same bytes.
func unescaped(text []byte) []byte {
	result, quoted, depth := text, false, 0
	for i := 0; i < len(text); i++ {
		next := byte('\n')
		if i+1 < len(text) {
			next = text[i+1]
		}
		switch c := text[i]; {
		case c == '\n' || c == '"':
			quoted, depth = c == '"' && !quoted, 0
		case !quoted:
		case c == '\\' && next != '\n':
			if depth > 0 && next == '"' {
				if &result[0] == &text[0] {
					result = bytes.Clone(text)
				}
				result[i] = ' '
			}
			i++
		case (c == '$' || c == '%') && next == c && bytes.HasPrefix(text[i+2:], []byte("{")):
			i += 2 // $${ is no template
		case (c == '$' || c == '%') && next == '{' || depth > 0 && c == '{':
			depth++
			if c != '{' {
				i++
			}
		case depth > 0 && c == '}':
			depth--
		}
	}
	return result
}

// root is the file as if it were a value.
func (t *tree) root() *item { return &item{expr: t.tokens, reach: len(t.text)} }

// objects reads a value that is one object or a list of them, each as a block with its entries.
func (t *tree) objects(of *item) (found []*item) {
	p := &parser{tree: &tree{name: t.name, text: t.text, tokens: of.expr}}
	for p.i < len(p.tokens) {
		switch k := p.tokens[p.i]; k.kind {
		case openQuote:
			p.label() // what is in a text is none
		case '{':
			p.i++
			object := &item{name: of.name, start: of.start, nameEnd: of.nameEnd, isBlock: true, open: k.end, equals: -1}
			object.items = p.body(object, 1)
			object.close, object.end = of.reach, of.reach
			if p.kind() == '}' {
				object.close, object.end = p.tokens[p.i].start, p.tokens[p.i].end
				p.i++
			}
			found = append(found, object)
		default:
			p.i++
		}
	}
	return found
}

// nest makes blocks of those entries of a body that are blocks of the language.
func (t *tree) nest(body *item, path string) {
	var items []*item
	for _, entry := range body.items {
		b := coreAt(path).blocks[entry.name]
		if b == nil || entry.equals < 0 {
			items = append(items, entry)
			continue
		}
		for _, inner := range t.labelled(entry, len(b.labels), nil) {
			inner.name = entry.name
			t.nest(inner, strings.TrimPrefix(coreBelow(path, inner), "."))
			items = append(items, inner)
		}
	}
	body.items = items
}

// labelled are the blocks that an entry stands for: one for each object below its labels, from the key of the last of which it counts.
func (t *tree) labelled(entry *item, n int, labels []label) (found []*item) {
	for _, object := range t.objects(entry) {
		if n > len(labels) {
			for _, key := range object.items {
				found = append(found, t.labelled(key, n, append(slices.Clip(labels), t.labelOf(key)))...)
			}
			continue
		}
		object.labels = labels
		if n > 0 {
			object.nameEnd = object.start
		}
		found = append(found, object)
	}
	return found
}

// labelOf is a key as a label of a block.
func (t *tree) labelOf(key *item) label {
	l := label{text: key.name, start: key.start, end: key.nameEnd, after: key.nameEnd}
	if t.text[key.start] == '"' {
		l.quoted, l.start = true, key.start+1
		if l.closed = key.nameEnd > l.start && t.text[key.nameEnd-1] == '"'; l.closed {
			l.end--
		}
	}
	return l
}

// spot is where in the objects of a file the cursor is: in the name of an entry, or where one could stand, or in a value.
type spot struct {
	blocks  []*item
	object  *item   // the innermost; nil where one should stand
	entry   *item   // nil where none is yet
	inValue bool    // of the entry
	label   *item   // the block whose next label the entry is, as far as it is known
	block   *nested // what the entry is when it is no argument
}

// spot goes down from the top of the file; nil where nothing could be written.
func (q *question) spot() *spot {
	s := &spot{}
	of := q.tree.root()
	for {
		s.object = q.tree.objectAt(of, q.At)
		if s.object == nil {
			if of.end == 0 {
				return nil // of the top of the file
			}
			return s
		}
		switch {
		case s.block != nil && len(s.label.labels) < len(s.block.labels):
		case s.block != nil:
			s.object.name, s.object.labels = s.label.name, s.label.labels
			s.blocks, s.label, s.block = append(s.blocks, s.object), nil, nil
		}
		s.entry, s.inValue = s.object.entryAt(q.At), false
		if s.entry == nil || q.At <= s.entry.nameEnd {
			return s
		}
		if s.entry.equals < 0 || q.At < s.entry.equals {
			return nil
		}
		s.inValue, of = true, s.entry
		if s.label != nil {
			s.label.labels = append(s.label.labels, q.tree.labelOf(s.entry))
			continue
		}
		at := q.placeOf(q.tree, q.module, s.blocks)
		if isValues(q.File) || at == nil {
			return s
		}
		if s.block = at.blockNamed(s.entry.name); s.block == nil {
			return s
		}
		s.label = &item{name: s.entry.name, equals: -1, open: -1}
	}
}

// objectAt is the object of a value that a byte is in.
func (t *tree) objectAt(of *item, at int) *item {
	for _, object := range t.objects(of) {
		if object.open <= at && at <= object.close {
			return object
		}
	}
	return nil
}

// entryAt is the entry of an object that a byte is in, also right behind it.
func (it *item) entryAt(at int) *item {
	for _, entry := range it.items {
		if entry.start < at && at <= max(entry.end, entry.reach) {
			return entry
		}
	}
	return nil
}
