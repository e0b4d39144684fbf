package policy

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// both is a program with its plan; modules/m/main.tf is another module's.
func both() report.EngineResult {
	result := report.EngineResult{Sources: map[string]report.Source{"aws_vpc.a": vpc}, HCL2: map[string]json.RawMessage{
		"main.tf":             json.RawMessage(`{"resource":{"aws_vpc":{"a":[{"cidr_block":"10.0.0.0/16","tags":{"x":"y"},"timeouts":[{"create":"1m"}]}]}},"variable":{"v":[{}]}}`),
		"modules/m/main.tf":   json.RawMessage(`{"resource":{"aws_vpc":{"a":[{"cidr_block":"${var.cidr}"}]}}}`),
		"prod.tfvars":         json.RawMessage(`{"env":"prod"}`),
		".terraform.lock.hcl": json.RawMessage(`{"provider":{"registry.opentofu.org/hashicorp/aws":[{"version":"6.0.0"}]}}`),
	}}
	result.Plan = json.RawMessage(plan)
	return result
}

// said are "code file: summary" of each diagnostic, but for the places of the policies themselves.
func said(r report.Report) string {
	var all []string
	for _, d := range r.Diagnostics {
		all = append(all, strings.TrimSpace(d.Code+" "+d.File)+": "+d.Summary)
	}
	return strings.Join(all, "\n")
}

func TestInputs(t *testing.T) {
	const ofFiles = "package main\ndeny contains msg if { some name, vpcs in input.resource.aws_vpc; not vpcs[0].tags; msg := sprintf(\"aws_vpc.%s\", [name]) }"
	const ofPlan = "package main\ndeny contains msg if { msg := input.resource_changes[_].address }"
	cases := []struct {
		name, rego string
		choice     Choice
		want       string
	}{
		{"files, chosen by what is read", ofFiles, Choice{}, "policy-deny modules/m/main.tf: aws_vpc.a"},
		{"a plan, chosen by what is read", ofPlan, Choice{}, "policy-deny main.tf: aws_vpc.a"},
		{"files, by a function", "package main\ndeny contains msg if { tf(input.resource); msg := \"x\" }\ntf(r) if r.aws_vpc.a[0].tags", Choice{}, "policy-deny main.tf: x"},
		{"both by one rule", ofPlan + "\ndeny contains \"files\" if input.variable.v", Choice{}, "policy-deny main.tf: files\npolicy-deny main.tf: aws_vpc.a"},
		{"files of a rule of plans", ofPlan, Choice{Input: HCL2}, "policy-not-applicable: Policies that can never say anything"},
		{"a plan of a rule of files", ofFiles, Choice{Input: Plan}, "policy-not-applicable: Policies that can never say anything"},
		{"a plan of a rule that says nothing of it", "package main\ndeny contains \"p\" if walk(input, [[\"format_version\"], _])", Choice{}, "policy-deny p.rego: p"},
		{"files of a rule that says nothing of it", "package main\ndeny contains \"f\" if walk(input, [[\"variable\"], _])", Choice{Input: HCL2}, "policy-deny main.tf: f"},
		{"files combined", "package main\ndeny contains f.path if { some f in input; f.contents.resource.aws_vpc; count(input) == 4 }", Choice{},
			"policy-deny p.rego: main.tf\npolicy-deny p.rego: modules/m/main.tf"},
		{"what the others of its package read", "package main\ndeny contains \"x\" if input.variable\nwarn contains sprintf(\"%d\", [count(input)])\nwarn_always contains \"y\"", Choice{},
			"policy-warn .terraform.lock.hcl: 1\npolicy-warn .terraform.lock.hcl: y\npolicy-deny main.tf: x\npolicy-warn main.tf: 2\npolicy-warn main.tf: y\n" +
				"policy-warn modules/m/main.tf: 1\npolicy-warn modules/m/main.tf: y\npolicy-warn prod.tfvars: 1\npolicy-warn prod.tfvars: y"},
		{"files combined when asked", "package main\ndeny contains \"c\" if { some f in input; f.contents.resource }", Choice{Combine: true}, "policy-deny p.rego: c"},
		{"files combined for who reads one", ofFiles, Choice{Combine: true}, "policy-not-applicable: Policies that can never say anything"},
		{"a plan combined", "package main\ndeny contains input[0].path if input[0].contents.resource_changes", Choice{}, "policy-deny p.rego: plan.json"},
		{"values, only of who reads them", "package main\ndeny contains \"v\" if input.env == \"prod\"\nwarn contains data.conftest.file.name if not input.terraform", Choice{},
			"policy-warn main.tf: main.tf\npolicy-warn modules/m/main.tf: main.tf\npolicy-deny prod.tfvars: v"},
		{"a lock file", "package main\ndeny contains v if v := input.provider[_][_].version", Choice{}, "policy-deny .terraform.lock.hcl: 6.0.0"},
		{"its name", "package main\ndeny contains sprintf(\"%s %s\", [data.conftest.file.dir, data.conftest.file.name]) if not input.resource.aws_vpc.a[0].tags", Choice{},
			"policy-deny modules/m/main.tf: modules/m main.tf"},
		{"a line that the policy gives", "package main\ndeny contains {\"msg\": \"m\", \"_loc\": {\"file\": \"main.tf\", \"line\": 2}} if input.variable", Choice{Files: map[string]string{"main.tf": "a\nbc\n"}},
			"policy-deny main.tf: m"},
		{"booleans of files", "package main\ndefault ok := false\nok if input.variable.v", Choice{}, "policy-deny p.rego: data.main.ok is false"},
		{"a pattern of packages", ofPlan + "\n", Choice{Namespaces: []string{"m*"}}, "policy-deny main.tf: aws_vpc.a"},

		{"a list by name", "package main\ndeny contains \"x\" if input.resource.aws_vpc[name].cidr_block == \"*\"", Choice{},
			"policy-never-fires p.rego: input.resource.aws_vpc[name].cidr_block never has a value"},
		{"a list by name, through a variable", "package main\ndeny contains \"x\" if { some v in input.resource.aws_vpc; v[_].timeouts.create == \"x\" }", Choice{},
			"policy-never-fires p.rego: input.resource.aws_vpc[_][_].timeouts.create never has a value"},
		{"a list by name, knowingly", "package main\ndeny contains \"x\" if { some v in input.resource.aws_vpc; is_object(v); v.cidr_block == \"*\" }", Choice{}, ""},
		{"a negated function of nothing", "package main\ndeny contains \"x\" if { v := input.resource.aws_vpc[_][_]; not startswith(v.name, \"prod\") }", Choice{},
			"policy-never-fires p.rego: `not startswith(v.name, \"prod\")` was never reached"},
		{"another than nothing", "package main\ndeny contains \"x\" if { some r in input.resource_changes; r.change.after.tenancy != \"default\" }", Choice{},
			"policy-never-fires p.rego: `r.change.after.tenancy != \"default\"` was never reached"},
		{"a negated function of something", "package main\ndeny contains \"x\" if { v := input.resource.aws_vpc[_][_]; not contains(v.cidr_block, \"1\"); v.y }", Choice{}, ""},
		{"one that isn't reached for another reason", "package main\ndeny contains \"x\" if { v := input.resource.aws_subnet[_][_]; not startswith(v.name, \"prod\") }", Choice{}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := Evaluate(both(), Prepare(nil), Prepare(map[string]string{"p.rego": c.rego}), c.choice)
			if got := said(r); got != c.want {
				t.Errorf("got\n%s\nwant\n%s\n%+v", got, c.want, r.Diagnostics)
			}
		})
	}
}

func TestWithoutAPlanFilesAreJudged(t *testing.T) {
	result := both()
	result.Plan = nil
	user := Prepare(map[string]string{"p.rego": "package main\ndeny contains \"x\" if input.variable.v\ndeny_plan contains \"y\" if input.resource_changes"})
	if r := Evaluate(result, Prepare(nil), user, Choice{}); said(r) != "policy-deny main.tf: x" || r.Stages.Policy != report.Fail {
		t.Errorf("%s, policy %s", said(r), r.Stages.Policy)
	}
}

func TestAFileThatIsNotReadIsTold(t *testing.T) {
	result := both()
	result.HCL2["broken.tf"] = json.RawMessage("null")
	user := Prepare(map[string]string{"p.rego": "package main\ndeny contains \"x\" if input.variable.w"})
	if r := Evaluate(result, Prepare(nil), user, Choice{}); said(r) != "policy-file-not-read broken.tf: Policies didn't see a file" {
		t.Error(said(r))
	}
}

func TestData(t *testing.T) {
	const rego = "package main\ndeny contains data.limits.max if input.resource_changes\ndeny contains data.aws.owner if input.resource_changes"
	given := func(file, text string, at ...string) Data { return Data{file, at, text} }
	cases := []struct {
		name  string
		files map[string]string
		data  []Data
		want  string
	}{
		{"given", nil, []Data{given("x.yaml", "limits:\n  max: a\n"), given("d/aws/y.json", `{"owner": "b"}`, "aws")}, "policy-deny p.rego: a\npolicy-deny p.rego: b"},
		{"two that fit together", nil, []Data{given("x.yaml", "limits: {max: a}"), given("y.yaml", "limits: {min: a}\naws: {owner: b}")}, "policy-deny p.rego: a\npolicy-deny p.rego: b"},
		{"beside the policies", map[string]string{"policy/data.yaml": "limits: {max: a}", "policy/aws/more.json": `{"owner": "b"}`, "policy/fixture.json": `{"planned_values": 1}`}, nil,
			"policy-deny p.rego: a\npolicy-deny p.rego: b"},
		{"missing", nil, []Data{given("x.yaml", "limits: {max: a}")}, "policy-data-missing: Policies lack data\npolicy-deny p.rego: a"},
		{"not readable", nil, []Data{given("x.yaml", "limits:\n  max: [\n"), given("y.yaml", "aws: {owner: b}")},
			"policy-data-missing: Policies lack data\npolicy-deny p.rego: b\npolicy-data-invalid x.yaml: Data for policies can't be read"},
		{"no object", nil, []Data{given("x.json", "[1]"), given("y.yaml", "aws: {owner: b}\nlimits: {max: a}")},
			"policy-deny p.rego: a\npolicy-deny p.rego: b\npolicy-data-invalid x.json: Data for policies can't be read"},
		{"contradicting", nil, []Data{given("x.yaml", "limits: {max: a}\naws: {owner: b}"), given("y.yaml", "limits: {max: c}")},
			"policy-deny p.rego: a\npolicy-deny p.rego: b\npolicy-data-invalid y.yaml: Data for policies can't be read"},
		{"too deep", nil, []Data{given("x.yaml", strings.Repeat("[", 10000)), given("y.yaml", strings.Repeat("- ", 10000))},
			"policy-data-missing: Policies lack data\npolicy-data-invalid x.yaml: Data for policies can't be read\npolicy-data-invalid y.yaml: Data for policies can't be read"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{"p.rego": rego}
			for name, text := range c.files {
				files[name] = text
			}
			if got := said(Evaluate(both(), Prepare(nil), Prepare(files, c.data...), Choice{})); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
