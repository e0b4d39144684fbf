package policy

import (
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/suppress"
)

// names of a rule: its id, and what checkov and trivy call it.
func (r rule) names() []string {
	return slices.Concat([]string{r.ID}, r.Equivalents.Checkov, r.Equivalents.Trivy, r.Equivalents.Tflint)
}

// configured is the rules that the user's configuration leaves on, with the severities that it gives them.
func configured(rules []rule, controls *suppress.Set) (on []rule) {
	for _, r := range rules {
		if controls.Enabled(true, r.names()...) {
			r.Severity = controls.Severity(r.Severity, r.names()...)
			on = append(on, r)
		}
	}
	return on
}

// suppress marks results that don't count, and gives what is to be said of that. So far are the diagnostics so far: that something
// suppresses nothing is only known when all was judged.
func (e *evaluation) suppress(results []report.PolicyResult, bundled *Prepared, controls *suppress.Set, soFar []report.Diagnostic) []report.Diagnostic {
	var judged []string
	for i := range results {
		r := &results[i]
		names := slices.Concat([]string{r.Rule}, r.Equivalents.Checkov, r.Equivalents.Trivy, r.Equivalents.Tflint)
		judged = append(judged, names...)
		if r.Result != report.Pass {
			r.Suppressed = controls.Of(suppress.Finding{Names: names, Address: r.Address, File: r.File, Line: r.Range.Start.Line})
		}
	}
	ids := bundled.ids()
	if len(ids) > 0 {
		controls.Unknown(func(name string) bool { return strings.Contains(name, "/") && !suppress.OfEngine(name) }, ids, nil)
	}
	if slices.ContainsFunc(soFar, func(d report.Diagnostic) bool { return d.Severity == report.Error && d.Stage != "policy" }) {
		judged = nil
	}
	slices.Sort(judged)
	return controls.Told(slices.Compact(judged))
}

// ids are those of all rules that ship, whether a plan concerns them or not.
func (p *Prepared) ids() (ids []string) {
	for _, name := range slices.Concat(p.shipped, sortedKeys(p.sources)) {
		if parts := strings.Split(name, "/"); len(parts) > 2 && parts[len(parts)-1] == "rule.rego" {
			ids = append(ids, strings.Join(parts[len(parts)-3:len(parts)-1], "/"))
		}
	}
	return ids
}
