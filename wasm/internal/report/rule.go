package report

// Kinds of rules.
const (
	PolicyRule     = "policy"     // Rego that ships, judging the plan
	LintRule       = "lint"       // good practice, judging the text
	SecretRule     = "secret"     // what a secret looks like
	DiagnosticRule = "diagnostic" // what the engine says of a program
)

// Rule is what `rules list` and `rules show` tell of a rule, and what reports say beside its findings. Severity is one that a policy
// or a diagnostic has; empty when it depends on the finding.
type Rule struct {
	ID          string      `json:"id"`
	Kind        string      `json:"kind"`
	Provider    string      `json:"provider,omitempty"`
	Title       string      `json:"title"`
	Severity    string      `json:"severity,omitempty"`
	Rationale   string      `json:"rationale,omitempty"`
	Remediation string      `json:"remediation,omitempty"`
	References  []string    `json:"references,omitempty"`
	Equivalents Equivalents `json:"equivalents"`
}
