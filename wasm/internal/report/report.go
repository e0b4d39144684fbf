// Package report holds the records that every part of TerraFormer speaks. The TypeScript side is src/core/report.ts.
package report

import (
	"cmp"
	"encoding/json"
	"slices"
)

// Severities of a diagnostic.
const (
	Error   = "error"
	Warning = "warning"
	Info    = "info"
)

// Outcomes of a stage and of a policy.
const (
	Pass    = "pass"
	Fail    = "fail"
	Unknown = "unknown"
	Skipped = "skipped"
)

// Position is a place in a file: lines and columns count from 1, columns in grapheme clusters; bytes from 0, UTF-8.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Byte   int `json:"byte"`
}

type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Edit replaces Range of File by NewText. An empty range inserts.
type Edit struct {
	File    string `json:"file"`
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
	Title   string `json:"title,omitempty"`
	// Suggestion: it is never made unasked, though it replaces or removes something.
	Suggestion bool `json:"suggestion,omitempty"`
}

// Diagnostic is one thing that is wrong, or worth knowing. Code is stable, so that tools may rely on it.
type Diagnostic struct {
	Stage       string       `json:"stage"`
	Code        string       `json:"code"`
	Severity    string       `json:"severity"`
	Summary     string       `json:"summary"`
	Detail      string       `json:"detail"`
	Address     string       `json:"address,omitempty"`
	File        string       `json:"file"`
	Range       Range        `json:"range"`
	Edits       []Edit       `json:"edits,omitempty"`
	Docs        string       `json:"docs,omitempty"`
	Equivalents []string     `json:"equivalents,omitempty"` // names of the same rule in other linters
	Suppressed  *Suppression `json:"suppressed,omitempty"`  // it is listed, and fails nothing

	Original bool `json:"-"` // its place is one in the file as it was given, not as it was mended to be judged
}

// PolicyResult is what one policy says of one resource. Unknown: it depends on a value that only the cloud will know.
type PolicyResult struct {
	Rule        string       `json:"rule"`
	Title       string       `json:"title"`
	Severity    string       `json:"severity"`
	Address     string       `json:"address"`
	Result      string       `json:"result"`
	Message     string       `json:"message,omitempty"`
	File        string       `json:"file"`
	Range       Range        `json:"range"`
	Suppressed  *Suppression `json:"suppressed,omitempty"`
	Equivalents Equivalents  `json:"equivalents"`

	Remedies []Remedy `json:"remedies,omitempty"` // what would mend it, on its way to the engine
	Edits    []Edit   `json:"edits,omitempty"`    // what the engine makes of that
}

// Remedy is a change of a resource that has it pass a policy: of the argument or block at Path, one of Set, Contains, Remove and Reference.
type Remedy struct {
	Path      []string        `json:"path"`
	Address   string          `json:"address,omitempty"`   // the resource, if not the one that was judged
	Companion *Companion      `json:"companion,omitempty"` // the resource to add that has this argument
	Set       json.RawMessage `json:"set,omitempty"`
	Contains  []any           `json:"contains,omitempty"` // what a list must have
	Remove    bool            `json:"remove,omitempty"`
	Reference *Reference      `json:"reference,omitempty"`
}

// Companion configures another resource, which its argument By names.
type Companion struct {
	Type string `json:"type"`
	By   string `json:"by"`
}

// Reference is to a resource of the program, or to one that is made with some arguments.
type Reference struct {
	Type      string                     `json:"type"`
	Attribute string                     `json:"attribute"`
	With      map[string]json.RawMessage `json:"with"`
}

// What says that a finding doesn't count. Baselines are the caller's.
const (
	ByComment = "comment"
	ByWaiver  = "waiver"
)

// Suppression says why a finding doesn't count. It stays in the report. Expires is a day, such as 2026-11-29.
type Suppression struct {
	Reason  string `json:"reason"`
	By      string `json:"by"`
	Owner   string `json:"owner,omitempty"`
	Expires string `json:"expires,omitempty"`
}

// Equivalents names the same check in other scanners.
type Equivalents struct {
	Checkov []string `json:"checkov"`
	Trivy   []string `json:"trivy"`
	Tflint  []string `json:"tflint,omitempty"`
}

// ProviderUse is the provider schema a program was judged by. Locked is the version that the lock file selects. Exact: the
// version is that one, or satisfies the program's constraint where none is locked.
type ProviderUse struct {
	Source     string `json:"source"`
	Version    string `json:"version"`
	Constraint string `json:"constraint,omitempty"`
	Locked     string `json:"locked,omitempty"`
	Exact      bool   `json:"exact"`
}

// Stages holds the outcome of each stage, in the order in which a program goes through them.
type Stages struct {
	Parse  string `json:"parse"`
	Schema string `json:"schema"`
	Plan   string `json:"plan"`
	Lint   string `json:"lint"`
	Policy string `json:"policy"`
}

// UnsetVariable is a variable of the root module that has neither a value nor a default: Terraform plans only once it has one.
type UnsetVariable struct {
	Name      string `json:"name"`
	Type      string `json:"type"`
	Sensitive bool   `json:"sensitive"`
	File      string `json:"file"`
	Range     Range  `json:"range"`
}

// Coverage says how many of a program's blocks (resources, data sources, provider configurations, calls of modules) were judged
// against what they are made for, and what wasn't there to judge the others by.
type Coverage struct {
	Judged    int      `json:"judged"`
	Blocks    int      `json:"blocks"`
	Modules   []string `json:"modules"`   // addresses of calls
	Providers []string `json:"providers"` // sources
}

// Source is where a resource is written.
type Source struct {
	File  string `json:"file"`
	Range Range  `json:"range"`
}

// Report is the judgement on one program. OK: no diagnostic of severity error, but suppressed ones. Module: the root is a module of others, which is
// judged without a plan. Coverage: absent when all was judged.
type Report struct {
	OK          bool            `json:"ok"`
	Stages      Stages          `json:"stages"`
	Diagnostics []Diagnostic    `json:"diagnostics"`
	Policies    []PolicyResult  `json:"policies"`
	Providers   []ProviderUse   `json:"providers"`
	Unset       []UnsetVariable `json:"unset,omitempty"`
	Module      bool            `json:"module,omitempty"`
	Coverage    *Coverage       `json:"coverage,omitempty"`
	Namespaces  []string        `json:"namespaces,omitempty"` // packages of the user's policies that were judged
	Plan        json.RawMessage `json:"plan,omitempty"`
}

// EngineResult is the engine's report, on its way to the policies. Sources: resource address → where it is written. Controls: what
// the user says of rules and their findings. HCL2: file → what conftest's hcl2 parser makes of it, null when it can't be read.
type EngineResult struct {
	Report
	Sources  map[string]Source          `json:"sources,omitempty"`
	Controls *Controls                  `json:"controls,omitempty"`
	HCL2     map[string]json.RawMessage `json:"hcl2,omitempty"`
}

// Finish sorts what was found, makes empty lists lists and sets OK.
func (r *Report) Finish() {
	r.Diagnostics = append([]Diagnostic{}, r.Diagnostics...)
	r.Policies = append([]PolicyResult{}, r.Policies...)
	r.Providers = append([]ProviderUse{}, r.Providers...)
	slices.SortStableFunc(r.Diagnostics, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Detail, b.Detail))
	})
	slices.SortStableFunc(r.Policies, func(a, b PolicyResult) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Address, b.Address), cmp.Compare(a.Message, b.Message))
	})
	r.OK = !slices.ContainsFunc(r.Diagnostics, func(d Diagnostic) bool { return d.Severity == Error && d.Suppressed == nil })
}
