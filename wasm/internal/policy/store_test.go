package policy

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// saidBy is what a rule made of `said` comes to, stored and by OPA's own evaluator.
func saidBy(t *testing.T, rego string) (stored, plain report.Report) {
	t.Helper()
	files := map[string]string{"policies/aws/x/rule.rego": "package terraformer.aws.x\n\nresults := {{\"address\": \"aws_a.b\", \"result\": \"fail\", \"message\": sprintf(\"%v\", [said])}}\n\n" + rego + "\n"}
	plan := json.RawMessage(`{"resource_changes":[{"type":"aws_a","n":1,"tags":["x","y"],"set":{"k":{"v":[1,2.0,null]},"f":false}},{"type":"aws_b","n":2},{"type":"aws_a","n":3}]}`)
	b := restored(t, files)
	return Evaluate(ofPlan(plan), b.prepare(plan), Prepare(nil), Choice{}), Evaluate(ofPlan(plan), prepared(t, files), Prepare(nil), Choice{})
}

// Whatever Rego a rule is written in, stored it says what OPA's evaluator says.
func TestStoredRulesSayWhatOPASays(t *testing.T) {
	for name, rego := range map[string]string{
		"loops":                    `said := [[i, c.n, tag] | some i, c in input.resource_changes; some tag in c.tags]`,
		"nested loops":             `said := {[a.n, b.n] | some a in input.resource_changes; some b in input.resource_changes; a.n < b.n}`,
		"an object by loops":       `said := {type: [c.n | some c in input.resource_changes; c.type == type] | some type in {c.type | some c in input.resource_changes}}`,
		"partial objects":          "said[c.type][c.n] := c if some c in input.resource_changes",
		"partial sets":             "said contains c.n if some c in input.resource_changes\nsaid contains 7",
		"partial sets in objects":  "by[c.type] contains c.n if some c in input.resource_changes\nsaid := by",
		"every":                    "said := 1 if every c in input.resource_changes { c.n > 0 }",
		"every, not":               "default said := 0\nsaid := 1 if every c in input.resource_changes { c.n > 1 }",
		"every of nothing":         "said := 1 if every c in [] { c.n > 1 }",
		"else":                     "f(x) := 1 if x > 2 else := 2 if x > 1 else := 3\nsaid := [f(c.n) | some c in input.resource_changes]",
		"else after a loop":        "f(x) := 1 if { some c in input.resource_changes; c.n > x } else := 2\nsaid := [f(0), f(9)]",
		"several definitions":      "f([a]) := a\nf([a, b]) := a + b if a > 0\nsaid := [f([1]), f([1, 2]), [x | x := f([0, 2])], [x | some y in [[], [3]]; x := f(y)]]",
		"patterns of objects":      "f({\"a\": x, \"b\": 1}) := x\nsaid := [[x | x := f({\"a\": 2, \"b\": 1})], [x | some y in [[], {\"a\": 2}, {\"a\": 3, \"b\": 1}]; x := f(y)]]",
		"default of a function":    "default f(_) := 9\nf(x) := 1 if x == 1\nsaid := [f(1), f(2)]",
		"not":                      "said := [c.n | some c in input.resource_changes; not c.tags; not c.n == 2]",
		"not of what is false":     "said := [not_f, set] if { not input.resource_changes[0].set.f; not_f := 1; set := input.resource_changes[0].set }",
		"false has a value":        "said := [v | some i; v := input.resource_changes[i].set.f]",
		"false ends nothing named": "said := v if { v := input.resource_changes[0].set.f }",
		"a rule that has no value": "none if 1 == 2\nsaid := [1 | none]",
		"walk":                     "said := {[path, value] | walk(input.resource_changes[0], [path, value]); is_number(value)}",
		"keys of sets":             "said := [x | some x in {\"b\", \"a\"}; {\"a\": 1}[x]]",
		"members of sets":          "said := [x | s := {1, \"a\", [2]}; s[x]]",
		"unknown variables":        "said := [[i, k] | some i, k; input.resource_changes[i][k] == \"aws_a\"]",
		"numbers that are alike":   "said := [1 | input.resource_changes[0].set.k.v[1] == 2]",
		"null":                     "said := [v | some v in input.resource_changes[0].set.k.v; v != null]",
		"constants":                "said := {\"a\": [{\"b\": {1, 2}}, set(), {}], \"c\": [[], null, true]}",
		"constants in a loop":      "said := [object.union({\"a\": 1}, {\"n\": c.n}) | some c in input.resource_changes]",
		"errors of functions":      "said := [x | some v in [\"1\", \"a\"]; x := to_number(v)]",
		"several values":           "f(x) := c.n if { some c in input.resource_changes; c.n > x }\nsaid := f(0)",
		"several values alike":     "f(x) := 1 if { some c in input.resource_changes; c.n > x }\nsaid := f(0)",
		"keys twice":               "said := {c.type: c.n | some c in input.resource_changes}",
	} {
		t.Run(name, func(t *testing.T) {
			stored, plain := saidBy(t, "# aws_a: \"aws_a\"\n"+rego)
			for _, r := range []*report.Report{&stored, &plain} { // a plan has no place in a rule
				for i := range r.Diagnostics {
					d := &r.Diagnostics[i]
					d.Range = report.Range{}
					if d.Code == "policy-evaluation-error" {
						d.Detail = ""
					}
				}
			}
			if !reflect.DeepEqual(stored, plain) {
				t.Errorf("stored\n%+v%+v\nOPA\n%+v%+v", stored.Policies, stored.Diagnostics, plain.Policies, plain.Diagnostics)
			}
		})
	}
}

// What a stored rule can't do, building says.
func TestRulesThatCantBeStored(t *testing.T) {
	_, diagnostics := Store(map[string]string{"policies/aws/x/rule.rego": "package terraformer.aws.x\n\nresults := x if x := input with input as {\"aws_a\"}\n"})
	if len(diagnostics) != 1 || !strings.Contains(diagnostics[0].Detail, "WithStmt") {
		t.Error(diagnostics)
	}
}
