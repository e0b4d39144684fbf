// Package policy judges plans by Rego policies: those that ship with TerraFormer, and the user's.
package policy

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ast/location"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/suppress"
)

// maxPlanNesting is larger than MaxNesting: in a plan, every level of configuration is several of JSON.
const maxPlanNesting = 500

// Evaluate judges the plan in result by bundled rules and by the user's policies, and gives the final report. Namespaces are the
// packages of the user's policies that are wanted; none means all.
func Evaluate(result report.EngineResult, bundled, user *Prepared, namespaces ...string) report.Report {
	final := result.Report
	final.Stages.Policy = report.Skipped
	if final.Policies == nil && final.Diagnostics == nil {
		final.Policies = []report.PolicyResult{}
	}
	broken := append(append([]report.Diagnostic{}, bundled.Diagnostics...), user.Diagnostics...)
	final.Diagnostics = append(final.Diagnostics, broken...)
	if hasPlan := len(result.Plan) > 0 && !bytes.Equal(result.Plan, []byte("null")); hasPlan && len(bundled.modules)+len(user.modules) > 0 {
		e, err := newEvaluation(result.Plan)
		if err != nil {
			final.Diagnostics = append(final.Diagnostics, report.Diagnostic{
				Stage: "policy", Code: "plan-unreadable", Severity: report.Error, Summary: "The plan can't be read", Detail: err.Error(),
			})
			final.Stages.Policy = report.Fail
		} else {
			controls := suppress.New(result.Controls, "policy")
			results := e.bundled(bundled, configured(bundled.rules(), controls))
			locate(results, result.Sources)
			found, packages := e.user(user, result.Sources, namespaces)
			final.Diagnostics = append(append(final.Diagnostics, found...), e.problems...)
			final.Diagnostics = append(final.Diagnostics, e.suppress(results, bundled, controls, final.Diagnostics)...)
			final.Policies = append(final.Policies, results...)
			final.Namespaces = packages
			if len(results)+len(packages) > 0 {
				final.Stages.Policy = report.Pass
			}
			if note, ok := e.silence(user, found, len(results), packages, namespaces); ok {
				final.Diagnostics = append(final.Diagnostics, note)
			}
		}
	}
	for _, d := range final.Diagnostics {
		if d.Stage == "policy" && d.Severity == report.Error {
			final.Stages.Policy = report.Fail
		}
	}
	for _, p := range final.Policies {
		if p.Result == report.Fail && p.Suppressed == nil && final.Stages.Policy != report.Skipped {
			final.Stages.Policy = report.Fail
		}
	}
	final.Finish()
	return final
}

// silence is the note that is due when the user's policies, or all there are, had nothing to judge by, and nothing else says so.
func (e *evaluation) silence(user *Prepared, found []report.Diagnostic, results int, packages, wanted []string) (report.Diagnostic, bool) {
	told := len(found)+len(packages)+len(e.problems)+len(user.Diagnostics) > 0
	hasChanges := false
	if changes := e.input.Value.(ast.Object).Get(ast.StringTerm("resource_changes")); changes != nil {
		list, _ := changes.Value.(*ast.Array)
		hasChanges = list != nil && list.Len() > 0
	}
	switch {
	case told:
		return report.Diagnostic{}, false
	case len(user.modules) > 0 && len(wanted) > 0:
		return nothingJudged(fmt.Sprintf("The packages that were asked for (%s) have no deny, violation or warn rule and no boolean.", strings.Join(wanted, ", "))), true
	case len(user.modules) > 0:
		return nothingJudged("Your policies have no deny, violation or warn rule and no boolean. Add a rule such as `deny contains msg if …`."), true
	case results == 0 && hasChanges:
		return nothingJudged("None of the rules that ship is about these resources, and there are no policies of your own."), true
	}
	return report.Diagnostic{}, false
}

// evaluation is the judging of one plan.
type evaluation struct {
	input    *ast.Term
	problems []report.Diagnostic
}

func newEvaluation(plan []byte) (*evaluation, error) {
	if !jsonNesting(plan, maxPlanNesting) {
		return nil, fmt.Errorf("it nests more than %d levels deep", maxPlanNesting)
	}
	value, err := ast.ValueFromReader(bytes.NewReader(plan))
	if err != nil {
		return nil, err
	}
	if _, ok := value.(ast.Object); !ok {
		return nil, errors.New("it isn't a JSON object, as `terraform show -json` prints one")
	}
	return &evaluation{input: ast.NewTerm(value)}, nil
}

// scope evaluates references into one set of policies. Its queries share what they have computed, and one budget.
type scope struct {
	*evaluation
	policies *Prepared
	budget   *budget
	query    func(ast.Ref) (any, error)
}

func (e *evaluation) scope(p *Prepared, steps uint64) scope {
	budget := newBudget(steps)
	ctx := context.Background()
	store := inmem.New()
	cache := topdown.NewVirtualCache()
	return scope{e, p, budget, func(ref ast.Ref) (any, error) {
		txn, err := store.NewTransaction(ctx)
		if err != nil {
			return nil, err
		}
		defer store.Abort(ctx, txn)
		if budget.spent { // the query would only find out after 64 expressions
			return nil, &topdown.Error{Code: topdown.CancelErr}
		}
		body, err := p.query(ref)
		if err != nil {
			return nil, err
		}
		rows, err := topdown.NewQuery(body).WithCompiler(p.compiler).WithStore(store).WithTransaction(txn).WithInput(e.input).
			WithVirtualCache(cache).WithCancel(budget).Run(ctx)
		if err != nil || len(rows) == 0 {
			return nil, err
		}
		if left := maxResult; !countable(rows[0]["result"].Value, &left) {
			return nil, &topdown.Error{Code: topdown.CancelErr}
		}
		return ast.JSON(rows[0]["result"].Value)
	}}
}

// failed notes that a rule could not be evaluated.
func (s scope) failed(at *location.Location, rule string, err error) {
	d := report.Diagnostic{Stage: "policy", Code: "policy-evaluation-error", Severity: report.Error, Summary: "Policy can't be evaluated", Detail: rule + ": " + err.Error()}
	var problem *topdown.Error
	if errors.As(err, &problem) {
		if problem.Location != nil && problem.Location.File != "" {
			at = problem.Location
		}
		d.Detail = rule + ": " + problem.Message
		if problem.Code == topdown.CancelErr {
			d.Code, d.Summary = "policy-limit", "Policy takes too much work"
			d.Detail = fmt.Sprintf("%s was stopped: all policies together may evaluate %d expressions and build %d MiB. Look for ranges and for nested loops.", rule, s.budget.limit, maxMemory>>20)
		}
	}
	if at != nil {
		d.File, d.Range = at.File, span(s.policies.sources[at.File], at)
	}
	s.problems = append(s.problems, d)
}

// decode converts what a query gave into a Go type.
func decode[T any](value any) (result T, err error) {
	text, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(text, &result)
	}
	return result, err
}
