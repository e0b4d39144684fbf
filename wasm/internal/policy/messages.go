package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// exempted is the path of the exception rule beside a rule that names it, as conftest has it: `exception contains rules if {
// rules := ["name"] }` is about deny_name, violation_name and warn_name, and [""] about deny; "" when there is none.
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
	_, name, _ := strings.Cut(string(last), "_")
	for _, list := range elements(value) {
		for _, one := range elements(list) {
			if one == name {
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
	at            report.Source // where the policy says it is; only the line is known
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
			m := message{text: text}
			m.address, _ = value["address"].(string)
			if at, err := decode[struct {
				File string
				Line int
			}](value["_loc"]); err == nil {
				m.at.File, m.at.Range.Start.Line = at.File, at.Line
			}
			return []message{m}
		}
		var all []message
		for _, key := range slices.Sorted(maps.Keys(value)) { // an object of rules, such as deny["name"] = message
			all = append(all, messages(value[key], path)...)
		}
		return all
	}
	return []message{{text: fmt.Sprint(value)}}
}

func (j *judging) denial(one *subject, r *ast.Rule, path string, m message) report.Diagnostic {
	d := report.Diagnostic{
		Stage: "policy", Code: "policy-deny", Severity: report.Error, Summary: m.text, Detail: "Denied by " + path + ".",
		Address: m.address, File: r.Location.File, Range: span(j.policies.sources[r.Location.File], r.Location),
	}
	if strings.HasPrefix(path[strings.LastIndexByte(path, '.')+1:], "warn") {
		d.Code, d.Severity, d.Detail = "policy-warn", report.Warning, "Warned of by "+path+"."
	}
	if source, ok := j.place(one, m); ok {
		d.File, d.Range = source.File, source.Range
	}
	return d
}
