package policy

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// The rules that conftest looks for: deny, deny_something, violation…, warn….
var conftestRule = regexp.MustCompile(`^(deny|violation|warn)(_[A-Za-z0-9]+)*$`)

// judging is what the user's policies say of all that they are given.
type judging struct {
	policies *Prepared
	given    *subjects
	choice   Choice
	sources  map[string]report.Source
	own      map[string]map[string]report.Source // those of a file, by their addresses in its module
	budget   *budget
	store    storage.Store
	scopes   map[*subject]scope
	found    []report.Diagnostic
	packages map[string]bool
	missing  map[string][]string // rules that read nothing of what there is, and what they read
	silent   map[string]bool     // rules that were asked and said nothing
}

// judgeUser evaluates the user's policies, all of them or those of some packages. Where any of them has a deny or violation rule, whatever
// those hold denies. Where none has, the policies say yes or no by booleans: none may be false. Packages are those that were judged.
func judgeUser(p *Prepared, given *subjects, sources map[string]report.Source, choice Choice) (found []report.Diagnostic, packages []string) {
	if p.compiler == nil || len(p.modules) == 0 {
		return nil, nil
	}
	j := &judging{policies: p, given: given, choice: choice, sources: sources, own: map[string]map[string]report.Source{}, budget: newBudget(maxSteps, p.sources, choice.Files), store: p.store(),
		scopes: map[*subject]scope{}, packages: map[string]bool{}, missing: map[string][]string{}, silent: map[string]bool{}}
	rules := p.conftestRules(choice.Namespaces)
	if len(rules) == 0 {
		j.booleans()
	}
	asked := map[*subject][]string{}
	var order []*subject
	read := p.following(rules)
	for _, path := range sortedKeys(rules) {
		r := read[path]
		subjects, ok := given.of(r, choice)
		if !ok {
			j.missing[path] = r.parts
			continue
		}
		for _, one := range subjects {
			if asked[one] == nil {
				order = append(order, one)
			}
			asked[one] = append(asked[one], path)
			j.silent[path] = true
			j.packages[strings.Join(packageName(rules[path][0].Module), ".")] = true
		}
	}
	for _, one := range order {
		s := j.on(one)
		for _, path := range asked[one] {
			j.ask(s, one, path, rules[path][0])
		}
	}
	if len(j.missing) > 0 {
		j.found = append(j.found, notApplied(j.missing, given, choice))
	}
	j.tellNeverFiring(rules, asked)
	j.found = append(j.found, p.lacking()...)
	j.tellUnread(order)
	j.found = append(j.found, j.budget.configs.problems...)
	for _, one := range j.scopes {
		j.found = append(j.found, one.problems...)
	}
	said := map[string]bool{} // a rule that reads plan and files says some things twice
	different := slices.DeleteFunc(j.found, func(d report.Diagnostic) bool {
		key := fmt.Sprint(d.Code, "\x00", d.Summary, "\x00", d.Detail, "\x00", d.Address, "\x00", d.File, d.Range)
		again := said[key]
		said[key] = true
		return again
	})
	return different, slices.Sorted(maps.Keys(j.packages))
}

// on is the scope of one subject.
func (j *judging) on(one *subject) scope {
	s, ok := j.scopes[one]
	if !ok {
		s = (&evaluation{input: one.input}).scope(j.policies, j.budget, j.store)
		j.scopes[one] = s
	}
	if err := about(j.store, one.name); err != nil {
		s.failed(nil, one.name, err)
	}
	return s
}

// ask judges one subject by one rule.
func (j *judging) ask(s scope, one *subject, path string, r *ast.Rule) {
	value, err := s.query(r.Ref().GroundPrefix())
	if err != nil {
		s.failed(r.Location, path, err)
		j.silent[path] = false
		return
	}
	exempt := s.exempted(r)
	for _, m := range messages(value, path) {
		j.silent[path] = false
		d := j.denial(one, r, path, m)
		if exempt != "" {
			d.Code, d.Severity = "policy-exempt", report.Info
			d.Detail = fmt.Sprintf("%s says so, and %s exempts it.", path, exempt)
		}
		j.found = append(j.found, d)
	}
}

// tellUnread says which files policies didn't see.
func (j *judging) tellUnread(order []*subject) {
	isOfFiles := func(one *subject) bool { return one == j.given.combined || one.file != "" }
	if !slices.ContainsFunc(order, isOfFiles) {
		return
	}
	for _, name := range j.given.unread {
		j.found = append(j.found, report.Diagnostic{
			Stage: "policy", Code: "policy-file-not-read", Severity: report.Warning, Summary: "Policies didn't see a file",
			Detail: name + " can't be read in the form that policies take, so nothing of it was judged by those that read files.", File: name, Range: span("", nil),
		})
	}
}

// conftestRules are the rules to ask, by path; of some packages when any are named.
func (p *Prepared) conftestRules(wanted []string) map[string][]*ast.Rule {
	return p.rulesOf(wanted, conftestRule.MatchString)
}

// rulesOf are the rules of some packages, or of all, whose name is wanted, by path; no functions and no tests.
func (p *Prepared) rulesOf(wanted []string, named func(string) bool) map[string][]*ast.Rule {
	rules := map[string][]*ast.Rule{}
	for _, name := range sortedKeys(p.modules) {
		module := p.compiler.Modules[name]
		if strings.HasSuffix(name, "_test.rego") || !isWanted(wanted, strings.Join(packageName(module), ".")) {
			continue
		}
		for _, r := range module.Rules {
			ref := r.Ref().GroundPrefix()
			last, _ := ref[len(ref)-1].Value.(ast.String)
			if len(r.Head.Args) == 0 && named(string(last)) {
				rules[ref.String()] = append(rules[ref.String()], r)
			}
		}
	}
	return rules
}

// isWanted: a package is asked for by its name, or by a pattern such as `aws.*`; all are when none is.
func isWanted(wanted []string, name string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(pattern string) bool {
		match, err := path.Match(pattern, name)
		return pattern == name || err == nil && match
	})
}
