package policy

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Stored rules tell what they are as the sources do, read or not.
func TestStoredRulesTellWhatTheyAre(t *testing.T) {
	files := shipped(t, false)
	told := restored(t, files).rules()
	for i, r := range prepared(t, files).rules() {
		if !reflect.DeepEqual(told[i], r.Rule) {
			t.Errorf("%+v is told as %+v", r.Rule, told[i])
		}
	}
}

func TestEveryCodeOfPoliciesIsListed(t *testing.T) {
	var listed []string
	for _, r := range report.CodeRules(codesText) {
		listed = append(listed, r.ID)
	}
	sources, _ := filepath.Glob("*.go")
	found := map[string]bool{}
	for _, path := range sources {
		text, _ := os.ReadFile(path)
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		for _, m := range regexp.MustCompile(`"((?:policy|rego|plan)-[a-z-]+)"`).FindAllStringSubmatch(string(text), -1) {
			found[m[1]] = true
		}
	}
	for code := range found {
		if !slices.Contains(listed, code) {
			t.Errorf("codes.json doesn't list %s", code)
		}
	}
	if len(found) != len(listed) {
		t.Errorf("%d codes are listed, and %d are in the sources", len(listed), len(found))
	}
}
