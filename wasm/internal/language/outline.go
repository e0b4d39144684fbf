package language

import "strings"

// Symbol is a block, or an argument that stands for something, with what is in it.
type Symbol struct {
	Name   string   `json:"name"`
	Detail string   `json:"detail,omitempty"`
	Kind   string   `json:"kind"` // resource, data, variable, output, module, local, provider, block, argument
	Span   Span     `json:"span"`
	Head   Span     `json:"head"`
	File   string   `json:"file,omitempty"`
	Inner  []Symbol `json:"inner,omitempty"`
}

// Symbols answers symbols and workspace.
type Symbols struct {
	Symbols []Symbol `json:"symbols"`
}

// symbols is the outline of the file.
func (q *question) symbols() any { return Symbols{append([]Symbol{}, q.symbolsOf(q.tree.items, 0)...)} }

func (q *question) symbolsOf(items []*item, depth int) (found []Symbol) {
	for _, it := range items {
		s := Symbol{Name: it.name, Kind: "argument", Span: Span{it.start, it.end}, Head: Span{it.start, it.nameEnd}}
		if it.isBlock || len(it.labels) > 0 {
			s.Kind = "block"
			if depth == 0 {
				s.Kind = it.name
			}
			var labels []string
			for _, l := range it.labels {
				labels = append(labels, l.text)
			}
			if len(labels) > 0 {
				s.Name, s.Detail = strings.Join(labels, "."), it.name
				s.Head[1] = it.labels[len(labels)-1].after
			}
			s.Inner = q.symbolsOf(it.items, depth+1)
		} else if it.equals < 0 || s.Name == "" {
			continue // half a word
		}
		if s.Name == "" {
			s.Name = it.name
		}
		if s.Name != "" {
			found = append(found, s)
		}
	}
	return found
}

// workspaceSymbols are the declarations of all files.
func (q *question) workspaceSymbols() any {
	result := Symbols{[]Symbol{}}
	for _, name := range q.names {
		m := q.modules[dirOf(name)]
		if m == nil || q.trees[name] == nil {
			continue
		}
		for _, d := range m.order {
			if d.tree.name == name {
				result.Symbols = append(result.Symbols, Symbol{Name: d.address, Kind: d.kind, Span: Span{d.item.start, d.item.end}, Head: Span{d.start, d.end}, File: name})
			}
		}
	}
	return result
}

// Folds answers folding: spans of which all lines but the first can be hidden.
type Folds struct {
	Folds []Fold `json:"folds"`
}

// Fold is such a span; of a comment, or of code.
type Fold struct {
	Span    Span `json:"span"`
	Comment bool `json:"comment,omitempty"`
}

func (q *question) folding() any {
	result := Folds{[]Fold{}}
	var open []token
	tokens := q.tree.tokens
	for i, k := range tokens {
		switch k.kind {
		case '{', '[', '(', openQuote:
			open = append(open, k)
		case '}', ']', ')', closeQuote:
			if n := len(open) - 1; n >= 0 {
				if isMultiline(q.tree.text[open[n].start:k.start]) {
					result.Folds = append(result.Folds, Fold{Span: Span{open[n].start, k.start}})
				}
				open = open[:n]
			}
		case comment:
			last := i
			for last+2 < len(tokens) && tokens[last+1].kind == newline && tokens[last+2].kind == comment {
				last += 2
			}
			first := i == 0 || i == 1 || tokens[i-1].kind != newline || tokens[i-2].kind != comment
			if first && isMultiline(q.tree.text[k.start:tokens[last].end]) {
				result.Folds = append(result.Folds, Fold{Span{k.start, tokens[last].end}, true})
			}
		}
	}
	return result
}

func isMultiline(text []byte) bool { return strings.Contains(string(text), "\n") }
