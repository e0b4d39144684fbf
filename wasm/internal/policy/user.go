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

// user evaluates the user's policies. Where any of them has a deny or violation rule, whatever those hold denies the
// plan. Where none has, the policies say yes or no by booleans: there must be one, and none may be false.
func (e *evaluation) user(p *Prepared, sources map[string]report.Source) []report.Diagnostic {
	if p.compiler == nil || len(p.modules) == 0 {
		return nil
	}
	s := e.scope(p)
	var diagnostics []report.Diagnostic
	rules, denies := p.conftestRules()
	for _, path := range sortedKeys(rules) {
		r := rules[path]
		value, err := s.query(r.Ref().GroundPrefix())
		if err != nil {
			s.failed(r.Location, path, err)
			continue
		}
		for _, m := range messages(value, path) {
			diagnostics = append(diagnostics, s.denial(r, path, m, sources))
		}
	}
	if !denies && len(rules) == 0 {
		diagnostics = append(diagnostics, s.booleans()...)
	}
	return diagnostics
}

// conftestRules are the rules to ask, by path, and whether one of them can deny.
func (p *Prepared) conftestRules() (rules map[string]*ast.Rule, denies bool) {
	rules = map[string]*ast.Rule{}
	for _, name := range sortedKeys(p.modules) {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		for _, r := range p.compiler.Modules[name].Rules {
			ref := r.Ref().GroundPrefix()
			last, _ := ref[len(ref)-1].Value.(ast.String)
			if len(r.Head.Args) > 0 || !conftestRule.MatchString(string(last)) {
				continue
			}
			denies = denies || !strings.HasPrefix(string(last), "warn")
			if path := ref.String(); rules[path] == nil {
				rules[path] = r
			}
		}
	}
	return rules, denies
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
func (s scope) booleans() []report.Diagnostic {
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
		return nil
	}
	found := map[string]bool{}
	collect(value, "data", found)
	if len(found) == 0 {
		return []report.Diagnostic{fail("", "policy-no-verdict", "The policies say nothing",
			"They have no deny, violation or warn rule and no boolean. Add a rule such as `deny contains msg if …`, or one that is true or false.")}
	}
	var diagnostics []report.Diagnostic
	for _, path := range sortedKeys(found) {
		if !found[path] {
			diagnostics = append(diagnostics, fail(path, "policy-deny", path+" is false", "A policy without deny or violation rules passes when none of its booleans is false."))
		}
	}
	return diagnostics
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
