package policy

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// mutant is a rule with one place changed.
type mutant struct {
	text string
	said string // what was changed
}

// mutants are all the ways to break a rule at one place: a condition is negated, a constant becomes another, a list of more than two
// constants becomes empty. Messages, which hold spaces, are left alone.
func mutants(t testing.TB, name, text string) []mutant {
	module, err := parse(name, text, ast.RegoV1)
	if err != nil {
		t.Fatal(err)
	}
	var all []mutant
	seen := map[string]bool{}
	change := func(at *ast.Location, before, after string) {
		if before == "" {
			return
		}
		if key := fmt.Sprint(at.Offset, before); strings.HasPrefix(text[at.Offset:], before) && !seen[key] {
			seen[key] = true
			line, _, _ := strings.Cut(before, "\n")
			all = append(all, mutant{text[:at.Offset] + after + text[at.Offset+len(before):], fmt.Sprintf("line %d: %s → %s", at.Row, line, strings.SplitN(after, "\n", 2)[0])})
		}
	}
	var walk func(any)
	walk = func(x any) {
		ast.NewGenericVisitor(func(x any) bool {
			switch x := x.(type) {
			case *ast.Package, *ast.Import, *ast.Annotations:
				return true
			case *ast.Expr:
				said := textOf(x.Location)
				switch {
				case x.Negated:
					change(x.Location, "not ", "")
				case !x.Generated && !x.IsAssignment() && !x.IsEvery() && !x.IsSome() && said != "":
					change(x.Location, said, "not "+said)
				}
			case ast.Ref:
				if _, ok := x[0].Value.(ast.Var); !ok {
					walk(x[0])
				}
				return true
			case ast.Object:
				x.Foreach(func(_, value *ast.Term) { walk(value) })
				return true
			case *ast.Term:
				said := textOf(x.Location)
				if said == "" { // what the parser adds is written nowhere
					return false
				}
				switch value := x.Value.(type) {
				case ast.Boolean:
					change(x.Location, fmt.Sprint(bool(value)), fmt.Sprint(!bool(value)))
				case ast.Number:
					if n, whole := value.Int(); whole {
						change(x.Location, said, fmt.Sprint(n+1))
					}
				case ast.String:
					if other := opposite[string(value)]; other != "" {
						change(x.Location, said, `"`+other+`"`)
					} else if quote := said[len(said)-1:]; !strings.Contains(string(value), " ") {
						change(x.Location, said, strings.TrimSuffix(said, quote)+"~"+quote)
					}
				case *ast.Array, ast.Set:
					if scalars.MatchString(said) {
						change(x.Location, said, map[byte]string{'[': "[]", '{': "set()"}[said[0]])
						return true
					}
				}
			}
			return false
		}).Walk(x)
	}
	walk(module)
	return all
}

var opposite = map[string]string{"pass": "fail", "fail": "pass", "unknown": "pass"}

func textOf(at *ast.Location) string {
	if at == nil {
		return ""
	}
	return string(at.Text)
}

// scalars is a list of three or more constants.
var scalars = regexp.MustCompile("(?s)^[\\[{]\\s*((\"[^\"]*\"|`[^`]*`|[\\w.]+)\\s*,\\s*){2,}(\"[^\"]*\"|`[^`]*`|[\\w.]+)\\s*,?\\s*[\\]}]$")

// TestMutatedRulesFail: a rule counts only when a change of any of its conditions and constants is noticed by its programs or its tests.
// The nth mutants of all rules are compiled together.
func TestMutatedRulesFail(t *testing.T) {
	files := shipped(t, true)
	whole := prepared(t, shipped(t, false))
	rules := chosen(whole.rules())
	programs := programsOf(t, rules)
	before := map[string][]string{}
	all := map[string][]mutant{}
	most := 0
	for _, r := range rules {
		name := r.file()
		before[r.ID] = saidOf(whole, r, programs[r.ID])
		all[r.ID] = mutants(t, name, files[name])
		most = max(most, len(all[r.ID]))
	}
	for n := range most {
		mutated := map[string]string{}
		for name, text := range files {
			if strings.HasPrefix(name, "policies/lib/") && !strings.HasSuffix(name, "_test.rego") || name == "policies/lib/testing_test.rego" {
				mutated[name] = text
			}
		}
		for _, r := range rules {
			if n < len(all[r.ID]) {
				mutated[r.file()] = all[r.ID][n].text
				if test := r.testFile(); files[test] != "" {
					mutated[test] = files[test]
				}
			}
		}
		p := compilable(t, mutated)
		failed := map[string]bool{}
		for _, result := range Test(p, false).Results {
			failed[result.Location.File] = failed[result.Location.File] || !result.Pass
		}
		for _, r := range p.rules() {
			if !failed[r.testFile()] && slices.Equal(saidOf(p, r, programs[r.ID]), before[r.ID]) {
				t.Errorf("%s: no program and no test notices %s", r.ID, all[r.ID][n].said)
			}
		}
	}
}

// compilable prepares files without those that don't compile: mutants that aren't Rego are no mutants.
func compilable(t *testing.T, files map[string]string) *Prepared {
	for {
		p := Prepare(maps.Clone(files))
		if len(p.Diagnostics) == 0 {
			return p
		}
		for _, d := range p.Diagnostics {
			if strings.HasPrefix(d.File, "policies/lib/") || d.File == "" {
				t.Fatalf("%s: %s", d.File, d.Detail)
			}
			folder := d.File[:strings.LastIndex(d.File, "/")]
			maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, folder+"/") })
		}
	}
}
