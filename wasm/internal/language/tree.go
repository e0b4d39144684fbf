package language

import (
	"slices"
	"strings"
)

// item is a block or an argument, however much of it is written.
type item struct {
	name       string
	start, end int // of all of it; nameEnd of its name
	nameEnd    int
	labels     []label
	isBlock    bool
	open       int // byte behind {, -1 where it isn't written yet
	close      int // byte of }, or where it would stand
	equals     int // byte behind =, -1
	reach      int // to where a cursor behind it is still in it
	expr       []token
	items      []*item
	parent     *item
}

type label struct {
	text       string
	start, end int // without quotes
	quoted     bool
	closed     bool // the quote is there
	after      int  // byte behind it, with its quote
}

// tree is a file as far as it can be understood, which is never not at all.
type tree struct {
	name   string
	text   []byte
	tokens []token
	items  []*item
	json   bool
}

func parse(name string, text []byte) *tree {
	if isJSON(name) {
		return parseJSON(name, text)
	}
	t := &tree{name: name, text: text, tokens: scan(text)}
	p := &parser{tree: t}
	for p.i < len(t.tokens) {
		before := p.i
		t.items = append(t.items, p.body(nil, 0)...)
		if p.i == before {
			p.i++ // a } too many
		}
	}
	return t
}

type parser struct {
	*tree
	i int
}

func (p *parser) kind() kind {
	if p.i < len(p.tokens) {
		return p.tokens[p.i].kind
	}
	return 0
}

func (t *tree) str(k token) string { return string(t.text[k.start:k.end]) }

// body reads items to the } that ends them; also to the head of a block that stands where only the top of a file has one.
func (p *parser) body(parent *item, depth int) (items []*item) {
	for p.i < len(p.tokens) {
		k := p.tokens[p.i]
		switch {
		case k.kind == '}' || parent != nil && p.startsOver(k):
			return items
		case k.kind == identifier || k.kind == openQuote:
			items = append(items, p.item(parent, depth))
		default:
			p.i++
		}
	}
	return items
}

func (p *parser) startsOver(k token) bool {
	return k.kind == identifier && (k.start == 0 || p.text[k.start-1] == '\n') && isHeader(p.text[k.start:])
}

func (p *parser) item(parent *item, depth int) *item {
	k := p.tokens[p.i]
	it := &item{name: p.str(k), start: k.start, nameEnd: k.end, end: k.end, open: -1, close: -1, equals: -1, parent: parent}
	if k.kind == openQuote { // "name" = …, as in an object
		l := p.label()
		it.name, it.end, it.nameEnd = l.text, l.after, l.after
	} else {
		p.i++
	}
	for {
		switch p.kind() {
		case '=', ':':
			it.equals = p.tokens[p.i].end
			p.i++
			p.expression(it)
			return it
		case '{':
			it.isBlock, it.open = true, p.tokens[p.i].end
			p.i++
			if depth < maxDepth {
				it.items = p.body(it, depth+1)
			}
			it.close, it.end = len(p.text), len(p.text)
			if p.i < len(p.tokens) {
				it.close, it.end = p.tokens[p.i].start, p.tokens[p.i].start
				if p.kind() == '}' {
					it.end = p.tokens[p.i].end
					p.i++
				}
			}
			return it
		case openQuote:
			it.labels = append(it.labels, p.label())
		case identifier:
			k := p.tokens[p.i]
			it.labels = append(it.labels, label{text: p.str(k), start: k.start, end: k.end, after: k.end})
			p.i++
		default:
			if n := len(it.labels); n > 0 {
				it.end = it.labels[n-1].after
			}
			return it
		}
		it.end = it.labels[len(it.labels)-1].after
	}
}

// label reads a quoted text to its end.
func (p *parser) label() label {
	l := label{start: p.tokens[p.i].end, quoted: true}
	l.end, l.after = l.start, l.start
	depth := 0
	for p.i++; p.i < len(p.tokens); p.i++ {
		k := p.tokens[p.i]
		switch k.kind {
		case openQuote:
			depth++
		case closeQuote:
			if depth--; depth < 0 {
				l.end, l.after, l.closed = k.start, k.end, k.end > k.start
				p.i++
				l.text = string(p.text[l.start:l.end])
				return l
			}
		}
		l.end, l.after = k.end, k.end
	}
	l.text = string(p.text[l.start:l.end])
	return l
}

// expression takes the tokens of a value: to the end of the line on which no bracket is open. A bracket that nobody closed
// ends where what follows can't stand in it.
func (p *parser) expression(it *item) {
	first := p.i
	var open []kind
	for ; p.i < len(p.tokens); p.i++ {
		k := p.tokens[p.i]
		if p.startsOver(k) {
			break
		}
		switch k.kind {
		case newline:
			if len(open) == 0 || open[len(open)-1] != '{' && open[len(open)-1] != openQuote && p.isArgument(p.i+1) {
				goto done
			}
		case '(', '[', '{', openQuote, template:
			open = append(open, k.kind)
		case ')', ']', '}', closeQuote, templateTo:
			i := slices.Index(closers, k.kind)
			at := len(open) - 1
			for at >= 0 && open[at] != openers[i] {
				at--
			}
			if at >= 0 {
				open = open[:at]
			} else if k.kind == '}' || len(open) == 0 {
				goto done
			}
		case ',':
			if len(open) == 0 { // of an object in which this is an item
				goto done
			}
		}
	}
done:
	it.expr = p.tokens[first:p.i]
	it.end = it.equals
	it.reach = len(p.text)
	if p.i < len(p.tokens) {
		it.reach = p.tokens[p.i].start
	}
	for _, k := range it.expr {
		if k.kind != newline && k.kind != comment {
			it.end = k.end
		}
	}
}

var (
	openers = []kind{'(', '[', '{', openQuote, template}
	closers = []kind{')', ']', '}', closeQuote, templateTo}
)

// isArgument: NAME = …, which can't stand in a list or call.
func (p *parser) isArgument(i int) bool {
	return i+1 < len(p.tokens) && p.tokens[i].kind == identifier && p.tokens[i+1].kind == '='
}

// around gives the blocks around a byte, outermost first, and the item there if it is in one, also right behind it.
func (t *tree) around(at int) (path []*item, in *item) {
	items := t.items
	for {
		var next *item
		for _, it := range items {
			if it.start <= at && at <= max(it.end, it.reach) {
				next = it
				if at < it.end || it.isBlock && at > it.close {
					break
				}
			}
		}
		if next == nil {
			return path, nil
		}
		if !next.isBlock || at < next.open || at > next.close {
			return path, next
		}
		path, items = append(path, next), next.items
	}
}

// label of an item, or nothing.
func (it *item) label(i int) string {
	if i < len(it.labels) {
		return it.labels[i].text
	}
	return ""
}

// argument of a block by name.
func (it *item) argument(name string) *item {
	for _, inner := range it.items {
		if !inner.isBlock && inner.name == name {
			return inner
		}
	}
	return nil
}

func (it *item) block(name string) *item {
	for _, inner := range it.items {
		if inner.isBlock && inner.name == name {
			return inner
		}
	}
	return nil
}

// source is the text of an argument's value.
func (t *tree) source(it *item) string {
	if it == nil || it.equals < 0 {
		return ""
	}
	return strings.TrimSpace(string(t.text[it.equals:it.end]))
}

// expression is the text of an argument's value as HCL has it, where JSON puts it in quotes.
func (t *tree) expression(it *item) string {
	if text := t.constant(it); t.json && text != "" {
		return text
	}
	return t.source(it)
}

// constant is the text of a value that is a plain string.
func (t *tree) constant(it *item) string {
	if it == nil || len(it.expr) < 2 || it.expr[0].kind != openQuote {
		return ""
	}
	if it.expr[1].kind == literal && len(it.expr) > 2 && it.expr[2].kind == closeQuote {
		return t.str(it.expr[1])
	}
	return ""
}

// object reads the items of a value that is written { … }.
func (t *tree) object(it *item) []*item {
	if it == nil || len(it.expr) == 0 || it.expr[0].kind != '{' {
		return nil
	}
	p := &parser{tree: &tree{name: t.name, text: t.text, tokens: it.expr[1:]}}
	return p.body(it, 1)
}
