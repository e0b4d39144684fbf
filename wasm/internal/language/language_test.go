package language

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

const (
	public = "../../../public"
	cases  = "../../../test/language"
	mark   = "‸"
)

// A case is a program with a mark where the cursor is, in test/language: its first line names what is asked, says.txt has what is answered.
// UPDATE=1 rewrites that: read it.
func TestCases(t *testing.T) {
	paths, _ := filepath.Glob(filepath.Join(cases, "*.txtar"))
	if len(paths) == 0 {
		t.Fatal("no cases")
	}
	ask := asking(t)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			head, files := split(string(text))
			expected := files["says.txt"]
			delete(files, "says.txt")
			method := strings.TrimSuffix(strings.Fields(head)[0], ":")
			query := queryOf(t, method, files)
			answer := ask(query)
			got := says(query, answer)
			if offers, ok := answer.(Offers); ok {
				crlf := withCRLF(query)
				if other := ask(crlf).(Offers); !slices.EqualFunc(offers.Offers, other.Offers, func(a, b Offer) bool { return a.Label == b.Label }) {
					t.Errorf("with line ends of Windows: %s", says(crlf, other))
				}
			}
			if got == expected {
				return
			}
			if os.Getenv("UPDATE") == "" {
				t.Fatalf("got\n%s\nwant\n%s", got, expected)
			}
			before, _, _ := strings.Cut(string(text), "-- says.txt --\n")
			if err := os.WriteFile(path, []byte(before+"-- says.txt --\n"+got), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// withCRLF is the same question about files with line ends of Windows.
func withCRLF(q Query) Query {
	other := Query{Method: q.Method, File: q.File, Files: map[string]workspace.Content{}}
	for name, text := range q.Files {
		other.Files[name] = workspace.Content(strings.ReplaceAll(string(text), "\n", "\r\n"))
	}
	other.At = q.At + strings.Count(string(q.Files[q.File][:q.At]), "\n")
	return other
}

var section = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

func split(text string) (head string, files map[string]string) {
	files = map[string]string{}
	at := section.FindAllStringSubmatchIndex(text, -1)
	head = text[:at[0][0]]
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		files[text[m[2]:m[3]]] = text[m[1]:end]
	}
	return head, files
}

// queryOf takes the mark out of the file that has it. A line break behind it at the end of a file isn't part of the program.
func queryOf(t *testing.T, method string, files map[string]string) Query {
	q := Query{Method: method, Files: map[string]workspace.Content{}}
	for name, text := range files {
		if before, after, ok := strings.Cut(text, mark); ok {
			q.File, q.At = name, len(before)
			text = before + after
		}
		q.Files[name] = workspace.Content(text)
	}
	if q.File == "" {
		t.Fatal("no file has a " + mark)
	}
	return q
}

// says is an answer in short: of offers the first ones, and what is written when one of the first is taken.
func says(q Query, answer any) string {
	var b strings.Builder
	text := q.Files[q.File]
	piece := func(s Span) string { return fmt.Sprintf("%q", string(text[s[0]:s[1]])) }
	switch a := answer.(type) {
	case Offers:
		fmt.Fprintf(&b, "in place of %s\n", piece(a.Span))
		for i, o := range a.Offers {
			if i == 14 {
				fmt.Fprintf(&b, "… %d in all%s\n", len(a.Offers), map[bool]string{true: " and more"}[a.Partial])
				break
			}
			fmt.Fprintf(&b, "%s %s", o.Kind, o.Label)
			if o.Detail != "" {
				fmt.Fprintf(&b, " (%s)", o.Detail)
			}
			b.WriteString("\n")
			if i < 3 && o.Insert != "" {
				fmt.Fprintf(&b, "    %s\n", strings.ReplaceAll(o.Insert, "\n", "\n    "))
			}
		}
	case Hover:
		fmt.Fprintf(&b, "on %s\n%s\n", piece(a.Span), a.Text)
		if a.Address != "" {
			fmt.Fprintf(&b, "planned %s %s\n", a.Address, a.Path)
		}
	case Locations:
		fmt.Fprintf(&b, "from %s\n", piece(a.Span))
		for _, l := range a.Locations {
			fmt.Fprintf(&b, "%s:%d %q\n", l.File, strings.Count(string(q.Files[l.File][:l.Span[0]]), "\n")+1, string(q.Files[l.File][l.Span[0]:l.Span[1]]))
		}
	case Tokens:
		for i := 0; i+2 < len(a.Tokens); i += 3 {
			fmt.Fprintf(&b, "%s %q\n", a.Kinds[a.Tokens[i+2]], string(text[a.Tokens[i]:a.Tokens[i]+a.Tokens[i+1]]))
		}
	default:
		raw, _ := json.MarshalIndent(answer, "", " ")
		return string(raw) + "\n"
	}
	return b.String()
}

// asking gives a service that is brought what it needs.
func asking(t testing.TB) func(Query) any {
	service, store := New(), schema.NewStore()
	index, err := os.ReadFile(filepath.Join(public, "schemas/index.json"))
	if err != nil {
		t.Fatal(err)
	}
	var catalogue []schema.Entry
	if err := json.Unmarshal(index, &catalogue); err != nil {
		t.Fatal(err)
	}
	store.SetCatalogue(catalogue)
	return func(q Query) any {
		for range 10 {
			answer := service.Answer(store, q)
			need, ok := answer.(Need)
			if !ok {
				return answer
			}
			for _, id := range need.Need {
				if provider, ok := strings.CutPrefix(id, "usage/"); ok {
					text, _ := os.ReadFile(filepath.Join(public, "knowledge", provider+".jsonl"))
					if err := service.LoadUsage(provider, text); err != nil {
						t.Fatal(err)
					}
					continue
				}
				text, err := os.ReadFile(filepath.Join(public, "schemas", id+".jsonl"))
				if err == nil {
					err = store.Load(id, text)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
		t.Fatal("it never has what it needs")
		return nil
	}
}

// At every byte of every program of the repository, and of the program cut off there, every question has an answer.
func TestEveryByte(t *testing.T) {
	ask := asking(t)
	paths, _ := filepath.Glob("../../../test/cases/*.txtar")
	more, _ := filepath.Glob(filepath.Join(cases, "*.txtar"))
	step := 1
	if testing.Short() {
		step = 17
	}
	asked := 0
	for _, path := range append(paths, more...) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 20_000 {
			continue
		}
		_, files := split(strings.ReplaceAll(string(text), mark, ""))
		given := map[string]workspace.Content{}
		for name, text := range files {
			given[name] = workspace.Content(text)
		}
		for name, text := range files {
			if !isRead(name) {
				continue
			}
			for at := 0; at <= len(text); at += step {
				for method := range methods {
					perFile := slices.Contains([]string{"symbols", "workspace", "folding", "tokens", "links"}, method)
					if perFile && at%97 != 0 {
						continue
					}
					for _, cut := range []string{text, text[:at]} {
						if cut != text && at%3 != 0 {
							continue
						}
						given[name] = workspace.Content(cut)
						answer := ask(Query{Method: method, File: name, At: at, Files: given})
						asked++
						if problem := invalid(answer, len(cut)); problem != "" {
							t.Fatalf("%s %s at %d of %s: %s", method, name, at, path, problem)
						}
					}
				}
			}
			given[name] = workspace.Content(text)
		}
	}
	t.Logf("%d questions", asked)
}

// invalid tells what is wrong with an answer's form.
func invalid(answer any, length int) string {
	within := func(s Span) bool { return 0 <= s[0] && s[0] <= s[1] && s[1] <= length }
	switch a := answer.(type) {
	case Problem:
		return a.Error
	case Offers:
		if !within(a.Span) {
			return fmt.Sprint("span ", a.Span)
		}
		for _, o := range a.Offers {
			if o.Label == "" {
				return "an offer without a label"
			}
		}
	case Hover:
		if !within(a.Span) {
			return fmt.Sprint("span ", a.Span)
		}
	case Marks:
		for _, m := range a.Marks {
			if !within(m.Span) {
				return fmt.Sprint("span ", m.Span)
			}
		}
	case Tokens:
		last := 0
		for i := 0; i+2 < len(a.Tokens); i += 3 {
			if a.Tokens[i] < last || a.Tokens[i]+a.Tokens[i+1] > length {
				return fmt.Sprint("tokens ", a.Tokens)
			}
			last = a.Tokens[i] + a.Tokens[i+1]
		}
	}
	return ""
}
