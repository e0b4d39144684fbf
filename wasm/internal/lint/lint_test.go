package lint

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// A rule's cases are in testdata/RULE.txtar: files bad*.tf with what is said of each in says.txt and, where there are edits, the text with them in
// fixed*.tf; files good*.tf of which nothing is said. Each is a module of its own, unless its name has a folder. A line that begins with { holds options.
// UPDATE=1 rewrites what is expected: read it.
func TestRules(t *testing.T) {
	for _, rule := range Rules {
		t.Run(strings.TrimPrefix(rule.ID, "lint/"), func(t *testing.T) { judgeCases(t, rule) })
	}
}

func judgeCases(t *testing.T, rule Rule) {
	path := filepath.Join("testdata", strings.TrimPrefix(rule.ID, "lint/")+".txtar")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	about, sections := split(string(text))
	choice := Choice{Enabled: new(true)}
	for line := range strings.Lines(about) {
		if strings.HasPrefix(line, "{") {
			if err := json.Unmarshal([]byte(line), &choice.Options); err != nil {
				t.Fatal(err)
			}
		}
	}
	modules := map[string][]File{}
	for name, text := range sections {
		folder, _, inFolder := strings.Cut(name, "/")
		isProgram := strings.HasPrefix(name, "bad") || strings.HasPrefix(name, "good")
		if !inFolder {
			folder = name
		}
		if isProgram {
			modules[folder] = append(modules[folder], parsed(t, name, text))
		}
	}
	says, fixed, count := "", map[string]string{}, 0
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		found := Check(&Module{Files: modules[name]}, Settings{Only: true, Rules: map[string]Choice{rule.ID: choice}})
		count += len(found)
		if strings.HasPrefix(name, "good") && len(found) > 0 {
			t.Errorf("%s: %s", name, found[0].Detail)
		}
		slices.SortStableFunc(found, func(a, b report.Diagnostic) int { return a.Range.Start.Byte - b.Range.Start.Byte })
		for _, d := range found {
			says += fmt.Sprintf("%s:%d:%d %s: %s\n", d.File, d.Range.Start.Line, d.Range.Start.Column, d.Severity, d.Detail)
		}
		for _, file := range modules[name] {
			if text := edited(file, found); text != string(file.Text) {
				fixed[strings.Replace(file.Name, "bad", "fixed", 1)] = text
			}
		}
	}
	if count == 0 {
		t.Error("no case has a finding")
	}
	want := map[string]string{}
	for name, text := range sections {
		if name == "says.txt" || strings.HasPrefix(name, "fixed") {
			want[name] = text
		}
	}
	fixed["says.txt"] = says
	if os.Getenv("UPDATE") != "" {
		update(t, path, string(text), fixed)
	} else if !maps.Equal(want, fixed) {
		t.Errorf("expected:\n%s\ngot:\n%s", joined(want), joined(fixed))
	}
}

func parsed(t *testing.T, name, text string) File {
	file := File{Name: name, Text: []byte(text)}
	if strings.HasSuffix(name, ".tf") {
		body, diags := hclsyntax.ParseConfig(file.Text, name, hcl.InitialPos)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		file.Body = body.Body.(*hclsyntax.Body)
	}
	return file
}

// edited makes all edits of a file, from its end.
func edited(file File, found []report.Diagnostic) string {
	var edits []report.Edit
	for _, d := range found {
		for _, edit := range d.Edits {
			if edit.File == file.Name {
				edits = append(edits, edit)
			}
		}
	}
	slices.SortStableFunc(edits, func(a, b report.Edit) int { return b.Range.Start.Byte - a.Range.Start.Byte })
	text := string(file.Text)
	for _, edit := range edits {
		text = text[:edit.Range.Start.Byte] + edit.NewText + text[edit.Range.End.Byte:]
	}
	return text
}

func split(text string) (about string, sections map[string]string) {
	sections = map[string]string{}
	name := ""
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "-- ") && strings.HasSuffix(line, " --\n") {
			name = line[3 : len(line)-4]
			sections[name] = ""
		} else if name == "" {
			about += line
		} else {
			sections[name] += line
		}
	}
	return about, sections
}

func joined(sections map[string]string) (text string) {
	for _, name := range slices.Sorted(maps.Keys(sections)) {
		text += "-- " + name + " --\n" + sections[name]
	}
	return text
}

func update(t *testing.T, path, text string, expected map[string]string) {
	about, sections := split(text)
	given := map[string]string{}
	for name, text := range sections {
		if name != "says.txt" && !strings.HasPrefix(name, "fixed") {
			given[name] = text
		}
	}
	if err := os.WriteFile(path, []byte(about+joined(given)+joined(expected)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEveryRuleIsWhole(t *testing.T) {
	for _, rule := range Rules {
		name, ok := strings.CutPrefix(rule.ID, "lint/")
		if !ok || checks[name] == nil {
			t.Errorf("%s has no check", rule.ID)
		}
		if rule.Title == "" || rule.Why == "" || rule.Do == "" || rule.Severity == "" || rule.Preset != Recommended && rule.Preset != All {
			t.Errorf("%s lacks a title, why, do, severity or preset", rule.ID)
		}
		for _, need := range rule.Needs {
			if rule.Options[need] == "" {
				t.Errorf("%s needs %s, which is no option of it", rule.ID, need)
			}
		}
	}
	if len(checks) != len(Rules) {
		t.Errorf("%d checks for %d rules", len(checks), len(Rules))
	}
}

func TestSettings(t *testing.T) {
	for _, c := range []struct {
		name, text string
		rule       string
		on         bool
		notes      int
	}{
		{"nothing said: recommended", ``, "lint/unused-declaration", true, 0},
		{"nothing said: not all", ``, "lint/documented-variable", false, 0},
		{"the plugin without a preset means all", `plugin "terraform" { enabled = true }`, "lint/documented-variable", true, 0},
		{"its preset", "plugin \"terraform\" {\n  enabled = true\n  preset = \"recommended\"\n}", "lint/documented-variable", false, 0},
		{"the plugin off", `plugin "terraform" { enabled = false }`, "lint/unused-declaration", false, 0},
		{"a rule off", `rule "terraform_unused_declarations" { enabled = false }`, "lint/unused-declaration", false, 0},
		{"a rule on", `rule "terraform_documented_variables" { enabled = true }`, "lint/documented-variable", true, 0},
		{"a rule wins over its plugin, whatever the order", "rule \"terraform_typed_variables\" { enabled = false }\nplugin \"terraform\" { enabled = true }", "lint/typed-variable", false, 0},
		{"only what is enabled", `config { disabled_by_default = true }`, "lint/unused-declaration", false, 0},
		{"what means nothing here is told", "config {\n  force = true\n}\nplugin \"acme\" { enabled = true }\nrule \"acme_widget\" { enabled = true }\nfoo {}", "lint/unused-declaration", true, 4},
		{"an option that there isn't", "rule \"terraform_typed_variables\" {\n  enabled = true\n  strict = true\n}", "lint/typed-variable", true, 1},
		{"no HCL", `rule {`, "lint/unused-declaration", true, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			settings, notes := FromTFLint(TFLintFile, []byte(c.text))
			if _, _, on := settings.of(Named(c.rule)); on != c.on {
				t.Errorf("%s on: %v", c.rule, on)
			}
			if len(notes) != c.notes {
				t.Errorf("notes: %v", notes)
			}
		})
	}
}

func TestManyFindingsAreCounted(t *testing.T) {
	file := parsed(t, "main.tf", strings.Repeat("variable \"a\" {\n}\n", 500))
	found := Check(&Module{Files: []File{file}}, Settings{Only: true, Rules: map[string]Choice{"lint/typed-variable": {Enabled: new(true)}}})
	if len(found) != maxFindings || !strings.HasPrefix(found[maxFindings-1].Detail, "401 more") {
		t.Errorf("%d findings, the last: %s", len(found), found[len(found)-1].Detail)
	}
}
