package refactor

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// The cases are programs with a request and what becomes of them: test/refactor/*.txtar. The plans of both programs are compared by
// test/refactor/plans.test.ts. UPDATE=1 rewrites what is expected; read the difference.
const cases = "../../../test/refactor"

var section = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

type testCase struct {
	path, given string // the text before what is expected
	request     Request
	files       map[string]workspace.Content
	want        string
}

func readCase(t *testing.T, path string) testCase {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := testCase{path: path, given: string(text), files: map[string]workspace.Content{}}
	heads := section.FindAllStringSubmatchIndex(string(text), -1)
	for i, head := range heads {
		name := string(text[head[2]:head[3]])
		if strings.HasPrefix(name, "result") {
			c.given, c.want = string(text[:head[0]]), string(text[head[0]:])
			break
		}
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		c.files[name] = workspace.Content(text[head[1]:end])
	}
	about := string(text[:heads[0][0]])
	if err := json.Unmarshal([]byte(about[strings.Index(about, "\n{")+1:]), &c.request); err != nil {
		t.Fatal(path, err)
	}
	return c
}

func written(r Result) string {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(r.Files)) {
		fmt.Fprintf(&out, "-- result/%s --\n%s", name, r.Files[name])
	}
	if r.Place != nil {
		fmt.Fprintf(&out, "-- result.place --\n%s %s %d:%d\n", r.Place.Address, r.Place.Name, r.Place.Range.Start.Line, r.Place.Range.Start.Column)
	}
	if len(r.Moved) > 0 {
		out.WriteString("-- result.moved --\n")
		for _, move := range r.Moved {
			fmt.Fprintf(&out, "%s -> %s\n", move.From, move.To)
		}
	}
	if len(r.Diagnostics) > 0 {
		out.WriteString("-- result.says --\n")
		for _, d := range r.Diagnostics {
			fmt.Fprintf(&out, "%s %s %s:%d:%d: %s\n", d.Severity, d.Code, d.File, d.Range.Start.Line, d.Range.Start.Column, d.Detail)
		}
	}
	return out.String()
}

func TestCases(t *testing.T) {
	paths, _ := filepath.Glob(cases + "/*.txtar")
	if len(paths) < 10 {
		t.Fatal("only", len(paths), "cases")
	}
	for _, path := range paths {
		c := readCase(t, path)
		got := written(Apply(c.files, c.request))
		if got == c.want {
			continue
		}
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(path, []byte(c.given+got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		t.Errorf("%s: got\n%s\nwant\n%s", path, got, c.want)
	}
}
