package language

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Offer is something that could stand at the cursor. Insert is a snippet where Snippet is set: ${1:x} are places to fill in.
type Offer struct {
	Label      string `json:"label"`
	Kind       string `json:"kind"` // keyword, type, argument, block, value, reference, function, name, file
	Detail     string `json:"detail,omitempty"`
	Doc        string `json:"doc,omitempty"`
	Insert     string `json:"insert,omitempty"` // the label when empty
	Snippet    bool   `json:"snippet,omitempty"`
	Again      bool   `json:"again,omitempty"` // there is more to choose when it is taken
	Deprecated bool   `json:"deprecated,omitempty"`
	Edit       *Edit  `json:"edit,omitempty"` // what else changes in the file when it is taken

	rank int
}

// Edit puts text at a byte of the file.
type Edit struct {
	At   int    `json:"at"`
	Text string `json:"text"`
}

// Offers are what could take the place of a span, the best first. Partial: there are more, for those who type on.
type Offers struct {
	Span    Span    `json:"span"`
	Offers  []Offer `json:"offers"`
	Partial bool    `json:"partial,omitempty"`
}

// maxOffers is how many are given at once, and maxWhole of how many types the whole block is written.
const (
	maxOffers = 200
	maxWhole  = 30
)

// cursor is where the offers go.
type cursor struct {
	*question
	blocks []*item
	in     *item
	place  *place
	typed  string // what stands before the cursor of what is replaced
	style  notation
	result Offers
}

func (q *question) complete() any {
	c := &cursor{question: q, style: notation{sign: " = "}, result: Offers{Span: Span{q.At, q.At}, Offers: []Offer{}}}
	if q.inComment() {
		return c.result
	}
	c.blocks, c.in = q.tree.around(q.At)
	switch {
	case q.tree.json:
		c.completeJSON()
	case isValues(q.File):
		c.completeValues()
	case !isConfig(q.File):
	case c.in != nil && c.in.equals >= 0 && q.At >= c.in.equals:
		c.completeArgument()
	case c.in != nil && len(c.in.labels) > 0 && q.At > c.in.nameEnd, c.in != nil && q.At > c.in.nameEnd && c.in.equals < 0:
		c.completeLabel()
	case c.in != nil && q.At > c.in.nameEnd:
	default:
		c.word()
		c.completeBody()
	}
	c.sort()
	return c.result
}

// inComment tells whether the cursor is in one.
func (q *question) inComment() bool {
	for _, k := range q.tree.tokens {
		if k.kind == comment && k.start < q.At && (q.At < k.end || q.At == k.end && q.tree.text[k.start] != '/' || q.At == k.end && strings.HasPrefix(q.tree.str(k), "//")) {
			return true
		}
	}
	return false
}

// word takes the name around the cursor for what is replaced.
func (c *cursor) word() { c.from(wordAround(c.tree.text, c.At)) }

func (c *cursor) from(start, end int) {
	c.result.Span = Span{start, end}
	c.typed = string(c.tree.text[start:c.At])
}

func wordAround(text []byte, at int) (start, end int) {
	start, end = at, at
	for start > 0 {
		r, size := utf8.DecodeLastRune(text[:start])
		if !isName(r) {
			break
		}
		start -= size
	}
	for end < len(text) {
		r, size := utf8.DecodeRune(text[end:])
		if !isName(r) {
			break
		}
		end += size
	}
	return start, end
}

func isName(r rune) bool { return r == '_' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func (c *cursor) offer(o Offer) { c.result.Offers = append(c.result.Offers, o) }

// sort puts what fits best first and leaves out what doesn't go with what was typed.
func (c *cursor) sort() {
	typed := strings.ToLower(c.typed)
	kept := c.result.Offers[:0]
	seen := map[string]bool{}
	for _, o := range c.result.Offers {
		if !seen[o.Label] && isWithin(typed, strings.ToLower(o.Label)) {
			seen[o.Label] = true
			kept = append(kept, o)
		}
	}
	begins := func(o Offer) int {
		switch label := strings.ToLower(o.Label); {
		case strings.HasPrefix(label, typed):
			return 0
		case strings.Contains(label, typed):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(kept, func(a, b Offer) int {
		return cmp.Or(cmp.Compare(begins(a), begins(b)), cmp.Compare(b.rank, a.rank), cmp.Compare(a.Label, b.Label))
	})
	c.result.Offers = kept
	if len(kept) > maxOffers {
		c.result.Offers, c.result.Partial = kept[:maxOffers], true
	}
}

// isWithin: the letters of a stand in b in their order.
func isWithin(a, b string) bool {
	for _, r := range a {
		i := strings.IndexRune(b, r)
		if i < 0 {
			return false
		}
		b = b[i+utf8.RuneLen(r):]
	}
	return true
}

// restOfLine is what stands behind a byte on its line.
func (c *cursor) restOfLine(at int) string {
	return strings.TrimSpace(string(c.tree.text[at:lineEnd(c.tree.text, at)]))
}

// lineIsFree tells whether nothing else stands on the line, so that a whole argument or block can be written; in JSON whether no value follows.
func (c *cursor) lineIsFree() bool {
	rest := c.restOfLine(c.result.Span[1])
	return rest == "" || c.tree.json && rest[0] != ':'
}
