// Package lint judges how a program is written, not whether it is valid: names, what isn't used, what is pinned, syntax that is out of
// date, values that the cloud would refuse. A rule is a row of rules.json, which says what it is about, and a function.
package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/zclconf/go-cty/cty"
)

// File is a file of configuration. Body is nil in JSON syntax, of which only the text is looked at.
type File struct {
	Name string
	Text []byte
	Body *hclsyntax.Body
	// Partial: the text has more than the body, since a part of it doesn't parse or can't be judged.
	Partial bool
}

// Module is what one folder holds.
type Module struct {
	Files []File
	// Called: another module calls it, so that rules about what a program as a whole states don't apply.
	Called bool
	// Values are those given to variables of the root module. Defaults stand in the files.
	Values map[string]cty.Value
	// Taggable tells whether a type of resource has tags; nil when no schema is at hand.
	Taggable func(kind string) bool
}

// checks has the function of each rule by its id without "lint/".
var checks = map[string]func(*pass){}

// Check judges a module by the rules that the settings leave on.
func Check(module *Module, settings Settings) []report.Diagnostic {
	slices.SortFunc(module.Files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	tree := newTree(module)
	var found []report.Diagnostic
	for i := range Rules {
		rule := &Rules[i]
		options, severity, on := settings.of(rule)
		if !on || module.Called && !rule.Everywhere {
			continue
		}
		p := &pass{tree: tree, rule: rule, options: options, severity: severity}
		serve.Beat()
		checks[strings.TrimPrefix(rule.ID, "lint/")](p)
		found = append(found, p.some()...)
	}
	return found
}

// maxFindings of one rule are listed: a file that a program has written may have one a line.
const maxFindings = 100

func (p *pass) some() []report.Diagnostic {
	if len(p.found) <= maxFindings {
		return p.found
	}
	last := &p.found[maxFindings-1]
	last.Detail, last.Edits = fmt.Sprintf("%d more of these aren't listed, from here on.", len(p.found)-maxFindings+1), nil
	return p.found[:maxFindings]
}

// pass is one rule on its way through a module.
type pass struct {
	*tree
	rule     *Rule
	options  Options
	severity string
	found    []report.Diagnostic
}

// say adds a finding. The detail says what is wrong here and what to do.
func (p *pass) say(at hcl.Range, detail string, args ...any) *report.Diagnostic {
	p.found = append(p.found, report.Diagnostic{
		Stage: "lint", Code: p.rule.ID, Severity: p.severity, Summary: p.rule.Title,
		Detail: fmt.Sprintf(detail, args...), File: at.Filename, Range: rangeOf(at), Docs: p.rule.Docs, Equivalents: p.rule.TFLint,
	})
	return &p.found[len(p.found)-1]
}

// sayOfModule adds a finding about what the module as a whole lacks, at the beginning of its first file.
func (p *pass) sayOfModule(detail string, args ...any) *report.Diagnostic {
	at := hcl.Range{Filename: p.entry(), Start: hcl.InitialPos, End: hcl.InitialPos}
	return p.say(at, detail, args...)
}

func rangeOf(at hcl.Range) report.Range {
	position := func(p hcl.Pos) report.Position { return report.Position{Line: p.Line, Column: p.Column, Byte: p.Byte} }
	return report.Range{Start: position(at.Start), End: position(at.End)}
}

// replace is an edit of what stands at a place.
func replace(at hcl.Range, text, title string) report.Edit {
	return report.Edit{File: at.Filename, Range: rangeOf(at), NewText: text, Title: title}
}

// between is what lies from the end of one place to the beginning of another.
func between(from, to hcl.Pos, file string) hcl.Range {
	return hcl.Range{Filename: file, Start: from, End: to}
}

// headOf is where a block is named: from its type to its last label.
func headOf(block *hclsyntax.Block) hcl.Range { return block.DefRange() }
