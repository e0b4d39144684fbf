package language

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Whatever is taken of what is offered in a file of JSON, wherever in the cases' programs, the file is JSON then.
func TestTakenOffersAreJSON(t *testing.T) {
	ask := asking(t)
	paths, _ := filepath.Glob(filepath.Join(cases, "complete-json-*.txtar"))
	taken := 0
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, files := split(string(text))
		delete(files, "says.txt")
		query := queryOf(t, "complete", files)
		if !isJSON(query.File) {
			continue
		}
		valid := json.Valid(query.Files[query.File])
		for at := range len(query.Files[query.File]) + 1 {
			if here := at == query.At; !here && !valid {
				continue // elsewhere only where it is JSON before, too
			}
			query := query
			query.At = at
			answer := ask(query).(Offers)
			for i, o := range answer.Offers {
				if o.Kind == "name" && o.Again || i > 5 && valid {
					continue // how names of types begin; and more of the same
				}
				result := taking(query, answer.Span, o)
				if taken++; !json.Valid([]byte(result)) {
					t.Errorf("%s, byte %d: %s makes\n%s", filepath.Base(path), at, o.Label, result)
				}
			}
		}
	}
	if taken < 2000 {
		t.Errorf("only %d offers", taken)
	}
}

// taking is a file with an offer in it.
func taking(q Query, span Span, o Offer) string {
	text := string(q.Files[q.File])
	insert := cmp.Or(o.Insert, o.Label)
	if o.Snippet {
		insert = filled(insert)
	}
	result := text[:span[0]] + insert + text[span[1]:]
	if o.Edit != nil {
		result = result[:o.Edit.At] + o.Edit.Text + result[o.Edit.At:]
	}
	return result
}

var (
	snippetChoice  = regexp.MustCompile(`\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}`)
	snippetDefault = regexp.MustCompile(`\$\{\d+:((?:\\.|[^}\\])*)\}`)
	snippetEmpty   = regexp.MustCompile(`(\{\s*)\$\d+(\s*\})`)
	snippetStop    = regexp.MustCompile(`(^|[^\\])\$\d+`)
	snippetEscape  = regexp.MustCompile(`\\([$}\\,|])`)
)

// filled is a snippet with its first choices, and 1 where there are none.
func filled(snippet string) string {
	text := snippetChoice.ReplaceAllString(snippet, "$1")
	text = snippetDefault.ReplaceAllString(text, "$1")
	text = snippetEmpty.ReplaceAllString(text, "$1$2")
	text = strings.ReplaceAll(text, "$0", "")
	text = snippetStop.ReplaceAllString(text, "${1}1")
	return snippetEscape.ReplaceAllString(text, "$1")
}
