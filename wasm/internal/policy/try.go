package policy

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Tried is what one file of the user's policies says of what there is, for who writes it.
type Tried struct {
	// Reads names the parts of the input that the file's rules read.
	Reads       []string            `json:"reads"`
	Answers     []Answer            `json:"answers"`
	Diagnostics []report.Diagnostic `json:"diagnostics"`
}

// Answer is what the package of the file comes to for one input.
type Answer struct {
	Name   string `json:"name"`            // of the input: a file's, or plan.json
	Kind   string `json:"kind"`            // Plan or HCL2
	Input  any    `json:"input,omitempty"` // absent when it is the plan that the request has
	Value  any    `json:"value"`           // null when nothing is defined
	Output string `json:"output,omitempty"`
	Error  string `json:"error,omitempty"`
}

// Try evaluates the package of a file on all that its rules are asked about, as judgeUser chooses it, and keeps what it prints.
func Try(p *Prepared, result report.EngineResult, file string, choice Choice) Tried {
	tried := Tried{Reads: []string{}, Answers: []Answer{}, Diagnostics: nonNil(p.Diagnostics)}
	if p.compiler == nil || p.modules[file] == nil {
		return tried
	}
	given, err := subjectsOf(result)
	if err != nil {
		tried.Diagnostics = append(tried.Diagnostics, report.Diagnostic{
			Stage: "policy", Code: "plan-unreadable", Severity: report.Error, Summary: "The plan can't be read", Detail: err.Error(),
		})
		return tried
	}
	module := p.compiler.Modules[file]
	asked, reads := p.askedBy(module, given, choice)
	tried.Reads = append(tried.Reads, reads...)
	budget, store := newBudget(maxSteps, p.sources, choice.Files), p.store()
	for _, one := range asked {
		var printed strings.Builder
		s := (&evaluation{input: one.input}).scope(p, budget, store)
		s.print = printer{&printed}
		answer := Answer{Name: one.name, Kind: HCL2}
		if one == given.plan || one == given.planCombined {
			answer.Kind = Plan
		}
		if one != given.plan {
			answer.Input, _ = ast.JSON(one.input.Value)
		}
		if err := about(store, one.name); err != nil {
			answer.Error = err.Error()
		} else if answer.Value, err = s.query(module.Package.Path); err != nil {
			answer.Error = err.Error()
		}
		answer.Output = printed.String()
		tried.Answers = append(tried.Answers, answer)
	}
	return tried
}

// askedBy are the subjects of a module's rules, and the parts of them that they read.
func (p *Prepared) askedBy(module *ast.Module, given *subjects, choice Choice) (asked []*subject, parts []string) {
	own := func(rules map[string][]*ast.Rule) map[string][]*ast.Rule {
		some := map[string][]*ast.Rule{}
		for path, all := range rules {
			if slices.ContainsFunc(all, func(r *ast.Rule) bool { return r.Module == module }) {
				some[path] = all
			}
		}
		return some
	}
	all := p.following(p.conftestRules(nil))
	rules := own(p.conftestRules(nil))
	if len(rules) == 0 { // helpers, or policies that say yes or no
		var helpers []*ast.Rule
		for _, some := range own(p.rulesOf(nil, func(string) bool { return true })) {
			helpers = append(helpers, some...)
		}
		all["data"] = p.readsOf("data of "+module.Package.Path.String(), helpers)
		rules = map[string][]*ast.Rule{"data": helpers}
	}
	for _, path := range sortedKeys(rules) {
		r := all[path]
		parts = append(parts, r.parts...)
		subjects, _ := given.of(r, choice)
		for _, one := range subjects {
			if !slices.Contains(asked, one) {
				asked = append(asked, one)
			}
		}
	}
	slices.Sort(parts)
	return asked, slices.Compact(parts)
}

// tryRequest reads the user's policies without their tests, which say nothing of a program, with what they print.
func tryRequest(user, data json.RawMessage) *Prepared {
	files := textsOf(user)
	for name := range files {
		if strings.HasSuffix(name, "_test.rego") {
			delete(files, name)
		}
	}
	return PrepareTests(files, dataOf(data)...)
}
