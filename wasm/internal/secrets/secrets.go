// Package secrets finds secrets that stand in a program's files as text: by the forms in which they are given out, by the arguments
// and keys whose values they are, and by being random. No message repeats one.
package secrets

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
)

// Sensitive tells whether the schema calls an argument sensitive, if there is a schema of its block.
type Sensitive func(block *hclsyntax.Block, inner []*hclsyntax.Block, argument string) (sensitive, known bool)

// Rules are all that finds secrets.
func Rules() (rules []report.Rule) {
	add := func(id, title, severity, rationale string) {
		rules = append(rules, report.Rule{
			ID: id, Kind: report.SecretRule, Title: title, Severity: severity, Rationale: rationale, Remediation: remedy,
			Equivalents: report.Equivalents{Checkov: []string{}, Trivy: []string{}},
		})
	}
	for _, p := range patterns {
		add("secret/"+p.ID, p.Title+" in the program", report.Warning, "Known by its form. "+p.Source+".")
	}
	add(password, "Secret value in the program", report.Warning, "A random text where its name or the schema says that a secret stands.")
	add(readable, "Password in the program", report.Info, "A password that somebody has written: often a placeholder, and guessed soon where it isn't.")
	add(random, "Random text in the program", report.Warning, "A long random text in letters of both cases and digits, under any other name.")
	return rules
}

const remedy = "Withdraw it where it was given out, and pass the new one as a sensitive variable or read it from a secret store."

// Rules that go by where a text stands, beside those of the patterns. A readable password is more often a placeholder than not, so that
// it is a note.
const (
	password = "secret/password"
	readable = "secret/readable-password"
	random   = "secret/random-text"
)

// found is a secret in a file: bytes From to To.
type found struct {
	rule, title string
	from, to    int
	weight      int // of several at one place the heaviest is told
}

// Scan finds secrets in one file. Body is what was parsed of it, and sensitive asks the schema; both may be nil.
func Scan(file string, text []byte, body *hclsyntax.Body, sensitive Sensitive) []report.Diagnostic {
	if isSkipped(file) || !utf8.Valid(text) {
		return nil
	}
	serve.Beat()
	s := &scan{text: string(text), sensitive: sensitive}
	s.patterns(s.text, 0, len(s.text), false)
	s.links()
	switch path.Ext(file) {
	case ".tf", ".tofu", ".tfvars", ".hcl":
		s.hcl(file, body)
	default:
		s.pairs(0, len(s.text))
	}
	return s.told(file)
}

// isSkipped tells files that have hashes and names only.
func isSkipped(file string) bool {
	return strings.HasSuffix(file, ".terraform.lock.hcl") || strings.HasSuffix(file, ".schema.json") || strings.HasPrefix(file, ".terraform/")
}

type scan struct {
	text      string
	sensitive Sensitive
	found     []found
}

func (s *scan) add(rule, title string, from, to, weight int) {
	s.found = append(s.found, found{rule, title, from, to, weight})
}

// patterns looks for known forms in a text, which stands at some bytes of the file: as it is, or encoded.
func (s *scan) patterns(text string, from, to int, encoded bool) (any bool) {
	for _, p := range patterns {
		for _, place := range p.find(text) {
			any = true
			if encoded {
				s.add("secret/"+p.ID, p.Title+", encoded in base 64", from, to, 3)
			} else {
				s.add("secret/"+p.ID, p.Title, from+place[0], from+place[1], 3)
			}
		}
	}
	return any
}

// encoded judges base64 by what it holds: text with a secret in it, text without, or bytes, of which nothing is known.
func (s *scan) encoded(from, to int) (isText bool) {
	value := strings.TrimRight(s.text[from:to], "=")
	if len(value) < 24 {
		return false
	}
	decoded, err := base64.RawStdEncoding.DecodeString(value)
	if err != nil || !utf8.Valid(decoded) || strings.ContainsFunc(string(decoded), isControl) {
		return false
	}
	s.patterns(string(decoded), from, to, true)
	return true
}

func isControl(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == utf8.RuneError
}

// told makes diagnostics of what was found, one for each place.
func (s *scan) told(file string) (diagnostics []report.Diagnostic) {
	slices.SortStableFunc(s.found, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.from, b.from))
	})
	var kept []found
	for _, f := range s.found {
		if !slices.ContainsFunc(kept, func(k found) bool { return f.from < k.to && k.from < f.to }) {
			kept = append(kept, f)
		}
	}
	for _, f := range kept {
		d := report.Diagnostic{
			Stage: "lint", Code: f.rule, Severity: report.Warning, Summary: f.title + " in the program", File: file,
			Range: report.Range{Start: s.position(f.from), End: s.position(f.to)}, Original: true,
		}
		d.Detail = fmt.Sprintf("Here stands a secret (%s). Whoever can read the file has it, and so has everybody who ever could read the repository. %s", masked(s.text[f.from:f.to]), remedy)
		if f.rule == readable {
			d.Severity = report.Info
			d.Detail = "A password stands here as text. If it is a placeholder, write a sensitive variable instead; if it is real, change it: whoever can read the file has it."
		}
		diagnostics = append(diagnostics, d)
	}
	return diagnostics
}

// masked shows so much of a secret as is needed to find out which one it is: at most four characters, and at most a fifth.
func masked(secret string) string {
	return secret[:min(4, len(secret)/5)] + "…"
}

func (s *scan) position(offset int) report.Position {
	start := strings.LastIndexByte(s.text[:offset], '\n') + 1
	column, _ := textseg.TokenCount([]byte(s.text[start:offset]), textseg.ScanGraphemeClusters)
	return report.Position{Line: strings.Count(s.text[:offset], "\n") + 1, Column: column + 1, Byte: offset}
}
