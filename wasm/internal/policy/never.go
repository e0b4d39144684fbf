package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// notApplied tells of rules that could say nothing, at once.
func notApplied(missing map[string][]string, given *subjects, choice Choice) report.Diagnostic {
	paths := sortedKeys(missing)
	reads := map[string]bool{}
	ofFiles := false
	for _, parts := range missing {
		for _, part := range parts {
			reads["input."+part] = true
			ofFiles = ofFiles || slices.Contains(blockTypes, part)
		}
	}
	some := paths[:min(len(paths), 5)]
	d := report.Diagnostic{
		Stage: "policy", Code: "policy-not-applicable", Severity: report.Warning, Summary: "Policies that can never say anything",
		Detail: fmt.Sprintf("Not judged: %s%s. They read %s, which isn't there: ",
			strings.Join(some, ", "), map[bool]string{true: ", …"}[len(paths) > len(some)], strings.Join(slices.Sorted(maps.Keys(reads)), ", ")),
	}
	switch {
	case choice.Combine:
		d.Detail += "combined, the input is a list, of which each element has path and contents: read input[_].contents."
	case choice.Input == HCL2:
		d.Detail += "with the input hcl2 policies see the blocks of a file, such as input.resource."
	case ofFiles && len(given.files) == 0:
		d.Detail += "a plan has input.resource_changes and input.planned_values. Give the program itself for policies that read its files."
	case choice.Input == Plan || len(given.files) == 0:
		d.Detail += "policies see what `terraform show -json` writes, such as input.resource_changes."
	default:
		d.Detail += "policies see a plan, such as input.resource_changes, or the blocks of a file, such as input.resource."
	}
	return d
}

// nothingJudged is the note that a stage without any verdict leaves.
func nothingJudged(detail string) report.Diagnostic {
	return report.Diagnostic{Stage: "policy", Code: "policy-nothing-judged", Severity: report.Info, Summary: "No policy was judged", Detail: detail}
}

// tellNeverFiring warns of conditions that can't hold of anything that was given: a list read by a name, in any rule, and, in those that
// said nothing, a condition that waits for a value which nothing has.
func (j *judging) tellNeverFiring(rules map[string][]*ast.Rule, asked map[*subject][]string) {
	told := map[*ast.Rule]bool{}
	for _, path := range sortedKeys(rules) {
		var subjects []*subject
		for one, paths := range asked {
			if slices.Contains(paths, path) {
				subjects = append(subjects, one)
			}
		}
		if len(subjects) == 0 {
			continue
		}
		slices.SortFunc(subjects, func(a, b *subject) int { return strings.Compare(a.name, b.name) })
		for _, rule := range j.policies.closure(rules[path]) {
			if told[rule] || strings.HasSuffix(rule.Location.File, "_test.rego") {
				continue
			}
			told[rule] = true
			j.tellListsByName(rule, subjects)
			if j.silent[path] && len(rule.Head.Args) == 0 {
				j.tellWaiting(rule, subjects)
			}
		}
	}
}

func (j *judging) neverFires(at *ast.Location, summary, detail string) {
	j.found = append(j.found, report.Diagnostic{
		Stage: "policy", Code: "policy-never-fires", Severity: report.Warning, Summary: summary, Detail: detail,
		File: at.File, Range: span(j.policies.sources[at.File], at),
	})
}

// tellListsByName: conftest's hcl2 parser makes a list of every block, and so does a plan, so that input.resource.aws_vpc.main.cidr_block
// never has a value. A rule that asks for the type of what it reads knows.
func (j *judging) tellListsByName(rule *ast.Rule, subjects []*subject) {
	asksType := false
	ast.WalkExprs(rule, func(e *ast.Expr) bool {
		asksType = asksType || e.IsCall() && slices.Contains([]string{"is_array", "is_object", "type_name"}, e.Operator().String())
		return asksType
	})
	if asksType {
		return
	}
	for _, one := range j.policies.inputRefs(rule) {
		j.tellListByName(rule, one.at, one.ref, subjects)
	}
}

func (j *judging) tellListByName(rule *ast.Rule, at *ast.Term, ref ast.Ref, subjects []*subject) {
	for i := 2; i < len(ref); i++ {
		name, ok := nameAt(ref, i)
		if !ok {
			continue
		}
		lists, others := 0, 0
		for _, one := range subjects {
			reach(one.input.Value, ref[1:i], func(v ast.Value) {
				if _, isList := v.(*ast.Array); isList {
					lists++
				} else {
					others++
				}
			})
		}
		if lists > 0 && others == 0 {
			location := at.Location
			if location == nil {
				location = rule.Location
			}
			whole, part := shown(ref), shown(ref[:i])
			j.neverFires(location, whole+" never has a value",
				fmt.Sprintf("%s is a list here, of which %q is no part: write %s[_].%s.", part, name, part, name))
			return
		}
	}
}

// reach gives the values at a path, of which what is no constant stands for anything.
func reach(value ast.Value, path ast.Ref, f func(ast.Value)) {
	if len(path) == 0 {
		f(value)
		return
	}
	step := path[0]
	known := ast.IsConstant(step.Value)
	switch value := value.(type) {
	case ast.Object:
		if known {
			if next := value.Get(step); next != nil {
				reach(next.Value, path[1:], f)
			}
			return
		}
		value.Foreach(func(_, next *ast.Term) { reach(next.Value, path[1:], f) })
	case *ast.Array:
		if known {
			if next := value.Get(step); next != nil {
				reach(next.Value, path[1:], f)
			}
			return
		}
		value.Foreach(func(next *ast.Term) { reach(next.Value, path[1:], f) })
	}
}

// shown is a reference as one would write it: names that the compiler has made up are _.
func shown(ref ast.Ref) string {
	plain := slices.Clone(ref)
	for i, term := range plain {
		if v, ok := term.Value.(ast.Var); ok && i > 0 && (v.IsGenerated() || v.IsWildcard()) {
			plain[i] = ast.VarTerm("_")
		}
	}
	return plain.String()
}

// tellWaiting: `not f(input.a)` and `input.a != 1` don't hold when input.a has no value, since the value is needed before either is asked.
// A rule that got so far and never further can't say anything of what lacks it.
func (j *judging) tellWaiting(rule *ast.Rule, subjects []*subject) {
	for i, e := range rule.Body {
		if !e.IsCall() || !e.Negated && e.Operator().String() != "neq" {
			continue
		}
		for before, value := range rule.Body[:i] {
			if !value.Generated || !value.IsEquality() || !slices.ContainsFunc(e.Operands(), value.Operand(0).Equal) {
				continue
			}
			_, ok := value.Operand(1).Value.(ast.Ref)
			if !ok || !j.stopsAt(rule.Body, before, subjects) {
				continue
			}
			var whole ast.Ref
			for _, one := range j.policies.inputRefs(rule) {
				if one.at == value.Operand(1) {
					whole = one.ref
				}
			}
			if whole == nil {
				continue
			}
			what, asked := "`"+string(e.Location.Text)+"`", shown(whole)
			if at := value.Operand(1).Location; at != nil && len(at.Text) > 0 {
				asked = string(at.Text) // with the policy's own names
			}
			j.neverFires(e.Location, what+" was never reached",
				fmt.Sprintf("%s had no value wherever it was asked for, and then the condition doesn't hold either, negated or not: what lacks it isn't judged. "+
					"Ask for it in a rule of its own (`not %s`), or write object.get with a default.", shown(whole), asked))
			return
		}
	}
}

// stopsAt: the expressions of a body before one hold together somewhere, and nowhere with it.
func (j *judging) stopsAt(body ast.Body, i int, subjects []*subject) bool {
	reached := false
	for _, one := range subjects {
		s := j.on(one)
		if i > 0 {
			rows, err := s.run(body[:i])
			if err != nil {
				return false
			}
			if len(rows) == 0 {
				continue
			}
		}
		reached = true
		if rows, err := s.run(body[:i+1]); err != nil || len(rows) > 0 {
			return false
		}
	}
	return reached
}
