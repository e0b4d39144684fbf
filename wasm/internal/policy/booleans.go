package policy

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// booleans judges by policies that have no deny, violation or warn rule: by the booleans in their packages.
func (j *judging) booleans() {
	rules := j.policies.rulesOf(j.choice.Namespaces, func(string) bool { return true })
	var all []*ast.Rule
	for _, path := range sortedKeys(rules) {
		all = append(all, rules[path]...)
	}
	r := j.policies.readsOf("data", all)
	subjects, _ := j.given.of(r, j.choice)
	if len(subjects) == 0 && j.given.plan != nil { // it is told below that no rule says anything
		subjects = []*subject{j.given.plan}
	}
	for _, one := range subjects {
		s := j.on(one)
		found := map[string]bool{}
		for _, name := range packagesOf(rules) {
			value, err := s.query(name)
			if err != nil {
				s.failed(nil, name.String(), err)
				return
			}
			collect(value, name.String(), found)
		}
		for _, path := range sortedKeys(found) {
			name, _, _ := strings.Cut(strings.TrimPrefix(path, "data."), "[")
			j.packages[name[:max(strings.LastIndexByte(name, '.'), 0)]] = true
			if !found[path] {
				j.found = append(j.found, j.isFalse(one, path))
			}
		}
		if len(found) == 0 {
			j.withoutBooleans(s, one, rules)
		}
	}
}

// packagesOf are the packages of rules, without those that lie in another.
func packagesOf(rules map[string][]*ast.Rule) []ast.Ref {
	var all []ast.Ref
	for _, path := range sortedKeys(rules) {
		name := rules[path][0].Module.Package.Path
		if !slices.ContainsFunc(all, name.HasPrefix) {
			all = append(slices.DeleteFunc(all, func(other ast.Ref) bool { return other.HasPrefix(name) }), name)
		}
	}
	return all
}

func (j *judging) isFalse(one *subject, path string) report.Diagnostic {
	d := report.Diagnostic{Stage: "policy", Code: "policy-deny", Severity: report.Error, Summary: path + " is false",
		Detail: "A policy without deny or violation rules passes when none of its booleans is false."}
	if one.file != "" {
		d.Detail += " It was asked about " + one.file + "."
	}
	for _, name := range sortedKeys(j.policies.modules) { // where the rule of that path is
		module := j.policies.modules[name]
		for _, r := range module.Rules {
			if ref := strings.Join(append(packageName(module), r.Head.Ref().String()), "."); "data."+ref == path {
				d.File, d.Range = name, span(j.policies.sources[name], r.Location)
				return d
			}
		}
	}
	return d
}

// withoutBooleans says why policies without any verdict have none: they read what isn't there, or a condition isn't met, which is no
// consent; nothing, where they are no policies at all.
func (j *judging) withoutBooleans(s scope, one *subject, rules map[string][]*ast.Rule) {
	for _, path := range sortedKeys(rules) {
		r := rules[path][0]
		reads := j.policies.readsOf(path, rules[path])
		if _, applies := j.given.of(reads, j.choice); !applies {
			j.missing[path] = reads.parts
			continue
		}
		if value, err := s.query(r.Ref().GroundPrefix()); err == nil && value == nil {
			j.found = append(j.found, report.Diagnostic{Stage: "policy", Code: "policy-no-verdict", Severity: report.Error, Summary: "The policies say nothing",
				Detail: path + " is undefined, and there is no deny, violation or warn rule and no boolean. Give it a default, or add a rule such as `deny contains msg if …`.",
				File:   r.Location.File, Range: span(j.policies.sources[r.Location.File], r.Location)})
			j.missing = map[string][]string{}
			return
		}
	}
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
