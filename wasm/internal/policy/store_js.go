package policy

import "github.com/opentofu/opentofu/terraformer/internal/report"

// Store is for those who build; OPA's planner isn't in the page.
func Store(map[string]string) (string, []report.Diagnostic) {
	return "", []report.Diagnostic{{Stage: "policy", Code: "rego-error", Severity: report.Error, Summary: "Rules are stored by the native program"}}
}
