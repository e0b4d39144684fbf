package lint

import (
	_ "embed"
	"encoding/json"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Presets: which rules are on when nobody says more.
const (
	Recommended = "recommended"
	All         = "all"
)

// Rule is what is known of a rule besides how it judges.
type Rule struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Why      string `json:"why"`
	Do       string `json:"do"`
	Severity string `json:"severity"`
	// Preset is the smaller of the two that has it.
	Preset string `json:"preset"`
	// TFLint names the rules of tflint that find the same.
	TFLint []string `json:"tflint"`
	// Needs names the options without which it judges nothing.
	Needs   []string          `json:"needs,omitempty"`
	Options map[string]string `json:"options,omitempty"` // name → what it means
	// Everywhere: local modules are judged too, not only the root.
	Everywhere bool   `json:"everywhere,omitempty"`
	Docs       string `json:"docs,omitempty"`
}

// Names of the rule: its id, and tflint's.
func (r *Rule) Names() []string { return append([]string{r.ID}, r.TFLint...) }

//go:embed rules.json
var rulesText []byte

// Rules are all rules, in a stable order.
var Rules = func() (rules []Rule) {
	if err := json.Unmarshal(rulesText, &rules); err != nil {
		panic(err)
	}
	return rules
}()

var byName = func() map[string]*Rule {
	names := map[string]*Rule{}
	for i := range Rules {
		names[Rules[i].ID] = &Rules[i]
		for _, name := range Rules[i].TFLint {
			names[name] = &Rules[i]
		}
	}
	return names
}()

// Listed are the rules as all rules are listed.
func Listed() (all []report.Rule) {
	for _, rule := range Rules {
		all = append(all, report.Rule{
			ID: rule.ID, Kind: report.LintRule, Title: rule.Title, Severity: rule.Severity, Rationale: rule.Why, Remediation: rule.Do, Preset: rule.Preset,
			Equivalents: report.Equivalents{Checkov: []string{}, Trivy: []string{}, Tflint: rule.TFLint},
		})
	}
	return all
}

// Named finds a rule by its id or by tflint's name for it.
func Named(name string) *Rule { return byName[name] }
