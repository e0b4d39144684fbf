package policy

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const policiesDir = "../../../policies"

// shipped reads the policies folder; paths begin with policies/.
func shipped(t testing.TB, withTests bool) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(policiesDir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(file) != ".rego" || !withTests && strings.HasSuffix(file, "_test.rego") {
			return err
		}
		text, err := os.ReadFile(file)
		relative, _ := filepath.Rel(policiesDir, file)
		files["policies/"+filepath.ToSlash(relative)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func prepared(t testing.TB, files map[string]string) *Prepared {
	t.Helper()
	p := Prepare(files)
	for _, d := range p.Diagnostics {
		t.Errorf("%s:%d: %s: %s", d.File, d.Range.Start.Line, d.Summary, d.Detail)
	}
	if t.Failed() {
		t.FailNow()
	}
	return p
}

func TestShippedPoliciesAreFormatted(t *testing.T) {
	files := shipped(t, true)
	formatted, diagnostics := Format(files)
	if len(diagnostics) > 0 || len(formatted) != len(files) {
		t.Fatalf("%d of %d files formatted; %v", len(formatted), len(files), diagnostics)
	}
	for name, text := range files {
		if formatted[name] != text {
			t.Errorf("%s is not as `opa fmt` writes it", name)
		}
	}
}

func TestShippedPoliciesPassTheirTests(t *testing.T) {
	p := prepared(t, shipped(t, true))
	tested := map[string]int{}
	for _, result := range Test(p) {
		tested[result.Location.File]++
		if !result.Pass {
			t.Errorf("%s:%d: %s failed\n%s", result.Location.File, result.Location.Range.Start.Line, result.Name, result.Output)
		}
	}
	for _, r := range p.rules() {
		file := path.Join("policies", r.id, "rule_test.rego")
		if tested[file] < 3 {
			t.Errorf("%s has %d tests; a rule needs one each for pass, fail and unknown", file, tested[file])
		}
	}
}

func TestShippedPoliciesAreComplete(t *testing.T) {
	p := prepared(t, shipped(t, false))
	rules := p.rules()
	if len(rules) < 10 {
		t.Fatalf("%d rules", len(rules))
	}
	for _, r := range rules {
		if !slices.Contains([]string{"critical", "high", "medium", "low"}, r.severity) || r.title == r.id {
			t.Errorf("%s: title %q, severity %q", r.id, r.title, r.severity)
		}
		if len(r.equivalents.Checkov) == 0 || len(r.equivalents.Trivy) == 0 {
			t.Errorf("%s names no equivalents", r.id)
		}
		page, err := os.ReadFile(filepath.Join(policiesDir, r.id, "rule.md"))
		if err != nil {
			t.Error(err)
		}
		for _, part := range append([]string{"# " + r.title + "\n", "**Summary:**", "Severity: " + r.severity, "## Avoid", "## Prefer", "## Rationale", "## Equivalents"},
			append(slices.Clone(r.equivalents.Checkov), r.equivalents.Trivy...)...) {
			if !strings.Contains(string(page), part) {
				t.Errorf("%s/rule.md lacks %q", r.id, part)
			}
		}
	}
}
