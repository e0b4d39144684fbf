package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/print"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Tests are what `opa test` would say, and how much of the policies the tests have run.
type Tests struct {
	Results     []TestResult        `json:"results"`
	Coverage    *cover.Report       `json:"coverage,omitempty"`
	Diagnostics []report.Diagnostic `json:"diagnostics"`
}

// TestResult is the outcome of one test rule, as `opa test` judges it.
type TestResult struct {
	Package  string         `json:"package"`
	Name     string         `json:"name"`
	Pass     bool           `json:"pass"`
	Skip     bool           `json:"skip,omitempty"`
	Location report.Source  `json:"location"`
	Cases    []TestCase     `json:"cases,omitempty"`    // of a rule of many: test_name[case] if …
	FailedAt *report.Source `json:"failedAt,omitempty"` // the condition that doesn't hold
	Output   string         `json:"output,omitempty"`   // what the test printed
	Error    string         `json:"error,omitempty"`    // why it could not be evaluated
}

// TestCase is one of the cases of a test, by its names.
type TestCase struct {
	Name []string `json:"name"`
	Pass bool     `json:"pass"`
}

const (
	testPrefix = "test_"
	skipPrefix = "todo_test_"
)

// Test runs the rules named test_…: a test passes when its rule is true, or true in all of its cases. Rules named todo_test_… are skipped.
// All tests together have the steps that one request of the rules that ship has.
func Test(p *Prepared, coverage bool) Tests {
	tests := Tests{Results: []TestResult{}, Diagnostics: nonNil(p.Diagnostics)}
	if p.compiler == nil {
		return tests
	}
	t := tester{p, newBudget(maxOwnSteps, p.sources), nil}
	if coverage {
		t.cover = cover.New()
	}
	for _, name := range sortedKeys(p.modules) {
		for _, rule := range p.compiler.Modules[name].Rules {
			if test, _, is := testName(rule.Head); is {
				result := TestResult{
					Package: rule.Module.Package.Path.String(), Name: test.String(), Skip: strings.HasPrefix(lastName(test), skipPrefix),
					Location: report.Source{File: name, Range: span(p.sources[name], rule.Location)},
				}
				if !result.Skip {
					t.run(rule, test, &result)
				}
				tests.Results = append(tests.Results, result)
			}
		}
	}
	tests.Diagnostics = append(tests.Diagnostics, t.budget.configs.problems...)
	if coverage {
		reported := t.cover.Report(p.modules)
		tests.Coverage = &reported
	}
	return tests
}

// testName is the part of a rule's name that ends in test_…, and what names its cases.
func testName(head *ast.Head) (name ast.Ref, cases []*ast.Term, is bool) {
	ref := head.Ref()
	for i := range ref.GroundPrefix() {
		name := lastName(ref[:i+1])
		if strings.HasPrefix(name, testPrefix) || strings.HasPrefix(name, skipPrefix) {
			return ref[:i+1], ref[i+1:], true
		}
	}
	return nil, nil, false
}

func lastName(ref ast.Ref) string {
	switch last := ref[len(ref)-1].Value.(type) {
	case ast.Var:
		return string(last)
	case ast.String:
		return string(last)
	}
	return ""
}

// numberTests tells tests of one name apart, as `opa test` does: the second test_a is test_a#01.
func numberTests(compiler *ast.Compiler) *ast.Error {
	count := map[string]int{}
	for _, file := range sortedKeys(compiler.Modules) {
		module := compiler.Modules[file]
		for _, rule := range module.Rules {
			name, cases, is := testName(rule.Head)
			if !is || strings.HasPrefix(lastName(name), skipPrefix) {
				continue
			}
			key := module.Package.Path.Extend(name).String()
			if n := count[key]; n > 0 {
				numbered := fmt.Sprintf("%s#%02d", lastName(name), n)
				name = slices.Clone(name)
				if len(name) == 1 {
					name[0] = ast.VarTerm(numbered)
				} else {
					name[len(name)-1] = ast.StringTerm(numbered)
				}
				rule.Head.SetRef(append(name, cases...))
			}
			count[key]++
		}
	}
	return nil
}

type tester struct {
	policies *Prepared
	budget   *budget
	cover    *cover.Cover
}

func (t tester) run(rule *ast.Rule, name ast.Ref, result *TestResult) {
	var printed strings.Builder
	s := (&evaluation{}).scope(t.policies, t.budget, t.policies.store())
	s.print = printer{&printed}
	if t.cover != nil {
		s.tracer = t.cover
	}
	value, err := s.query(rule.Module.Package.Path.Extend(name))
	result.Output = printed.String()
	if err != nil {
		result.Error = err.Error()
		return
	}
	s.print, s.tracer = nil, nil
	if rule.Head.DocKind() != ast.PartialObjectDoc {
		passed, _ := value.(bool)
		result.Pass = passed
	} else {
		result.Cases = t.cases(s, rule, value)
		result.Pass = value != nil && !slices.ContainsFunc(result.Cases, func(c TestCase) bool { return !c.Pass })
	}
	if !result.Pass && len(result.Cases) == 0 {
		result.FailedAt = t.failedAt(s, rule)
	}
}

// failedAt finds the first condition of a test that doesn't hold together with those before it.
func (t tester) failedAt(s scope, rule *ast.Rule) *report.Source {
	for i, e := range rule.Body {
		if rows, err := s.run(rule.Body[:i+1]); err == nil && len(rows) == 0 && e.Location != nil {
			return &report.Source{File: e.Location.File, Range: span(t.policies.sources[e.Location.File], e.Location)}
		}
	}
	return nil
}

// cases are those of test_name[case] if …: what the rule has, and, as failed, those whose names it came to and that it lacks.
func (t tester) cases(s scope, rule *ast.Rule, value any) []TestCase {
	found := map[string]TestCase{}
	var collect func(value any, names []string)
	collect = func(value any, names []string) {
		if object, ok := value.(map[string]any); ok && len(names) < len(rule.Head.Ref()) {
			for name, one := range object {
				collect(one, append(slices.Clone(names), name))
			}
			return
		}
		passed, _ := value.(bool)
		found[strings.Join(names, "\x00")] = TestCase{names, passed}
	}
	if value != nil {
		collect(value, nil)
	}
	_, terms, _ := testName(rule.Head)
	for _, names := range begun(s, rule, terms) {
		if key := strings.Join(names, "\x00"); found[key].Name == nil {
			found[key] = TestCase{names, false}
		}
	}
	var all []TestCase
	for _, key := range slices.Sorted(maps.Keys(found)) {
		all = append(all, found[key])
	}
	return all
}

// begun are the names of the cases that a rule comes to: those that stand once its body has got to where they are known, whatever it
// demands of them after that.
func begun(s scope, rule *ast.Rule, terms []*ast.Term) (all [][]string) {
	var named ast.Body // name = case.note, which the compiler puts at the end
	end := 0
	known := func(v ast.Var) {
		for i, e := range rule.Body {
			if slices.ContainsFunc(named, e.Equal) {
				continue
			}
			mentions := false
			ast.WalkVars(e, func(other ast.Var) bool {
				mentions = mentions || other == v
				return mentions
			})
			if mentions {
				end = max(end, i+1)
				return
			}
		}
	}
	for _, term := range terms {
		for _, e := range rule.Body {
			if e.Generated && e.IsEquality() && e.Operand(0).Equal(term) {
				named = append(named, e)
			}
		}
	}
	for _, term := range terms {
		at := slices.IndexFunc(named, func(e *ast.Expr) bool { return e.Operand(0).Equal(term) })
		if v, ok := term.Value.(ast.Var); ok && at < 0 {
			known(v)
		} else if at >= 0 {
			ast.WalkVars(named[at].Operand(1), func(v ast.Var) bool {
				if strings.HasPrefix(string(v), ast.LocalVarPrefix) {
					known(v)
				}
				return false
			})
		}
	}
	body := slices.Clone(rule.Body[:end])
	for _, e := range named {
		if !slices.ContainsFunc(body, e.Equal) {
			body = append(body, e)
		}
	}
	rows := topdown.QueryResultSet{{}}
	if len(body) > 0 {
		var err error
		if rows, err = s.run(body); err != nil {
			return nil
		}
	}
	for _, row := range rows {
		var names []string
		for _, term := range terms {
			if v, ok := term.Value.(ast.Var); ok {
				term = row[v]
			}
			if term == nil {
				break
			}
			if text, ok := term.Value.(ast.String); ok {
				names = append(names, string(text))
			} else {
				names = append(names, term.String())
			}
		}
		if len(names) == len(terms) {
			all = append(all, names)
		}
	}
	return all
}

type printer struct{ to *strings.Builder }

func (p printer) Print(_ print.Context, text string) error {
	p.to.WriteString(text + "\n")
	return nil
}
