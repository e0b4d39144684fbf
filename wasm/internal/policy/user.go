package policy

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// The rules that conftest looks for: deny, deny_something, violation…, warn….
var conftestRule = regexp.MustCompile(`^(deny|violation|warn)(_[A-Za-z0-9]+)*$`)

// user evaluates the user's policies, all of them or those of some packages. Where any of them has a deny or violation rule, whatever those
// hold denies the plan. Where none has, the policies say yes or no by booleans: none may be false. Packages are those that were judged.
func (e *evaluation) user(p *Prepared, sources map[string]report.Source, wanted []string) (found []report.Diagnostic, packages []string) {
	if p.compiler == nil || len(p.modules) == 0 {
		return nil, nil
	}
	s := e.scope(p, maxSteps)
	rules := p.conftestRules(wanted)
	if len(rules) == 0 {
		found, judged := s.booleans(wanted)
		return found, judged
	}
	missing := map[string][]string{}
	judged := map[string]bool{}
	for _, path := range sortedKeys(rules) {
		r := rules[path][0]
		if parts, ok := s.applies(rules[path]); !ok {
			missing[path] = parts
			continue
		}
		judged[strings.Join(packageName(r.Module), ".")] = true
		value, err := s.query(r.Ref().GroundPrefix())
		if err != nil {
			s.failed(r.Location, path, err)
			continue
		}
		exempt := s.exempted(r)
		for _, m := range messages(value, path) {
			d := s.denial(r, path, m, sources)
			if exempt != "" {
				d.Code, d.Severity = "policy-exempt", report.Info
				d.Detail = fmt.Sprintf("%s says so, and %s exempts it.", path, exempt)
			}
			found = append(found, d)
		}
	}
	if len(missing) > 0 {
		found = append(found, notApplied(missing))
	}
	return found, slices.Sorted(maps.Keys(judged))
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
		if strings.HasSuffix(name, "_test.rego") || len(wanted) > 0 && !slices.Contains(wanted, strings.Join(packageName(module), ".")) {
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

// exempted is the path of the exception rule beside a rule that names it, as conftest has it: `exception contains rules if {
// rules := ["name"] }` is about deny_name, violation_name and warn_name, and "" or "deny" about deny; "" when there is none.
func (s scope) exempted(r *ast.Rule) string {
	ref := r.Module.Package.Path.Append(ast.StringTerm("exception"))
	if len(s.policies.compiler.GetRulesExact(ref)) == 0 {
		return ""
	}
	value, err := s.query(ref)
	if err != nil {
		s.failed(r.Module.Package.Location, ref.String(), err)
		return ""
	}
	whole := r.Ref().GroundPrefix()
	last, _ := whole[len(whole)-1].Value.(ast.String)
	kind, name, _ := strings.Cut(string(last), "_")
	for _, list := range elements(value) {
		for _, one := range elements(list) {
			if one == name || name == "" && one == kind {
				return ref.String()
			}
		}
	}
	return ""
}

// elements are those of a list, a set or an object.
func elements(value any) []any {
	switch value := value.(type) {
	case []any:
		return value
	case map[string]any:
		return slices.Collect(maps.Values(value))
	}
	return nil
}

type message struct {
	text, address string
}

// messages reads what a deny, violation or warn rule holds: strings, objects with msg, or true.
func messages(value any, path string) []message {
	switch value := value.(type) {
	case nil:
		return nil
	case bool:
		if !value {
			return nil
		}
		return []message{{text: path + " is true"}}
	case string:
		return []message{{text: value}}
	case []any:
		var all []message
		for _, v := range value {
			all = append(all, messages(v, path)...)
		}
		return all
	case map[string]any:
		if text, ok := value["msg"].(string); ok {
			address, _ := value["address"].(string)
			return []message{{text, address}}
		}
		var all []message
		for _, key := range slices.Sorted(maps.Keys(value)) { // an object of rules, such as deny["name"] = message
			all = append(all, messages(value[key], path)...)
		}
		return all
	}
	return []message{{text: fmt.Sprint(value)}}
}

func (s scope) denial(r *ast.Rule, path string, m message, sources map[string]report.Source) report.Diagnostic {
	d := report.Diagnostic{
		Stage: "policy", Code: "policy-deny", Severity: report.Error, Summary: m.text, Detail: "Denied by " + path + ".",
		Address: m.address, File: r.Location.File, Range: span(s.policies.sources[r.Location.File], r.Location),
	}
	if strings.HasPrefix(path[strings.LastIndexByte(path, '.')+1:], "warn") {
		d.Code, d.Severity, d.Detail = "policy-warn", report.Warning, "Warned of by "+path+"."
	}
	if source, ok := find(sources, m.address); ok {
		d.File, d.Range = source.File, source.Range
	}
	return d
}

// booleans judges policies that have no deny, violation or warn by the booleans in their `data` document.
func (s scope) booleans(wanted []string) ([]report.Diagnostic, []string) {
	fail := func(path, code, summary, detail string) report.Diagnostic {
		d := report.Diagnostic{Stage: "policy", Code: code, Severity: report.Error, Summary: summary, Detail: detail}
		for _, name := range sortedKeys(s.policies.modules) { // where the rule of that path is
			module := s.policies.modules[name]
			for _, r := range module.Rules {
				if ref := strings.Join(append(packageName(module), r.Head.Ref().String()), "."); "data."+ref == path {
					d.File, d.Range = name, span(s.policies.sources[name], r.Location)
					return d
				}
			}
		}
		return d
	}
	value, err := s.query(ast.Ref{ast.DefaultRootDocument})
	if err != nil {
		s.failed(nil, "data", err)
		return nil, nil
	}
	found := map[string]bool{}
	collect(value, "data", found)
	if len(wanted) > 0 {
		maps.DeleteFunc(found, func(path string, _ bool) bool {
			return !slices.ContainsFunc(wanted, func(name string) bool { return strings.HasPrefix(path, "data."+name+".") })
		})
	}
	var diagnostics []report.Diagnostic
	for _, path := range sortedKeys(found) {
		if !found[path] {
			diagnostics = append(diagnostics, fail(path, "policy-deny", path+" is false", "A policy without deny or violation rules passes when none of its booleans is false."))
		}
	}
	if len(found) == 0 {
		return s.withoutBooleans(wanted), nil
	}
	packages := map[string]bool{}
	for path := range found {
		name, _, _ := strings.Cut(strings.TrimPrefix(path, "data."), "[")
		packages[name[:max(strings.LastIndexByte(name, '.'), 0)]] = true
	}
	return diagnostics, slices.Sorted(maps.Keys(packages))
}

// withoutBooleans says why policies without any verdict have none: they read what no plan has, or a condition isn't met, which is no
// consent; nothing, where they are no policies at all.
func (s scope) withoutBooleans(wanted []string) []report.Diagnostic {
	missing := map[string][]string{}
	rules := s.policies.rulesOf(wanted, func(string) bool { return true })
	for _, path := range sortedKeys(rules) {
		parts, applies := s.applies(rules[path])
		if !applies {
			missing[path] = parts
			continue
		}
		if value, err := s.query(rules[path][0].Ref().GroundPrefix()); err == nil && value == nil {
			r := rules[path][0]
			return []report.Diagnostic{{Stage: "policy", Code: "policy-no-verdict", Severity: report.Error, Summary: "The policies say nothing",
				Detail: path + " is undefined, and there is no deny, violation or warn rule and no boolean. Give it a default, or add a rule such as `deny contains msg if …`.",
				File:   r.Location.File, Range: span(s.policies.sources[r.Location.File], r.Location)}}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return []report.Diagnostic{notApplied(missing)}
}

// collect finds the booleans in a document, by path; one path is false when any value there is.
func collect(value any, path string, found map[string]bool) {
	switch value := value.(type) {
	case bool:
		before, seen := found[path]
		found[path] = value && (before || !seen)
	case []any:
		for _, v := range value {
			collect(v, path+"[]", found)
		}
	case map[string]any:
		for key, v := range value {
			collect(v, path+"."+key, found)
		}
	}
}
