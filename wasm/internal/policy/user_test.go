package policy

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

const plan = `{"format_version":"1.2","resource_changes":[{"address":"aws_vpc.a","mode":"managed","type":"aws_vpc","name":"a",
	"change":{"actions":["create"],"after":{"cidr_block":"10.0.0.0/16"},"after_unknown":{"id":true}}}]}`

var vpc = report.Source{File: "main.tf", Range: report.Range{Start: report.Position{Line: 3, Column: 1, Byte: 20}, End: report.Position{Line: 3, Column: 20, Byte: 39}}}

// judge evaluates user policies alone on the plan above.
func judge(files map[string]string) report.Report {
	result := report.EngineResult{Sources: map[string]report.Source{"aws_vpc.a": vpc}}
	result.Plan = json.RawMessage(plan)
	return Evaluate(result, Prepare(nil), Prepare(files), Choice{})
}

// codes are "code severity file:line" of each diagnostic.
func codes(r report.Report) string {
	var all []string
	for _, d := range r.Diagnostics {
		all = append(all, d.Code+" "+d.Severity+" "+d.File)
	}
	return strings.Join(all, "; ")
}

func TestUserPolicies(t *testing.T) {
	cases := []struct {
		name, rego, stage, codes string
	}{
		{"deny in v1", "package main\ndeny contains \"no\" if input.resource_changes", "fail", "policy-deny error p.rego"},
		{"deny in v0", "package main\ndeny[msg] { input.resource_changes; msg := \"no\" }", "fail", "policy-deny error p.rego"},
		{"v1 by import", "package main\nimport rego.v1\ndeny contains \"no\" if input.resource_changes", "fail", "policy-deny error p.rego"},
		{"v0 only after compiling", "package main\ninput_ok = true\ndeny = true { any([input_ok]) }", "fail", "policy-deny error p.rego"},
		{"nothing denied", "package main\ndeny contains \"no\" if input.resource_changes[_].type == \"x\"", "pass", ""},
		{"of another document", "package main\ndeny contains \"no\" if input.resource.aws_vpc", "skipped", "policy-not-applicable warning "},
		{"of another document, by a function", "package main\nvpcs := input.resource.aws_vpc\nf(x) := vpcs[x]\ndeny contains \"no\" if f(\"a\")", "skipped", "policy-not-applicable warning "},
		{"of the plan, by a function", "package main\nchanges := input.resource_changes\nf(x) := changes[x]\ndeny contains \"no\" if f(9)", "pass", ""},
		{"of all of the input", "package main\ndeny contains \"no\" if { walk(input, [_, v]); v == \"no such value\" }", "pass", ""},
		{"one of two of another document", "package main\ndeny contains \"no\" if input.absent\nwarn contains \"hm\" if true", "pass", "policy-not-applicable warning ; policy-warn warning p.rego"},
		{"of a part that a plan leaves out", "package main\ndeny contains \"no\" if input.output_changes.x", "pass", ""},
		{"exempted", "package main\ndeny_named contains \"no\" if input.resource_changes\nexception contains rules if rules := [\"named\"]", "pass", "policy-exempt info p.rego"},
		{"exempted in v0", "package main\ndeny_named[msg] { input.resource_changes; msg := \"no\" }\nexception[rules] { rules := [\"other\", \"named\"] }", "pass", "policy-exempt info p.rego"},
		{"another is exempted", "package main\ndeny_named contains \"no\" if input.resource_changes\nexception contains rules if rules := [\"other\"]", "fail", "policy-deny error p.rego"},
		{"exempted when", "package main\ndeny_named contains \"no\" if input.resource_changes\nexception contains rules if { input.resource_changes[_].type == \"x\"; rules := [\"named\"] }", "fail", "policy-deny error p.rego"},
		{"deny itself is exempted", "package main\ndeny contains \"no\" if input.resource_changes\nexception contains [\"\"] if true", "pass", "policy-exempt info p.rego"},
		{"a library", "package lib\nf(x) := x + 1", "skipped", "policy-nothing-judged info "},
		{"violation object", "package main\nviolation contains {\"msg\": \"no\", \"details\": {}} if true", "fail", "policy-deny error p.rego"},
		{"at the resource", "package main\ndeny_vpc contains {\"msg\": \"no\", \"address\": \"aws_vpc.a\"} if true", "fail", "policy-deny error main.tf"},
		{"warn", "package main\ndeny contains \"no\" if false\nwarn contains \"hm\" if true", "pass", "policy-warn warning p.rego"},
		{"only warn", "package main\nwarn contains \"hm\" if true", "pass", "policy-warn warning p.rego"},
		{"deny is false", "package main\ndefault deny := false", "pass", ""},
		{"true", "package a\ndefault ok := false\nok if input.resource_changes", "pass", ""},
		{"false", "package a\ndefault ok := false\nok if input.absent", "fail", "policy-deny error p.rego"},
		{"one of two false", "package a\nx := true\ny := {\"z\": [true, false]}", "fail", "policy-deny error "},
		{"no verdict", "package a\nx := 1", "skipped", "policy-nothing-judged info "},
		{"undefined", "package a\nx if input.resource_changes[9]", "fail", "policy-no-verdict error p.rego"},
		{"undefined, of another document", "package a\nx if input.absent", "skipped", "policy-not-applicable warning "},
		{"syntax", "package a\nx := ]", "fail", "rego-parse-error error p.rego; rego-parse-error error p.rego"},
		{"empty", "", "fail", "rego-parse-error error p.rego"},
		{"unsafe", "package a\nx := y", "fail", "rego-compile-error error p.rego"},
		{"conflict", "package a\nx := 1 if true\nx := 2 if true", "fail", "policy-evaluation-error error p.rego"},
		{"http", "package a\nx := http.send({\"method\": \"get\", \"url\": \"http://localhost\"})", "fail", "rego-forbidden-function error p.rego"},
		{"http in v0", "package a\nx = y { y := http.send({\"method\": \"get\"}) }", "fail", "rego-forbidden-function error p.rego"},
		{"http by with", "package a\nx := y if y := count([]) with count as http.send", "fail", "rego-compile-error error p.rego"},
		{"tokens", "package a\nx := io.jwt.decode(\"\")", "fail", "rego-forbidden-function error p.rego"},
		{"digest", "package a\nok := crypto.sha256(\"\") == \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"", "pass", ""},
		{"keyed digest", "package a\nok := crypto.hmac.md5(\"\", \"\") == \"74e6f7298a9c2d168935f58c001bad88\"", "pass", ""},
		{"remote schema", "package a\nok if json.match_schema({}, {\"$ref\": \"http://localhost/schema\"})[0]", "fail", "policy-no-verdict error p.rego"},
		{"conftest's own", "package a\nok := parse_config(\"hcl2\", \"a = 1\").a == 1", "pass", ""},
		{"conftest's parser of another form", "package main\ndeny contains \"x\" if not parse_config(\"cue\", \"\")", "fail", "policy-deny error p.rego; policy-config-unread warning p.rego"},
		{"a file that isn't there", "package main\ndeny contains \"x\" if parse_config_file(\"/etc/passwd\")", "pass", "policy-config-unread warning p.rego"},
		{"a configuration that takes too much", "package main\ndeny contains \"x\" if { some i in numbers.range(1, 9); parse_config(\"json\", concat(\"\", [sprintf(\"[%d\", [i]), sprintf(\"%01000000d]\", [i])])) }", "fail", "policy-limit error p.rego"},
		{"runtime", "package a\nx := opa.runtime()", "fail", "rego-forbidden-function error p.rego"},
		{"lookup", "package a\nx := net.lookup_ip_addr(\"localhost\")", "fail", "rego-forbidden-function error p.rego"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := judge(map[string]string{"p.rego": c.rego})
			if r.Stages.Policy != c.stage || codes(r) != c.codes {
				t.Errorf("policy %s, %q; want %s, %q\n%+v", r.Stages.Policy, codes(r), c.stage, c.codes, r.Diagnostics)
			}
			if r.OK != !strings.Contains(c.codes, "error ") {
				t.Errorf("ok is %v", r.OK)
			}
		})
	}
}

func TestNamespaces(t *testing.T) {
	files := map[string]string{"a.rego": "package main\ndeny contains \"a\" if true", "b.rego": "package aws.net\ndeny contains \"b\" if true", "c.rego": "package c\nok := false"}
	result := report.EngineResult{}
	result.Plan = json.RawMessage(plan)
	for _, c := range []struct{ wanted, packages, codes, stage string }{
		{"", "aws.net main", "policy-deny error a.rego; policy-deny error b.rego", "fail"},
		{"main", "main", "policy-deny error a.rego", "fail"},
		{"aws.net", "aws.net", "policy-deny error b.rego", "fail"},
		{"main aws.net", "aws.net main", "policy-deny error a.rego; policy-deny error b.rego", "fail"},
		{"aws", "", "policy-nothing-judged info ", "skipped"},
		{"c", "c", "policy-deny error c.rego", "fail"},
	} {
		r := Evaluate(result, Prepare(nil), Prepare(files), Choice{Namespaces: strings.Fields(c.wanted)})
		if got := strings.Join(r.Namespaces, " "); got != c.packages || codes(r) != c.codes || r.Stages.Policy != c.stage {
			t.Errorf("%q: packages %q, %s, policy %s; want %q, %s, %s", c.wanted, got, codes(r), r.Stages.Policy, c.packages, c.codes, c.stage)
		}
	}
}

func TestDialectByManifest(t *testing.T) {
	v0 := "package main\ndeny[msg] { msg := \"no\" }"
	if got := codes(judge(map[string]string{"b/p.rego": v0, "b/.manifest": `{"rego_version": 1}`})); !strings.HasPrefix(got, "rego-parse-error") {
		t.Errorf("v0 in a v1 bundle: %q", got)
	}
	if got := codes(judge(map[string]string{"b/c/p.rego": v0, "b/.manifest": `{"rego_version": 0}`})); got != "policy-deny error b/c/p.rego" {
		t.Errorf("v0 in a v0 bundle: %q", got)
	}
	if got := codes(judge(map[string]string{"p.rego": v0, "q.rego": "package q\nimport rego.v1\ndeny contains \"x\" if data.main.deny"})); got != "policy-deny error p.rego; policy-deny error q.rego" {
		t.Errorf("both dialects together: %q", got)
	}
}

func TestAFileOfBothDialects(t *testing.T) {
	d := judge(map[string]string{"p.rego": "package main\ndeny[msg] { msg := \"a\" }\nwarn contains \"b\" if true"}).Diagnostics
	if len(d) != 2 || d[0].Range.Start.Line != 2 || !strings.Contains(d[0].Detail, "Other rules of this file are in Rego v1, this one is in v0.") {
		t.Errorf("%+v", d)
	}
}

func TestRangeOfAnError(t *testing.T) {
	// 👩‍🚀 is one column and 11 bytes.
	d := judge(map[string]string{"p.rego": "package a\n\n# é👩‍🚀\nx := concat(\"👩‍🚀\", [y])"}).Diagnostics[0]
	want := report.Range{Start: report.Position{Line: 4, Column: 6, Byte: 32}, End: report.Position{Line: 4, Column: 22, Byte: 58}}
	if d.Range != want {
		t.Errorf("%+v %s", d.Range, d.Detail)
	}
}

func TestTestsBesidePoliciesAreNotRead(t *testing.T) {
	request := `{"op":"evaluate","report":{"plan":{"format_version":"1.2"}},"bundled":"","user":{"p.rego":"package main\ndeny contains \"x\" if input.format_version","p_test.rego":"package main\nx := parse_config(1)"}}`
	var r report.Report
	if err := json.Unmarshal(NewService().Handle([]byte(request)), &r); err != nil || codes(r) != "policy-deny error p.rego" {
		t.Errorf("%v %s", err, codes(r))
	}
}

func TestWithoutPlanPoliciesAreSkipped(t *testing.T) {
	r := Evaluate(report.EngineResult{}, Prepare(nil), Prepare(map[string]string{"p.rego": "package main\ndeny contains 1 if true"}), Choice{})
	if r.Stages.Policy != report.Skipped || len(r.Diagnostics) != 0 || !r.OK {
		t.Errorf("%+v", r)
	}
}

func TestLimits(t *testing.T) {
	deep := func(n int) string {
		return "package main\nx := " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\nok := true"
	}
	cases := []struct{ name, rego, code string }{
		{"200 brackets", deep(200), ""},
		{"201 brackets", deep(201), "nesting-limit"},
		{"a million brackets", deep(1 << 20), "nesting-limit"},
		{"brackets in strings and comments", "package main\n# " + strings.Repeat("[", 500) + "\nx := \"" + strings.Repeat("{", 500) + "\"\ny := `" + strings.Repeat("\n(", 500) + "`\nok := true", ""},
		{"a chain of operators", "package main\nx := 1" + strings.Repeat(" + 1", 100_000) + "\nok := true", "nesting-limit"},
		{"a chain over many lines", "package main\nx := 1" + strings.Repeat(" +\n1", 100_000) + "\nok := true", "nesting-limit"},
		{"else without end", "package main\nx := 1 if input.a" + strings.Repeat(" else := 1 if input.a", 100_000), "nesting-limit"},
		{"150 else branches", "package main\nx := 1 if input.a" + strings.Repeat(" else := 1 if input.a", 150) + "\nok := true", ""},
		{"a template string", "package main\nx := $\"a{" + strings.Repeat("[", 300) + strings.Repeat("]", 300) + "}\"", "nesting-limit"},
		{"templates in templates", "package main\nx := " + strings.Repeat("$\"{", 300) + "1" + strings.Repeat("}\"", 300), "nesting-limit"},
		{"a long body", "package main\nok if {\n" + strings.Repeat("\tinput.resource_changes[0].type == \"aws_vpc\"\n", 2000) + "}", ""},
		{"many rules", "package main\nok := true\n" + strings.Repeat("p contains 1 if input.a == 1\n", 3000), ""},
		{"a range", "package main\nok if count(numbers.range(1, 1000000000)) > 0", "policy-limit"},
		{"nested ranges", "package main\nok if { some a in numbers.range(1, 5000); some b in numbers.range(1, 5000); a * b == 0 }", "policy-limit"},
		{"a comprehension", "package main\nx := {[a, b, c] | some a in numbers.range(1, 2000); some b in numbers.range(1, 2000); some c in numbers.range(1, 2000)}\nok := true", "policy-limit"},
		{"addresses", "package main\nok if count(net.cidr_expand(\"10.0.0.0/8\")) > 0", "policy-limit"},
		{"doubling", "package main\nx0 := \"aaaaaaaaaaaaaaaa\"\n" + doubling(40, `concat("", [x%, x%])`) + "ok if count(x40) > 0", "policy-limit"},
		{"lists of lists", "package main\nx0 := \"a\"\n" + doubling(24, "[x%, x%]") + "ok if count(x24) > 0", "policy-limit"},
		{"sprintf", "package main\nx0 := \"aaaaaaaaaaaaaaaa\"\n" + doubling(40, `sprintf("%s%s", [x%, x%])`) + "ok if count(x40) > 0", "policy-limit"},
		{"replace", "package main\nx0 := \"aa\"\n" + doubling(40, `replace(x%, "a", x%)`) + "ok if count(x40) > 0", "policy-limit"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := judge(map[string]string{"p.rego": c.rego})
			got := ""
			for _, d := range r.Diagnostics {
				got = d.Code
			}
			if got != c.code {
				t.Errorf("%q, want %q: %.500v", got, c.code, r.Diagnostics)
			}
		})
	}
	if r := judge(map[string]string{"p.rego": "package main\nok := true"}); r.Stages.Policy != report.Pass {
		t.Errorf("after them: %+v", r)
	}
}

// doubling writes x1 … xn, each by expression from the one before, for which % stands.
func doubling(n int, expression string) string {
	var text strings.Builder
	for i := range n {
		before := "x" + itoa(i)
		text.WriteString("x" + itoa(i+1) + " := " + strings.ReplaceAll(expression, "x%", before) + "\n")
	}
	return text.String()
}

// A function that compiles must also run: leaving a file of OPA out must not leave its functions in the capabilities.
func TestEveryFunctionIsThere(t *testing.T) {
	byEvaluator := regexp.MustCompile(`^(eq|assign|print|internal\..*|set|walk|union|intersection)$`)
	for _, b := range capabilities(ast.RegoV1).Builtins {
		if topdown.GetBuiltin(b.Name) == nil && !byEvaluator.MatchString(b.Name) {
			t.Errorf("%s has no implementation", b.Name)
		}
	}
}

func itoa(n int) string { text, _ := json.Marshal(n); return string(text) }
