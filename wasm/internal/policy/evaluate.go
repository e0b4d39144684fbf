// Package policy judges plans by Rego policies: those that ship with TerraFormer, and the user's.
package policy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ast/location"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/print"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/suppress"
)

// maxPlanNesting is larger than MaxNesting: in a plan, every level of configuration is several of JSON.
const maxPlanNesting = 500

// Evaluate judges the plan in result by bundled rules, and by the user's policies whichever they read of the plan and the program, and gives
// the final report.
func Evaluate(result report.EngineResult, bundled, user *Prepared, choice Choice) report.Report {
	final := result.Report
	final.Stages.Policy = report.Skipped
	if final.Policies == nil && final.Diagnostics == nil {
		final.Policies = []report.PolicyResult{}
	}
	broken := append(append([]report.Diagnostic{}, bundled.Diagnostics...), user.Diagnostics...)
	final.Diagnostics = append(final.Diagnostics, broken...)
	if bundled.program != nil || len(bundled.modules)+len(user.modules) > 0 {
		given, err := subjectsOf(result)
		if err != nil {
			final.Diagnostics = append(final.Diagnostics, report.Diagnostic{
				Stage: "policy", Code: "plan-unreadable", Severity: report.Error, Summary: "The plan can't be read", Detail: err.Error(),
			})
			final.Stages.Policy = report.Fail
		}
		controls := suppress.New(result.Controls, "policy")
		var results []report.PolicyResult
		e := &evaluation{}
		if given.plan != nil {
			e.input = given.plan.input
			results = e.bundled(bundled, configured(bundled.rules(), controls))
			locate(results, result.Sources)
		}
		if given.plan != nil || len(given.files) > 0 {
			found, packages := judgeUser(user, given, result.Sources, choice)
			final.Diagnostics = append(append(final.Diagnostics, found...), e.problems...)
			final.Diagnostics = append(final.Diagnostics, e.suppress(results, bundled, controls, final.Diagnostics)...)
			final.Policies = append(final.Policies, results...)
			final.Namespaces = packages
			if len(final.Policies)+len(packages) > 0 && err == nil {
				final.Stages.Policy = report.Pass
			}
			if note, ok := silence(user, given, found, len(final.Policies), packages, choice.Namespaces); ok {
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
func silence(user *Prepared, given *subjects, found []report.Diagnostic, results int, packages, wanted []string) (report.Diagnostic, bool) {
	told := len(found)+len(packages)+len(user.Diagnostics) > 0
	hasChanges := false
	if given.plan != nil {
		changes := given.plan.input.Value.(ast.Object).Get(ast.StringTerm("resource_changes"))
		if changes != nil {
			list, _ := changes.Value.(*ast.Array)
			hasChanges = list != nil && list.Len() > 0
		}
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

// evaluation is the judging of one input.
type evaluation struct {
	input    *ast.Term
	problems []report.Diagnostic
}

// scope evaluates references into one set of policies. Its queries share what they have computed, and one budget.
type scope struct {
	*evaluation
	policies *Prepared
	budget   *budget
	store    storage.Store
	cache    topdown.VirtualCache
	print    print.Hook          // of tests
	tracer   topdown.QueryTracer // of tests
}

func (e *evaluation) scope(p *Prepared, budget *budget, store storage.Store) scope {
	return scope{e, p, budget, store, topdown.NewVirtualCache(), nil, nil}
}

// query gives the value of a reference, nil when it is undefined.
func (s scope) query(ref ast.Ref) (any, error) {
	term, err := s.term(ref)
	if err != nil || term == nil {
		return nil, err
	}
	return ast.JSON(term.Value)
}

func (s scope) term(ref ast.Ref) (*ast.Term, error) {
	body, err := s.policies.query(ref)
	if err != nil {
		return nil, err
	}
	rows, err := s.run(body)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return bounded(rows[0]["result"], nil)
}

// bounded is an error in place of a value that is too large.
func bounded(term *ast.Term, err error) (*ast.Term, error) {
	if left := maxResult; err == nil && term != nil && !countable(term.Value, &left) {
		return nil, &topdown.Error{Code: topdown.CancelErr}
	}
	return term, err
}

// run evaluates a compiled body.
func (s scope) run(body ast.Body) (topdown.QueryResultSet, error) {
	if s.budget.spent { // the query would only find out after 64 expressions
		return nil, &topdown.Error{Code: topdown.CancelErr}
	}
	ctx := context.Background()
	txn, err := s.store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer s.store.Abort(ctx, txn)
	query := topdown.NewQuery(body).WithCompiler(s.policies.compiler).WithStore(s.store).WithTransaction(txn).WithInput(s.input).
		WithVirtualCache(s.cache).WithCancel(s.budget)
	if s.print != nil {
		query = query.WithPrintHook(s.print)
	}
	if s.tracer != nil {
		query = query.WithQueryTracer(s.tracer)
	}
	return query.Run(ctx)
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
