package language

import (
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/values"
)

// TokenKinds are the kinds of semantic tokens, by their numbers.
var TokenKinds = []string{"keyword", "type", "name", "property", "function", "reference"}

const (
	asKeyword = iota
	asType
	asName
	asProperty
	asFunction
	asReference
)

// Tokens answers tokens: start, length and kind of each, in the order of the file.
type Tokens struct {
	Kinds  []string `json:"kinds"`
	Tokens []int    `json:"tokens"`
}

// semanticTokens tells names apart that look alike: of blocks, arguments, functions and what is referred to.
func (q *question) semanticTokens() any {
	var marks [][3]int
	add := func(start, end, kind int) {
		if end > start {
			marks = append(marks, [3]int{start, end - start, kind})
		}
	}
	var walk func(items []*item, depth int)
	walk = func(items []*item, depth int) {
		for _, it := range items {
			switch {
			case it.isBlock && (depth == 0 || it.name == "dynamic"):
				add(it.start, it.nameEnd, asKeyword)
			case it.isBlock:
				add(it.start, it.nameEnd, asType)
			case it.equals >= 0:
				add(it.start, it.nameEnd, asProperty)
			}
			for i, l := range it.labels {
				if l.quoted && depth == 0 {
					kind := asName
					if i == 0 && len(it.labels) > 1 || it.name == "provider" {
						kind = asType
					}
					add(l.start-1, l.after, kind)
				}
			}
			q.expressionTokens(it.expr, add)
			walk(it.items, depth+1)
		}
	}
	walk(q.tree.items, 0)
	slices.SortStableFunc(marks, func(a, b [3]int) int { return a[0] - b[0] })
	result := Tokens{TokenKinds, []int{}}
	last := 0
	for _, m := range marks {
		if m[0] >= last && !strings.Contains(string(q.tree.text[m[0]:m[0]+m[1]]), "\n") {
			result.Tokens = append(result.Tokens, m[0], m[1], m[2])
			last = m[0] + m[1]
		}
	}
	return result
}

func (q *question) expressionTokens(tokens []token, add func(start, end, kind int)) {
	for i, k := range tokens {
		if k.kind != identifier {
			continue
		}
		word := q.tree.str(k)
		switch {
		case i+1 < len(tokens) && tokens[i+1].kind == '(' && tokens[i+1].start == k.end:
			add(k.start, k.end, asFunction)
		case i > 0 && tokens[i-1].kind == '.' && tokens[i-1].end == k.start:
		case i+1 < len(tokens) && tokens[i+1].kind == '.' && tokens[i+1].start == k.end:
			add(k.start, k.end, asReference)
		case slices.Contains([]string{"for", "in", "if", "true", "false", "null"}, word):
			add(k.start, k.end, asKeyword)
		case i+1 < len(tokens) && tokens[i+1].kind == '=':
			add(k.start, k.end, asProperty)
		}
	}
}

// Links answers links: names that have a page.
type Links struct {
	Links []Link `json:"links"`
}

// Link leads from a span to a page about it.
type Link struct {
	Span Span   `json:"span"`
	URL  string `json:"url"`
}

// links lead from types and providers to their pages of the registry, where their schema is at hand already.
func (q *question) links() any {
	result := Links{[]Link{}}
	for _, it := range q.tree.items {
		_, isTyped := modes[it.name]
		if !isTyped && it.name != "provider" || len(it.labels) == 0 {
			continue
		}
		local := values.ProviderOf(it.label(0))
		if found := q.typeOf(q.module, q.tree, it); found != nil && local != "" {
			if url := found.docs(); url != "" {
				result.Links = append(result.Links, Link{Span{it.labels[0].start, it.labels[0].end}, url})
			}
		}
	}
	return result
}
