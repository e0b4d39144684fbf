package verify

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// The targets of `npm run fuzz`. As ordinary tests they run their seeds: every program of test/cases and policies, and
// what fuzzing has found before (testdata/fuzz). A program goes in as the file that the first argument picks.

// fuzzNames are the kinds of file that are parsed in a way of their own.
var fuzzNames = []string{"main.tf", "main.tf.json", "terraform.tfvars"}

func fuzzFiles(kind uint8, text string) map[string]workspace.Content {
	name := fuzzNames[int(kind)%len(fuzzNames)]
	files := map[string]workspace.Content{name: workspace.Content(text)}
	if name == "terraform.tfvars" {
		files["main.tf"] = workspace.Content("variable \"a\" {}\nvariable \"b\" { type = list(object({ c = optional(number) })) }\noutput \"a\" { value = var.a }\n")
	}
	return files
}

// addSeeds gives the fuzzer the programs that are in the repository.
func addSeeds(f *testing.F) {
	root := os.DirFS("../../..")
	for _, folder := range []string{"test/cases", "policies"} {
		_ = fs.WalkDir(root, folder, func(name string, _ fs.DirEntry, err error) error {
			if text, readErr := fs.ReadFile(root, name); err == nil && readErr == nil {
				switch filepath.Ext(name) {
				case ".tf":
					f.Add(uint8(0), string(text))
				case ".txtar":
					for kind, text := range programsIn(string(text)) {
						f.Add(kind, text)
					}
				}
			}
			return nil
		})
	}
}

// programsIn picks one file of each kind out of a case.
func programsIn(archive string) map[uint8]string {
	found := map[uint8]string{}
	for kind, name := range fuzzNames {
		if _, rest, ok := strings.Cut(archive, "-- "+name+" --\n"); ok {
			text, _, _ := strings.Cut(rest, "\n-- ")
			found[uint8(kind)] = text + "\n"
		}
	}
	return found
}

// judged runs a request twice, with another in between, and returns the result when both are the same and well formed.
func judged(t *testing.T, store *schema.Store, request Request) report.EngineResult {
	t.Helper()
	first, need := Verify(store, request)
	if !need.Nothing() {
		return first // a provider whose schema isn't loaded
	}
	Verify(store, Request{Files: map[string]workspace.Content{"main.tf": workspace.Content("locals {\n  a = [for i in range(9) : i]\n}\n")}})
	second, _ := Verify(store, request)
	a, err := json.Marshal(first)
	if err != nil {
		t.Fatalf("the result is no JSON: %v", err)
	}
	if b, _ := json.Marshal(second); !bytes.Equal(a, b) {
		t.Fatalf("two judgements of one program differ:\n%s\n%s", a, b)
	}
	for _, d := range first.Diagnostics {
		if d.Code == "internal-error" {
			t.Fatal(d.Detail)
		}
		content, ok := request.Files[d.File]
		if d.Summary == "" || d.Code == "" || ok && !within(d.Range, len(content)) {
			t.Fatalf("malformed diagnostic %+v", d)
		}
		for _, edit := range d.Edits {
			if content, ok := request.Files[edit.File]; !ok || !within(edit.Range, len(content)) {
				t.Fatalf("%s: edit outside its file: %+v", d.Code, edit)
			}
		}
	}
	return first
}

func within(r report.Range, size int) bool {
	return r.Start.Byte >= 0 && r.Start.Byte <= r.End.Byte && r.End.Byte <= size
}

func FuzzParse(f *testing.F) {
	addSeeds(f)
	store := schema.NewStore()
	f.Fuzz(func(t *testing.T, kind uint8, text string) {
		judged(t, store, Request{Files: fuzzFiles(kind, text), Stages: []string{"parse"}})
	})
}

// FuzzFormat: formatting again changes nothing, and formatting changes nothing but spaces.
func FuzzFormat(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, kind uint8, text string) {
		name := fuzzNames[int(kind)%len(fuzzNames)]
		once, diags := Format(name, workspace.Content(text))
		if len(diags) > 0 {
			if once != text {
				t.Fatal("a file with errors was changed")
			}
			return
		}
		twice, diags := Format(name, workspace.Content(once))
		if len(diags) > 0 {
			t.Fatalf("formatting broke the file: %v\n%s", diags, once)
		}
		if once != twice {
			t.Fatalf("formatting again changes\n%q\nto\n%q", once, twice)
		}
		if a, b := words(text), words(once); a != b && !strings.HasSuffix(name, ".json") {
			t.Fatalf("formatting changed\n%q\nto\n%q", a, b)
		}
	})
}

// words are the tokens of a program without what lies between them.
func words(text string) string {
	tokens, _ := hclsyntax.LexConfig([]byte(text), "main.tf", hcl.InitialPos)
	var b strings.Builder
	for _, token := range tokens {
		b.WriteString(strings.TrimSpace(string(token.Bytes)))
		b.WriteByte(' ')
	}
	return b.String()
}

func FuzzSchema(f *testing.F) {
	addSeeds(f)
	store := bundled(f, "aws-6", "null", "random")
	f.Fuzz(func(t *testing.T, kind uint8, text string) {
		judged(t, store, Request{Files: fuzzFiles(kind, text), Stages: []string{"parse", "schema"}})
	})
}

// FuzzPlan: a program without errors has a plan, and it is JSON.
func FuzzPlan(f *testing.F) {
	addSeeds(f)
	store := bundled(f, "aws-6", "null", "random")
	f.Fuzz(func(t *testing.T, kind uint8, text string) {
		request := Request{Files: fuzzFiles(kind, text), Stages: []string{"parse", "schema", "plan"}, WithPlan: true}
		result := judged(t, store, request)
		if result.Stages.Plan == report.Pass && !json.Valid(result.Plan) {
			t.Fatalf("no error, and no plan: %s", result.Plan)
		}
	})
}
