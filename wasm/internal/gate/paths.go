package gate

import (
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// reachable tells whether a path leads to what was sent, or may be made there. What OpenTofu keeps for itself isn't.
func (g *gate) reachable(name string) bool {
	if path.IsAbs(name) || strings.HasPrefix(name, "~") || !g.files.Inside(name) {
		return false
	}
	return !slices.Contains(strings.Split(path.Clean(name), "/"), ".terraform")
}

// matching lists the files that were sent and that a fileset finds, as it names them.
func (g *gate) matching(folder, pattern string) (found []string) {
	folder = g.files.Clean(folder)
	for _, name := range g.files.Names {
		inner, below := strings.CutPrefix(name, folder+"/")
		if folder == "." {
			inner, below = name, !strings.HasPrefix(name, "../")
		}
		if ok, err := doublestar.Match(pattern, inner); below && ok && err == nil {
			found = append(found, inner)
		}
	}
	return found
}

// alternatives writes a pattern out for each choice of its braces, so that no .. hides in them. Beyond a number they count as leading anywhere.
func alternatives(pattern string) []string {
	patterns := []string{pattern}
	for range 20 {
		var next []string
		for _, p := range patterns {
			before, rest, found := strings.Cut(p, "{")
			inner, after, closed := cutBrace(rest)
			if !found || !closed {
				next = append(next, p)
				continue
			}
			for _, choice := range inner {
				next = append(next, before+choice+after)
			}
		}
		if slices.Equal(next, patterns) {
			return patterns
		}
		if patterns = next; len(patterns) > maxPossible {
			break
		}
	}
	return []string{"/"}
}

// cutBrace gives the choices in a brace that is open, and what follows it.
func cutBrace(text string) (choices []string, after string, closed bool) {
	depth, start := 0, 0
	for i, c := range text {
		switch {
		case c == '{':
			depth++
		case c == ',' && depth == 0:
			choices, start = append(choices, text[start:i]), i+1
		case c == '}' && depth == 0:
			return append(choices, text[start:i]), text[i+1:], true
		case c == '}':
			depth--
		}
	}
	return nil, "", false
}
