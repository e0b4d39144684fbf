package config

import (
	"fmt"
	"strings"
	"testing"
)

const whole = `lint {
  preset = "all"
}

rule "lint/naming-convention" {
  enabled      = false
  severity     = "error"
  suppressible = false
  format       = "snake_case"
}

waiver {
  rules   = ["aws/s3-versioning", "CKV_AWS_18"]
  address = "module.legacy.*"
  reason  = "goes in March"
  owner   = "storage"
  expires = "2027-03-31"
}
`

func TestRead(t *testing.T) {
	c := Read(Name, []byte(whole))
	if len(c.Diagnostics) > 0 {
		t.Fatalf("%+v", c.Diagnostics)
	}
	if s := c.Settings[0]; c.Preset != "all" || s.Rule != "lint/naming-convention" || *s.Enabled || s.Severity != "error" || *s.Suppressible || s.Range.Start.Line != 5 {
		t.Errorf("%+v", c.Controls)
	}
	if w := c.Waivers[0]; len(w.Rules) != 2 || w.Address != "module.legacy.*" || w.Owner != "storage" || w.Expires != "2027-03-31" || w.Range.Start.Line != 12 {
		t.Errorf("%+v", w)
	}
	if value := c.Options["lint/naming-convention"]["format"]; value.AsString() != "snake_case" {
		t.Errorf("%+v", c.Options)
	}
}

// Each mistake is told at its place, and says what to do.
func TestMistakes(t *testing.T) {
	waiver := func(lines string) string { return "waiver {\n" + lines + "\n}" }
	rest := "address = \"a\"\nreason = \"r\"\nowner = \"o\"\nexpires = \"2027-01-01\""
	for _, c := range []struct{ text, code, place, says string }{
		{"lint {", "config-invalid-syntax", "1:6", "brace"},
		{"x = 1", "config-unknown-argument", "1:1", "lint { }, rule"},
		{"lints {}", "config-unknown-block", "1:1", "waiver { }"},
		{"lint \"a\" {}", "config-invalid-block", "1:1", "Write lint { … }"},
		{"rule {}", "config-invalid-block", "1:1", `rule "lint/unused-declaration"`},
		{"lint {\n  preset = \"some\"\n}", "config-invalid-value", "2:12", "one of recommended, all, none"},
		{"lint {\n  x = 1\n}", "config-unknown-argument", "2:3", "It has preset"},
		{"rule \"a/b\" {\n  enabled = \"no\"\n}", "config-invalid-value", "2:13", "true or false"},
		{"rule \"a/b\" {\n  enabled = var.x\n}", "config-invalid-value", "2:13", "written out"},
		{"rule \"a/b\" {\n  severity = \"error\"\n}", "config-invalid-value", "2:14", "critical, high, medium, low"},
		{"rule \"lint/b\" {\n  severity = \"high\"\n}", "config-invalid-value", "2:14", "error, warning, info"},
		{"rule \"a/b\" {}\nrule \"a/b\" {}", "config-duplicate-rule", "2:6", "Join"},
		{"lint {}\nlint {}", "config-invalid-block", "2:1", "Join"},
		{"rule \"*\" {}", "config-invalid-block", "1:6", `"aws/*"`},
		{"rule \"a/b\" {\n  enable = false\n}", "config-unknown-argument", "2:3", "It has enabled, severity, suppressible"},
		{"rule \"lint/naming-convention\" {\n  formt = \"x\"\n}", "config-unknown-argument", "2:3", "suppressible, check"},
		{"rule \"a/b\" {\n  options {}\n}", "config-unknown-block", "2:3", "options = …"},
		{waiver(rest), "config-incomplete-waiver", "1:1", "rules ="},
		{waiver("rules = [\"*\"]\n" + rest), "config-incomplete-waiver", "1:1", `"aws/*"`},
		{waiver("rules = \"a/b\"\n" + rest), "config-invalid-value", "2:9", "a list of texts"},
		{waiver("rules = [\"a/b\"]\n" + strings.Replace(rest, "address", "adress", 1)), "config-unknown-argument", "3:1", "It has rules, address"},
		{waiver("rules = [\"a/b\"]\n" + strings.Replace(rest, "\"r\"", "\"\"", 1)), "config-incomplete-waiver", "1:1", "a reason"},
		{waiver("rules = [\"a/b\"]\n" + strings.Replace(rest, "\"o\"", "\" \"", 1)), "config-incomplete-waiver", "1:1", "an owner"},
		{waiver("rules = [\"a/b\"]\n" + strings.Replace(rest, "2027-01-01", "1.1.2027", 1)), "config-incomplete-waiver", "1:1", "YYYY-MM-DD"},
		{waiver("rules = [\"a/b\"]\n" + strings.Replace(rest, "2027-01-01", "2027-02-30", 1)), "config-incomplete-waiver", "1:1", `no day "2027-02-30"`},
		{waiver("rules = [\"a/b\", \"**\"]\n" + rest), "config-incomplete-waiver", "1:1", `"aws/*"`},
		{waiver("rules = [\"a/b\"]\n" + strings.Replace(rest, "address", "file", 1)), "", "", ""},
	} {
		found := Read(Name, []byte(c.text+"\n"))
		if c.code == "" {
			if len(found.Diagnostics) > 0 || len(found.Waivers) != 1 {
				t.Errorf("%s: %+v", c.text, found.Diagnostics)
			}
			continue
		}
		if len(found.Diagnostics) != 1 || len(found.Waivers) > 0 {
			t.Errorf("%s: %+v", c.text, found.Diagnostics)
			continue
		}
		d := found.Diagnostics[0]
		place := fmt.Sprintf("%d:%d", d.Range.Start.Line, d.Range.Start.Column)
		if d.Code != c.code || place != c.place || !strings.Contains(d.Detail, c.says) || d.File != Name {
			t.Errorf("%s: %s at %s: %s", c.text, d.Code, place, d.Detail)
		}
	}
}

type files map[string]string

func (f files) Text(name string) []byte {
	if text, ok := f[name]; ok {
		return []byte(text)
	}
	return nil
}

// Which file is read, and that a named one which isn't there is told.
func TestOf(t *testing.T) {
	program := files{Name: "lint {\n  preset = \"all\"\n}\n", "other.hcl": "lint {\n  preset = \"none\"\n}\n", "main.tf": "# terraformer:ignore a/b: why\nlocals {}\n"}
	for file, want := range map[string]string{"": "all []", "other.hcl": "none []", "gone.hcl": " [config-not-read]"} {
		c := Of(program, []string{"main.tf"}, file, "2026-11-29")
		var codes []string
		for _, d := range c.Diagnostics {
			codes = append(codes, d.Code)
		}
		if got := fmt.Sprintf("%s %v", c.Preset, codes); got != want || len(c.Comments) != 1 || c.Today == "" {
			t.Errorf("%q: %s, want %s", file, got, want)
		}
	}
	if c := Of(program, nil, "", "tomorrow"); c.Today != "" || len(c.Diagnostics) != 1 {
		t.Errorf("%+v", c)
	}
}
