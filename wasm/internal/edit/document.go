package edit

import (
	"bytes"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/verify"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// document is a file with the places of what can be edited in it.
type document struct {
	name   string
	text   []byte
	items  []*item             // top-level blocks in their order, each followed by the local values in it
	broken []report.Diagnostic // why it can't be edited; nil when it can
	lines  []int               // where each line begins
}

// item is a top-level block, or a local value. Offsets are bytes.
type item struct {
	address    string
	start, end int // from its header to behind its closing brace
	lead, tail int // with the comments directly above it, and the line break after it
	value      int // of a local value: where its expression begins
	parent     *item
}

func (it *item) isLocal() bool { return it.parent != nil || strings.HasPrefix(it.address, "local.") }

// mark that some editors put before a text; it stays at the top.
var mark = []byte("\ufeff")

func isNative(name string) bool {
	return strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tofu")
}

// read finds the items of a file. At the top, `x = …` is a local value: so an edit says it.
func read(name string, text []byte) *document {
	d := &document{name: name, text: text, lines: []int{len(text) - len(bytes.TrimPrefix(text, mark))}}
	for i, c := range text {
		if c == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
	file, diags := hclsyntax.ParseConfig(text, name, hcl.InitialPos)
	if diags.HasErrors() {
		_, d.broken = verify.Format(name, workspace.Content(text))
		return d
	}
	tokens, _ := hclsyntax.LexConfig(text, name, hcl.InitialPos)
	comments := commentLines(tokens)
	body := file.Body.(*hclsyntax.Body)
	d.addLocals(body.Attributes, nil, comments, tokens)
	for _, block := range body.Blocks {
		it := d.item(addressOf(block, text), block.TypeRange.Start, block.CloseBraceRange.End, comments, tokens)
		d.items = append(d.items, it)
		if block.Type == "locals" {
			d.addLocals(block.Body.Attributes, it, comments, tokens)
		}
	}
	return d
}

// Span is where a block or a local value stands. Offsets are bytes.
type Span struct {
	Address          string
	Lead, Start, End int  // with the comments directly above it, and without
	Inside           bool // a local value in a locals block
}

// Spans lists the blocks of a file in their order, each followed by the local values in it; nothing of a file that doesn't parse.
func Spans(name string, text []byte) []Span {
	var all []Span
	for _, it := range read(name, text).items {
		all = append(all, Span{it.address, it.lead, it.start, it.end, it.parent != nil})
	}
	return all
}

// Take cuts blocks out of a file, with the comments directly above them, and gives what is left and their texts in order, byte for byte.
func Take(name string, text []byte, taken func(Span) bool) (rest []byte, pieces [][]byte) {
	d := read(name, text)
	for _, it := range slices.Backward(d.items) { // from the end, so that the places before it stay true
		if it.parent == nil && taken(Span{it.address, it.lead, it.start, it.end, false}) {
			pieces = append(pieces, bytes.Clone(d.text[it.lead:it.tail]))
			d.text = d.without(it)
		}
	}
	slices.Reverse(pieces)
	return d.text, pieces
}

func (d *document) addLocals(attributes hclsyntax.Attributes, parent *item, comments map[int]bool, tokens hclsyntax.Tokens) {
	var found []*item
	for name, attribute := range attributes {
		it := d.item("local."+name, attribute.NameRange.Start, attribute.SrcRange.End, comments, tokens)
		it.value = attribute.EqualsRange.End.Byte
		for it.value < it.end && (d.text[it.value] == ' ' || d.text[it.value] == '\t') {
			it.value++
		}
		it.parent = parent
		found = append(found, it)
	}
	slices.SortFunc(found, func(a, b *item) int { return a.start - b.start })
	d.items = append(d.items, found...)
}

func (d *document) item(address string, start, end hcl.Pos, comments map[int]bool, tokens hclsyntax.Tokens) *item {
	first := start.Line
	for first > 1 && comments[first-1] {
		first--
	}
	it := &item{address: address, start: start.Byte, end: end.Byte, lead: d.lines[first-1], tail: len(d.text)}
	for it.end > it.start && (d.text[it.end-1] == '\n' || d.text[it.end-1] == '\r') {
		it.end-- // a heredoc's last line
	}
	at, _ := slices.BinarySearchFunc(tokens, it.end, func(token hclsyntax.Token, end int) int { return token.Range.Start.Byte - end })
	for _, token := range tokens[at:] {
		if bytes.HasSuffix(token.Bytes, []byte("\n")) {
			it.tail = token.Range.End.Byte
			break
		}
	}
	return it
}

// commentLines are the lines that hold a comment and nothing else, counted from 1.
func commentLines(tokens hclsyntax.Tokens) map[int]bool {
	comment, code := map[int]bool{}, map[int]bool{}
	for _, token := range tokens {
		last := token.Range.End.Line
		if last > token.Range.Start.Line && bytes.HasSuffix(token.Bytes, []byte("\n")) {
			last--
		}
		into := code
		switch token.Type {
		case hclsyntax.TokenNewline, hclsyntax.TokenEOF:
			continue
		case hclsyntax.TokenComment:
			if !code[token.Range.Start.Line] { // what trails code isn't about what follows
				into = comment
			}
		}
		for line := token.Range.Start.Line; line <= last; line++ {
			into[line] = true
		}
	}
	for line := range code {
		delete(comment, line)
	}
	return comment
}

// splice puts text between two offsets, with the line breaks of the file.
func (d *document) splice(start, end int, text string) []byte {
	if bytes.Contains(d.text, []byte("\r\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return slices.Concat(d.text[:start], []byte(text), d.text[end:])
}

// without leaves an item out, with its comments, and one of the two gaps around it. Local values that were the last of their block take it along.
func (d *document) without(it *item) []byte {
	if it.parent != nil && d.count(it.parent) == 1 {
		it = it.parent
	}
	before, after := d.text[:it.lead], d.text[it.tail:]
	above := bytes.TrimRight(before, " \t\r\n")
	below := bytes.TrimLeft(after, " \t\r\n")
	opens := len(above) == 0 || it.parent != nil && above[len(above)-1] == '{'
	closes := len(below) == 0 || it.parent != nil && below[0] == '}'
	if closes && len(above) > 0 {
		before = before[:len(above)+bytes.IndexByte(before[len(above):], '\n')+1]
	}
	if opens || closes || blankEnd(before) {
		after = after[blankStart(after):]
	}
	return slices.Concat(before, after)
}

func (d *document) count(parent *item) (n int) {
	for _, it := range d.items {
		if it.parent == parent {
			n++
		}
	}
	return n
}

// blankEnd tells whether the last whole line of a text is blank.
func blankEnd(text []byte) bool {
	lines := bytes.Split(text, []byte("\n"))
	return len(lines) > 1 && len(bytes.TrimSpace(lines[len(lines)-2])) == 0
}

// blankStart is the length of the blank lines that a text begins with.
func blankStart(text []byte) (length int) {
	for {
		line, _, more := bytes.Cut(text[length:], []byte("\n"))
		if !more || len(bytes.TrimSpace(line)) > 0 {
			return length
		}
		length += len(line) + 1
	}
}

// with replaces an item. The comments above it stay, unless the new text brings its own.
func (d *document) with(it *item, new *piece) []byte {
	for _, start := range []int{it.start, it.lead} {
		if strings.TrimSpace(strings.ReplaceAll(d.slice(start, it.end), "\r\n", "\n")) == new.given {
			return d.text // as it was, also where that isn't formatted
		}
	}
	switch {
	case !it.isLocal():
		own, text := new.slice(new.item.lead, new.item.start), new.slice(new.item.start, new.item.end)
		if own == "" {
			return d.splice(it.start, it.end, text)
		}
		return d.splice(it.lead, it.end, own+text)
	case new.comments() != "" || new.item.address != it.address:
		start, text := it.start, strings.TrimLeft(d.localLine(it, new), " \t")
		if new.comments() != "" {
			start, text = it.lead, d.localLine(it, new)
		}
		return d.splice(start, it.end, strings.TrimSuffix(text, "\n"))
	}
	return d.splice(it.value, it.end, indented(new.inner(new.item.value), d.indentOf(it)))
}

// indentOf is the white space before an item that begins its line.
func (d *document) indentOf(it *item) string {
	line := d.text[:it.start]
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	if len(bytes.TrimSpace(line)) > 0 {
		return "  "
	}
	return string(line)
}

func (d *document) slice(start, end int) string { return string(d.text[start:end]) }

// indented moves the lines of a text but the first; what a heredoc holds stays, since its white space counts.
func indented(text, indent string) string {
	if strings.Contains(text, "<<") {
		return text
	}
	return strings.ReplaceAll(text, "\n", "\n"+indent)
}

// behind puts a block, or a local value beside another, behind an item.
func (d *document) behind(it *item, new *piece) []byte {
	if it.parent != nil && new.item.isLocal() && bytes.IndexByte(d.text[it.parent.start:it.end], '\n') >= 0 {
		return d.splice(it.tail, it.tail, d.localLine(it, new))
	}
	if it.parent != nil {
		it = it.parent
	}
	text := "\n" + new.whole()
	if it.tail == 0 || d.text[it.tail-1] != '\n' {
		text = "\n" + text
	}
	if blankStart(d.text[it.tail:]) == 0 && it.tail < len(d.text) {
		text += "\n"
	}
	return d.splice(it.tail, it.tail, text)
}

// localLine is a local value as the lines that stand beside another one.
func (d *document) localLine(beside *item, new *piece) string {
	indent := d.indentOf(beside)
	var text strings.Builder
	for line := range strings.Lines(new.comments()) {
		text.WriteString(indent + strings.TrimLeft(line, " \t"))
	}
	text.WriteString(indent + indented(new.inner(new.item.start), indent) + "\n")
	return text.String()
}

// atEnd puts a block at the end of a file; a local value at the end of its first locals block.
func (d *document) atEnd(new *piece) []byte {
	if new.item.isLocal() {
		for _, it := range slices.Backward(d.items) {
			if it.parent != nil && bytes.IndexByte(d.text[it.parent.start:it.end], '\n') >= 0 {
				return d.behind(it, new)
			}
		}
	}
	text := new.whole()
	switch {
	case len(bytes.TrimSpace(d.text)) == 0:
	case d.text[len(d.text)-1] != '\n':
		text = "\n\n" + text
	case !blankEnd(d.text):
		text = "\n" + text
	}
	return d.splice(len(d.text), len(d.text), text)
}

// piece is the text of an edit: formatted, and (given) as it came.
type piece struct {
	*document
	item  *item
	given string
}

// comments that the text brings along, whole lines.
func (p *piece) comments() string {
	text := p.slice(p.item.lead, p.item.start)
	return text[:strings.LastIndexByte(text, '\n')+1]
}

// inner is the text from an offset to the item's end, as it stands outside of any block.
func (p *piece) inner(from int) string {
	text := p.slice(from, p.item.end)
	if p.item.parent == nil || strings.Contains(text, "<<") {
		return text
	}
	return strings.ReplaceAll(text, "\n"+p.indentOf(p.item), "\n")
}

// whole is the text of a piece as a block at the top of a file.
func (p *piece) whole() string {
	it := p.item
	if it.parent != nil {
		it = it.parent
	}
	text := p.slice(it.lead, it.end)
	if it.parent == nil && it.isLocal() {
		text = "locals {\n  " + indented(text, "  ") + "\n}"
	}
	return text + "\n"
}
