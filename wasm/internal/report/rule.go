package report

import (
	"encoding/json"
	"maps"
	"slices"
)

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
	Preset      string      `json:"preset,omitempty"` // of lint: the smaller one that has it; others are on
	Equivalents Equivalents `json:"equivalents"`
}

// CodeRules reads a list of codes of diagnostics: {code: [what it means, what to do, …]}.
func CodeRules(text []byte) []Rule {
	listed := map[string][]string{}
	if err := json.Unmarshal(text, &listed); err != nil {
		panic(err) // it is part of the program, and tested
	}
	var rules []Rule
	for _, code := range slices.Sorted(maps.Keys(listed)) {
		rules = append(rules, Rule{
			ID: code, Kind: DiagnosticRule, Title: listed[code][0], Remediation: listed[code][1],
			Equivalents: Equivalents{Checkov: []string{}, Trivy: []string{}},
		})
	}
	return rules
}
