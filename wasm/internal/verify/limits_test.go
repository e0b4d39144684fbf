package verify

import (
	"slices"
	"strings"
	"testing"
)

// TestNesting tries every way of nesting at the limit, just beyond it and far beyond it.
func TestNesting(t *testing.T) {
	for name, c := range map[string]struct{ open, inner, close string }{
		"parentheses":  {"(", "1", ")"},
		"brackets":     {"[", "1", "]"},
		"objects":      {"{a=", "1", "}"},
		"calls":        {"abs(", "1", ")"},
		"templates":    {`"${`, "1", `}"`},
		"not":          {"!", "true", ""},
		"minus":        {"-", "1", ""},
		"conditionals": {"true ? 1 : ", "1", ""},
	} {
		t.Run(name, func(t *testing.T) {
			// The locals block is the first level.
			for levels, want := range map[int][]string{199: nil, 200: {"nesting-limit@2"}, 1_000: {"nesting-limit@2"}, 20_000: {"nesting-limit@2"}} {
				text := "locals {\n  a = " + strings.Repeat(c.open, levels) + c.inner + strings.Repeat(c.close, levels) + "\n}\n"
				got := found(verify(t, map[string]string{"main.tf": text}))
				if levels == 20_000 && len(text) > 128<<10 {
					want = []string{"token-limit@2"}
				}
				if !slices.Equal(got, want) && len(got)+len(want) > 0 {
					t.Errorf("%d levels: found %v, want %v", levels, got, want)
				}
			}
		})
	}
}

func TestNestingElsewhere(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"blocks":          {"main.tf": strings.Repeat("a {\n", 100_000)},
		"unclosed":        {"main.tf": "a = " + strings.Repeat("(", 100_000)},
		"operators":       {"main.tf": "locals {\n  a = " + strings.Repeat("1+", 5_000) + "1\n}\n"},
		"indexes":         {"main.tf": "locals {\n  a = b" + strings.Repeat("[0]", 5_000) + "\n}\n"},
		"directives":      {"main.tf": "locals {\n  a = \"" + strings.Repeat("%{if true}", 5_000) + "\"\n}\n"},
		"heredocs":        {"main.tf": "locals {\n  a = <<E\n" + strings.Repeat("${<<E\n", 5_000) + "\n}\n"},
		"JSON":            {"main.tf.json": `{"locals": {"a": ` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + "}}"},
		"text in JSON":    {"main.tf.json": `{"locals": {"a": "${` + strings.Repeat("(", 5_000) + `1}"}}`},
		"a template file": {"main.tf": "output \"o\" {\n  value = templatefile(\"x.tpl\", {})\n}\n", "x.tpl": "${" + strings.Repeat("(", 5_000) + "1}"},
	} {
		t.Run(name, func(t *testing.T) {
			result := verify(t, files)
			told := false
			for _, d := range result.Diagnostics {
				told = told || d.Code == "nesting-limit" || strings.Contains(d.Detail, "inside one another")
			}
			if !told {
				t.Errorf("found %v", result.Diagnostics)
			}
		})
	}
}

func TestFileLimits(t *testing.T) {
	for name, c := range map[string]struct{ name, text, want string }{
		"size":          {"main.tf", strings.Repeat("# comment\n", 120_000), "file-limit@1"},
		"line":          {"main.tf", "a = \"" + strings.Repeat("x", 200_000) + "\"", "token-limit@1"},
		"NUL":           {"main.tf", "a = 1\nb = \"\x00\"\n", "nul-byte@2"},
		"UTF-8":         {"main.tf", "a = 1\nb = \"\xff\"\n", "invalid-utf8@2"},
		"path":          {"a/../main.tf", "", "invalid-path@1"},
		"absolute path": {"/main.tf", "", "invalid-path@1"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := found(verify(t, map[string]string{c.name: c.text})); !slices.Equal(got, []string{c.want}) {
				t.Errorf("found %v, want %s", got, c.want)
			}
		})
	}
}

// TestNoise gives a megabyte of text that has an error on every line.
func TestNoise(t *testing.T) {
	result := verify(t, map[string]string{"main.tf": strings.Repeat("a b = ] \"x\n", 90_000)})
	if result.OK || len(result.Diagnostics) > 300 {
		t.Errorf("%d diagnostics", len(result.Diagnostics))
	}
}
