package policy

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
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

// restored is a set of rules as it ships.
func restored(t testing.TB, files map[string]string) *bundle {
	t.Helper()
	text, diagnostics := Store(files)
	if len(diagnostics) > 0 {
		t.Fatal(diagnostics)
	}
	b, err := newBundle(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
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
	for _, result := range Test(p, false).Results {
		if !result.Pass {
			t.Errorf("%s:%d: %s failed\n%s", result.Location.File, result.Location.Range.Start.Line, result.Name, result.Output)
		}
	}
}

// A rule says what it is, why, and what to do; TestMutatedRulesFail sees to its tests.
func TestShippedPoliciesAreComplete(t *testing.T) {
	rules := prepared(t, shipped(t, false)).rules()
	if len(rules) < 10 {
		t.Fatalf("%d rules", len(rules))
	}
	for _, r := range rules {
		if !slices.Contains([]string{"critical", "high", "medium", "low"}, r.Severity) || r.Title == r.ID {
			t.Errorf("%s: title %q, severity %q", r.ID, r.Title, r.Severity)
		}
		if r.Rationale == "" || r.Remediation == "" || len(r.References) == 0 {
			t.Errorf("%s: description %q, remediation %q, related_resources %v: a rule has all three", r.ID, r.Rationale, r.Remediation, r.References)
		}
		for _, id := range append(slices.Clone(r.Equivalents.Checkov), r.Equivalents.Trivy...) {
			if !equivalentID.MatchString(id) {
				t.Errorf("%s: %q is no id of checkov or trivy", r.ID, id)
			}
		}
		if path.Join("policies", r.ID, "rule.rego") != r.at.File {
			t.Errorf("%s is in %s", r.ID, r.at.File)
		}
	}
}

var equivalentID = regexp.MustCompile(`^(CKV2?_[A-Z0-9]+_\d+|[A-Z0-9]+-\d{4})$`)
