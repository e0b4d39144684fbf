package verify

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

type seenKey struct {
	file, code, detail string
	byte               int
}

// add takes in diagnostics, each once: OpenTofu finds some of what validation found again when it plans.
func (r *run) add(diags ...report.Diagnostic) {
	if r.seen == nil {
		r.seen = map[seenKey]bool{}
	}
	for _, d := range diags {
		r.placed(&d)
		key := seenKey{d.File, d.Code, d.Detail, d.Range.Start.Byte}
		switch d.Code {
		case "undeclared-reference", "unsupported-attribute", "configuration-for-import-target-does-not-exist":
			key.detail = "" // told once, in whatever words
		}
		if d.Range == (report.Range{}) {
			origin := report.Position{Line: 1, Column: 1}
			d.Range = report.Range{Start: origin, End: origin}
		}
		if r.seen[key] || d.Severity == report.Error && r.isFollowUp(d) {
			continue
		}
		r.seen[key] = true
		if text := r.files.Text(d.File); text != nil && !d.Original && d.Range.End.Byte > len(text) {
			d.Range.Start, d.Range.End = atMost(len(text), d.Range.Start), atMost(len(text), d.Range.End)
		}
		r.result.Diagnostics = append(r.result.Diagnostics, d)
	}
}

// atMost moves a position that lies beyond the end of a file to that end: the parser of JSON counts from beyond a quote.
func atMost(size int, p report.Position) report.Position {
	if beyond := p.Byte - size; beyond > 0 {
		p.Byte, p.Column = size, max(1, p.Column-beyond)
	}
	return p
}

// isFollowUp tells whether an error only follows from one that has been told.
func (r *run) isFollowUp(d report.Diagnostic) bool {
	if d.Code == "evaluation-limit" && r.limited {
		return true // once the budget is used up, nothing can be evaluated any more
	}
	r.limited = r.limited || d.Code == "evaluation-limit"
	if r.broken && d.Stage != "parse" && d.Code == "undeclared-reference" {
		return true // its declaration may be among what couldn't be parsed
	}
	if d.Stage != "plan" {
		return false
	}
	for _, earlier := range r.result.Diagnostics {
		if earlier.Severity == report.Error && earlier.Stage == "schema" && d.Address != "" && earlier.Address == d.Address {
			return true
		}
		if earlier.Code == "each-outside-for-each" && earlier.File == d.File && earlier.Range == d.Range {
			return true // each.key as the key of an import without for_each
		}
	}
	return false
}

// dropFollowUps removes what an argument written as a block, or a block as an argument, is said to lack besides.
func (r *run) dropFollowUps() {
	type place struct{ address, name string }
	misplaced := map[place]bool{}
	for _, d := range r.result.Diagnostics {
		m := meantOther.FindStringSubmatch(d.Detail)
		if m != nil && (m[1] != "" || m[4] != "" || len(d.Edits) > 0) {
			misplaced[place{d.Address, m[1] + m[2] + m[3] + m[4]}] = true
		}
	}
	r.result.Diagnostics = slices.DeleteFunc(r.result.Diagnostics, func(d report.Diagnostic) bool {
		m := lacks.FindStringSubmatch(d.Detail)
		return m != nil && misplaced[place{d.Address, m[1] + m[2]}]
	})
}

var (
	meantOther = regexp.MustCompile(`Did you mean to define (?:a block of type|argument) "([^"]+)"|Did you mean "([^"]+)"\?|It belongs into the block "([^"]+)"\.|^(\w+) is (?:an argument, not a block|a block, not an argument)`)
	lacks      = regexp.MustCompile(`^(?:At least \d+|No more than \d+|The argument) "([^"]+)" (?:blocks? (?:is|are) required|is required)|^Check blocks must have at least one (assert) block`)
)

func (r *run) addHCL(stage string, diags hcl.Diagnostics) {
	var all tfdiags.Diagnostics
	r.addTofu(stage, all.Append(diags))
}

// addTofu converts what OpenTofu found.
func (r *run) addTofu(stage string, diags tfdiags.Diagnostics) {
	before := len(r.result.Diagnostics)
	for i, from := range diags {
		if len(r.result.Diagnostics)-before >= maxErrors {
			r.add(report.Diagnostic{
				Stage: stage, Code: "too-many-errors", Severity: report.Error, Summary: "Too many errors",
				Detail: fmt.Sprintf("%d more are not listed.", len(diags)-i),
			})
			return
		}
		description := from.Description()
		// A whole resource has all its arguments, also those that nobody uses: `for_each = aws_iam_role.task`.
		if strings.HasPrefix(description.Detail, "This value's attribute ") && strings.Contains(description.Summary, "deprecated source") {
			continue
		}
		d := report.Diagnostic{
			Stage: stage, Code: codeOf(stage, description.Summary), Severity: report.Error,
			Summary: description.Summary, Detail: description.Detail, Address: description.Address,
		}
		if from.Severity() == tfdiags.Warning {
			d.Severity = report.Warning
		}
		if rest, ok := strings.CutPrefix(d.Summary, "Cycle: "); ok {
			r.explainCycle(&d, strings.Split(nodeKind.ReplaceAllString(rest, ""), ", "))
		}
		if subject := from.Source().Subject; subject != nil && !r.missingConfiguration(&d, subject.ToHCL()) {
			at := r.narrow(subject.ToHCL(), d.Detail)
			if d.Code == "check-block-assertion-known-after-apply" && r.onlyUnread(at) {
				continue // a real plan judges it
			}
			d.File, d.Range = at.Filename, convertRange(at)
			d.Address = r.addressAt(at)
			if stage == "plan" {
				r.tolerateUnknown(&d, at)
			}
			r.explain(&d, at)
		}
		r.add(d)
	}
}

func convertRange(at hcl.Range) report.Range {
	return report.Range{
		Start: report.Position{Line: at.Start.Line, Column: at.Start.Column, Byte: at.Start.Byte},
		End:   report.Position{Line: at.End.Line, Column: at.End.Column, Byte: at.End.Byte},
	}
}

// nodeKind is what stands behind the name of a node of OpenTofu's graph, such as (expand, input).
var nodeKind = regexp.MustCompile(` \([a-z, ]+\)`)

// explainCycle says where a cycle goes through. OpenTofu names the nodes of its graph, and no place.
func (r *run) explainCycle(d *report.Diagnostic, nodes []string) {
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	r.cycles = append(r.cycles, nodes)
	d.Code, d.Summary = "cycle", "Cycle"
	d.Detail = fmt.Sprintf("These depend on each other in a circle: %s. Break the circle.", strings.Join(nodes, ", "))
	at := hcl.Range{}
	r.config.DeepEach(func(config *configs.Config) {
		prefix := ""
		if len(config.Path) > 0 {
			prefix = config.Path.String() + "."
		}
		for _, resource := range resourcesOf(config.Module) {
			if slices.Contains(nodes, prefix+resource.Addr().String()) && at.Filename == "" {
				at = resource.DeclRange
			}
		}
		for _, name := range slices.Sorted(maps.Keys(config.Module.Locals)) {
			if slices.Contains(nodes, prefix+"local."+name) && at.Filename == "" {
				at = config.Module.Locals[name].DeclRange
			}
		}
	})
	if at.Filename != "" {
		d.File, d.Range, d.Address = at.Filename, convertRange(at), r.addressAt(at)
	}
}
