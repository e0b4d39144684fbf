package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// planParts are the parts of a plan, as `terraform show -json` writes them; a plan leaves out those that are empty.
var planParts = []string{
	"action_invocations", "applyable", "checks", "complete", "configuration", "deferred_changes", "errored", "format_version", "output_changes",
	"planned_values", "prior_state", "relevant_attributes", "resource_changes", "resource_drift", "terraform_version", "timestamp", "variables",
}

// reads are the parts of the input that rules and all that they depend on read; whole when one reads it as a whole.
func (p *Prepared) reads(rules []*ast.Rule) (parts []string, whole bool) {
	seen := map[*ast.Rule]bool{}
	found := map[string]bool{}
	for open := slices.Clone(rules); len(open) > 0; {
		rule := open[len(open)-1]
		open = open[:len(open)-1]
		if seen[rule] {
			continue
		}
		seen[rule] = true
		ast.WalkRefs(rule, func(ref ast.Ref) bool {
			if !ref.HasPrefix(ast.InputRootRef) {
				return false
			}
			name, ok := ast.String(""), false
			if len(ref) > 1 {
				name, ok = ref[1].Value.(ast.String)
			}
			if ok {
				found[string(name)] = true
			}
			whole = whole || !ok
			return false
		})
		for next := range p.compiler.Graph.Dependencies(rule) {
			if rule, ok := next.(*ast.Rule); ok {
				open = append(open, rule)
			}
		}
	}
	return slices.Sorted(maps.Keys(found)), whole
}

// applies tells whether rules can say anything of the plan: not when all that they read of the input is in no plan.
func (s scope) applies(rules []*ast.Rule) (missing []string, ok bool) {
	parts, whole := s.policies.reads(rules)
	input, _ := s.input.Value.(ast.Object)
	has := func(part string) bool {
		return slices.Contains(planParts, part) || input != nil && input.Get(ast.StringTerm(part)) != nil
	}
	return parts, whole || len(parts) == 0 || slices.ContainsFunc(parts, has)
}

// notApplied tells of rules that could say nothing, in one note.
func notApplied(missing map[string][]string) report.Diagnostic {
	paths := sortedKeys(missing)
	reads := map[string]bool{}
	for _, parts := range missing {
		for _, part := range parts {
			reads["input."+part] = true
		}
	}
	some := paths[:min(len(paths), 5)]
	return report.Diagnostic{
		Stage: "policy", Code: "policy-not-applicable", Severity: report.Info, Summary: "Policies that say nothing of a plan",
		Detail: fmt.Sprintf("Not judged: %s%s. They read %s, which no plan has: policies see what `terraform show -json` writes, such as input.resource_changes.",
			strings.Join(some, ", "), map[bool]string{true: ", …"}[len(paths) > len(some)], strings.Join(slices.Sorted(maps.Keys(reads)), ", ")),
	}
}

// nothingJudged is the note that a stage without any verdict leaves.
func nothingJudged(detail string) report.Diagnostic {
	return report.Diagnostic{Stage: "policy", Code: "policy-nothing-judged", Severity: report.Info, Summary: "No policy was judged", Detail: detail}
}
