package verify

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every code that this engine's own sources give is listed; what OpenTofu says gets a listed one by codeOf.
func TestEveryCodeIsListed(t *testing.T) {
	var listed map[string][]string
	if err := json.Unmarshal(codesText, &listed); err != nil {
		t.Fatal(err)
	}
	for code, about := range listed {
		if len(about) < 2 || about[0] == "" || about[1] == "" || slug(code) != code {
			t.Errorf("%s: %v", code, about)
		}
	}
	written := regexp.MustCompile(`(?:Code: +|Code = |Code, d\.\w+(?:, d\.\w+)? = (?:report\.\w+, )?|\bs\.add\([^"\n]*"[^"\n]*", |r\.tell\([^"\n]*|\.refuse\(edit, |\brefuse\(|w\.note\(\w+, |[cs]\.tell\(|config\.tell\(|[gmw]\.refuse\()"([a-z]+(?:-[a-z]+)+)"`)
	count := 0
	for _, root := range []string{".", "../form", "../workspace", "../protocol", "../load", "../edit", "../refactor", "../config", "../suppress", "../gate"} {
		_ = filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			source, _ := os.ReadFile(path)
			for _, m := range written.FindAllStringSubmatch(string(source), -1) {
				count++
				if listed[m[1]] == nil {
					t.Errorf("%s gives %q, which codes.json doesn't list", path, m[1])
				}
			}
			return nil
		})
	}
	if count < 30 {
		t.Errorf("only %d codes found in the sources: the pattern is out of date", count)
	}
	if got := codeOf("parse", "Something unheard of"); got != otherSyntax {
		t.Error(got)
	}
	if got := codeOf("plan", `Insufficient "x" blocks`); got != "too-few-blocks" {
		t.Error(got)
	}
}

func TestMovedFacts(t *testing.T) {
	for name, arguments := range moved.Arguments {
		for argument, now := range arguments {
			if !strings.HasSuffix(now, ".") {
				t.Errorf("%s.%s: %q is no sentence", name, argument, now)
			}
		}
	}
}
