package policy

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// tried is a line for each answer: kind, name, value, output, error.
func tried(t *testing.T, files map[string]string, file string, choice Choice) string {
	t.Helper()
	text, _ := json.Marshal(files)
	var lines []string
	got := Try(tryRequest(text, nil), both(), file, choice)
	for _, a := range got.Answers {
		value, _ := json.Marshal(a.Value)
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s %s%s", a.Kind, a.Name, value, strings.TrimSpace(a.Output), a.Error)))
	}
	for _, d := range got.Diagnostics {
		lines = append(lines, d.Code+" "+d.File)
	}
	return strings.Join(lines, "\n") + " reads " + strings.Join(got.Reads, ",")
}

func TestTry(t *testing.T) {
	const ofPlan = "package main\nimport rego.v1\ndeny contains c.address if { some c in input.resource_changes; print(\"at\", c.type) }"
	const ofFiles = "package main\ndeny contains name if some name, _ in input.resource.aws_vpc"
	for name, c := range map[string]struct {
		files  map[string]string
		file   string
		choice Choice
		want   string
	}{
		"a plan, with what it prints": {map[string]string{"p.rego": ofPlan}, "p.rego", Choice{}, `plan plan.json {"deny":["aws_vpc.a"]} at aws_vpc reads resource_changes`},
		"each file":                   {map[string]string{"p.rego": ofFiles}, "p.rego", Choice{}, "hcl2 main.tf {\"deny\":[\"a\"]}\nhcl2 modules/m/main.tf {\"deny\":[\"a\"]} reads resource"},
		"what is chosen":              {map[string]string{"p.rego": ofFiles}, "p.rego", Choice{Input: Plan}, " reads resource"},
		"helpers of others":           {map[string]string{"p.rego": ofPlan, "lib.rego": "package lib\nfirst := input.resource_changes[0].type"}, "lib.rego", Choice{}, `plan plan.json {"first":"aws_vpc"} reads resource_changes`},
		"booleans":                    {map[string]string{"p.rego": "package main\ndefault allow := false\nallow if input.format_version == \"1.2\""}, "p.rego", Choice{}, `plan plan.json {"allow":true} reads format_version`},
		"tests are left out":          {map[string]string{"p.rego": ofPlan, "p_test.rego": "package main_test\ntest_a if data.nothing"}, "p_test.rego", Choice{}, " reads "},
		"what doesn't compile":        {map[string]string{"p.rego": "package main\ndeny contains x if true"}, "p.rego", Choice{}, "rego-compile-error p.rego reads "},
		"what fails":                  {map[string]string{"p.rego": "package main\nx := 1 if input.format_version\nx := 2 if input.format_version"}, "p.rego", Choice{}, "plan plan.json null p.rego:3: eval_conflict_error: rule data.main.x produced conflicting values:\n  1 at p.rego:2\n  2 at p.rego:3 reads format_version"},
	} {
		if got := tried(t, c.files, c.file, c.choice); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// A document that only the policy program knows comes with its answer; the plan, which the caller has, doesn't.
func TestTryInputs(t *testing.T) {
	text, _ := json.Marshal(map[string]string{"p.rego": "package main\ndeny contains 1 if input.resource\nwarn contains 2 if input.resource_changes"})
	for _, a := range Try(tryRequest(text, nil), both(), "p.rego", Choice{}).Answers {
		if (a.Kind == Plan) != (a.Input == nil) {
			t.Errorf("%s: %v", a.Name, a.Input)
		}
	}
}
