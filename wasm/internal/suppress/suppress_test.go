package suppress

import (
	"fmt"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

var finding = Finding{Names: []string{"aws/x", "CKV_AWS_1", "AWS-0001"}, Address: `module.m.aws_a.b["k"]`, File: "main.tf", Line: 5}

func comment(change func(*report.Comment)) report.Controls {
	c := report.Comment{File: "main.tf", Rules: []string{"aws/x"}, Reason: "known", From: 4, To: 6}
	change(&c)
	return report.Controls{Comments: []report.Comment{c}, Today: "2026-11-29"}
}

func waiver(change func(*report.Waiver)) report.Controls {
	w := report.Waiver{Rules: []string{"aws/x"}, Address: "module.m.*", Reason: "later", Owner: "net", Expires: "2026-11-29"}
	change(&w)
	return report.Controls{File: "f.hcl", Waivers: []report.Waiver{w}, Today: "2026-11-29"}
}

// What suppresses a finding, and what is told of it: severity and code.
func TestOf(t *testing.T) {
	never := false
	always := comment(func(*report.Comment) {})
	always.Settings = []report.RuleSetting{{Rule: "aws/x", Severity: "low"}, {Rule: "CKV_AWS_1", Suppressible: &never}}
	nobody := waiver(func(*report.Waiver) {})
	nobody.Today = ""
	for name, c := range map[string]struct {
		controls report.Controls
		want     string
	}{
		"nothing":                  {report.Controls{}, "<nil>"},
		"comment":                  {comment(func(*report.Comment) {}), "known by comment"},
		"by checkov's name":        {comment(func(c *report.Comment) { c.Rules = []string{"ckv_aws_1"} }), "known by comment"},
		"by trivy's former name":   {comment(func(c *report.Comment) { c.Rules = []string{"AVD-AWS-0001"} }), "known by comment"},
		"all of a kind":            {comment(func(c *report.Comment) { c.Rules = []string{"aws/*"} }), "known by comment"},
		"rules of any kind":        {comment(func(c *report.Comment) { c.Rules, c.From = []string{"*"}, 6 }), "<nil>"},
		"all is lint":              {comment(func(c *report.Comment) { c.Rules = []string{"all"} }), "<nil>"},
		"elsewhere":                {comment(func(c *report.Comment) { c.From = 6 }), "<nil> info suppression-unused"},
		"at the head of its block": {comment(func(c *report.Comment) { c.From, c.Heads = 6, []int{5} }), "known by comment"},
		"another file":             {comment(func(c *report.Comment) { c.File = "a.tf" }), "<nil> info suppression-unused"},
		"another rule":             {comment(func(c *report.Comment) { c.Rules = []string{"aws/z"} }), "<nil>"},
		"without a reason":         {comment(func(c *report.Comment) { c.Reason = " " }), "<nil> warning suppression-without-reason"},
		"condition":                {comment(func(c *report.Comment) { c.Limit = "[a=1]" }), "<nil> warning suppression-condition"},
		"comment that has ended":   {comment(func(c *report.Comment) { c.Expires = "2026-11-28" }), "<nil> warning suppression-expired"},
		"not suppressible":         {always, "<nil> warning suppression-refused"},
		"waiver":                   {waiver(func(*report.Waiver) {}), "later by waiver of net until 2026-11-29"},
		"waiver that has ended":    {waiver(func(w *report.Waiver) { w.Expires = "2026-11-28" }), "<nil> warning suppression-expired"},
		"nobody knows the day":     {nobody, "later by waiver of net until 2026-11-29 info suppression-undated"},
		"the block of an instance": {waiver(func(w *report.Waiver) { w.Address = "module.m.aws_a.b" }), "later by waiver of net until 2026-11-29"},
		"another address":          {waiver(func(w *report.Waiver) { w.Address = "module.n.*" }), "<nil> info suppression-unused"},
		"another file's waiver":    {waiver(func(w *report.Waiver) { w.File = "*.sh" }), "<nil> info suppression-unused"},
		"waiver by file":           {waiver(func(w *report.Waiver) { w.Address, w.File = "", "*.tf" }), "later by waiver of net until 2026-11-29"},
		"one rule of two":          {waiver(func(w *report.Waiver) { w.Rules = []string{"aws/x", "AWS-0009"} }), "later by waiver of net until 2026-11-29"},
	} {
		s := New(&c.controls, "policy")
		got := "<nil>"
		if found := s.Of(finding); found != nil {
			got = found.Reason + " by " + found.By
			if found.Owner != "" {
				got += fmt.Sprintf(" of %s until %s", found.Owner, found.Expires)
			}
		}
		for _, d := range s.Told(finding.Names) {
			got += " " + d.Severity + " " + d.Code
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// That something suppresses nothing is said only of rules that have judged.
func TestUnusedOnlyOfWhatJudged(t *testing.T) {
	controls := comment(func(*report.Comment) {})
	if told := New(&controls, "policy").Told(nil); len(told) != 0 {
		t.Errorf("%+v", told)
	}
}

func TestUnknown(t *testing.T) {
	known := []string{"aws/s3-versioning", "aws/rds-backup"}
	for name, want := range map[string]string{
		"aws/s3-versioning":  "",
		"AWS/S3-versioning":  "",
		"aws/*":              "",
		"aws/s3-versionng":   `Did you mean "aws/s3-versioning"?`,
		"azurerm/rds-backup": `Did you mean "aws/rds-backup"?`,
		"aws/nothing-near":   "Look the rule up",
		"lint/x":             "",
		"CKV_AWS_1":          "",
		"aws/a-code":         "is no rule",
	} {
		controls := report.Controls{Settings: []report.RuleSetting{{Rule: name}}}
		s := New(&controls, "policy")
		s.Unknown(func(name string) bool { return strings.Contains(name, "/") && !OfEngine(name) }, known, []string{"aws/a-code"})
		got := ""
		for _, d := range s.Told(nil) {
			got += d.Detail
		}
		if (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestSettings(t *testing.T) {
	off := false
	controls := report.Controls{Settings: []report.RuleSetting{{Rule: "lint/a", Enabled: &off}, {Rule: "t_b", Severity: "error"}}}
	s := New(&controls, "lint")
	if s.Enabled(true, "lint/a") || !s.Enabled(true, "lint/b") || s.Enabled(false, "lint/b") {
		t.Error("enabled")
	}
	if got := s.Severity("warning", "lint/b", "t_b"); got != "error" {
		t.Error(got)
	}
	// What names the rule itself comes first, wherever it stands; several blocks add up.
	on := true
	controls.Settings = []report.RuleSetting{{Rule: "aws/*", Enabled: &off, Severity: "low"}, {Rule: "aws/a", Suppressible: &off}, {Rule: "CKV_1", Enabled: &on}}
	s = New(&controls, "policy")
	if said := s.Setting("aws/a", "CKV_1"); !*said.Enabled || said.Severity != "low" || *said.Suppressible {
		t.Errorf("%+v", said)
	}
}
