package policy

import (
	"context"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/print"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// TestResult is the outcome of one test rule, as `opa test` judges it.
type TestResult struct {
	Package  string        `json:"package"`
	Name     string        `json:"name"`
	Pass     bool          `json:"pass"`
	Skip     bool          `json:"skip,omitempty"`
	Location report.Source `json:"location"`
	Output   string        `json:"output,omitempty"` // what the test printed, and why it could not be evaluated
}

// Test runs the rules named test_…: a test passes when its rule is defined and not false. Rules named todo_test_… are
// skipped. All tests together have the time that one request has.
func Test(p *Prepared) []TestResult {
	if p.compiler == nil {
		return nil
	}
	limits := newBudget(maxOwnSteps)
	var results []TestResult
	for _, name := range sortedKeys(p.modules) {
		module := p.modules[name]
		seen := map[string]bool{}
		for _, rule := range module.Rules {
			test := rule.Head.Ref().GroundPrefix().String()
			skip := strings.HasPrefix(test, "todo_test_")
			if !skip && !strings.HasPrefix(test, "test_") || len(rule.Head.Args) > 0 || seen[test] {
				continue
			}
			seen[test] = true
			result := TestResult{
				Package: module.Package.Path.String(), Name: test, Skip: skip,
				Location: report.Source{File: name, Range: span(p.sources[name], rule.Location)},
			}
			if !skip {
				result.Pass, result.Output = p.runTest(module.Package.Path.Extend(rule.Head.Ref().GroundPrefix()), limits)
			}
			results = append(results, result)
		}
	}
	return results
}

// runTest is true when the rule holds. A rule of many cases (test_name[case] if …) holds when no case is false.
func (p *Prepared) runTest(rule ast.Ref, limits *budget) (pass bool, output string) {
	ctx := context.Background()
	store := inmem.New()
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return false, err.Error()
	}
	defer store.Abort(ctx, txn)
	var printed strings.Builder
	body, err := p.query(rule)
	if err == nil {
		var rows topdown.QueryResultSet
		rows, err = topdown.NewQuery(body).WithCompiler(p.compiler).WithStore(store).WithTransaction(txn).
			WithCancel(limits).WithPrintHook(printer{&printed}).Run(ctx)
		for _, row := range rows {
			pass = holds(row["result"].Value)
		}
	}
	if err != nil {
		return false, printed.String() + err.Error() + "\n"
	}
	return pass, printed.String()
}

func holds(value ast.Value) bool {
	switch value := value.(type) {
	case ast.Boolean:
		return bool(value)
	case ast.Object:
		all := value.Len() > 0
		value.Foreach(func(_, v *ast.Term) { all = all && holds(v.Value) })
		return all
	}
	return true
}

type printer struct{ to *strings.Builder }

func (p printer) Print(_ print.Context, text string) error {
	p.to.WriteString(text + "\n")
	return nil
}
