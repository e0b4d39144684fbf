package config

import (
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

func TestEdit(t *testing.T) {
	on, off := true, false
	disable := Change{Rule: &RuleChange{ID: "aws/s3-versioning", Names: []string{"CKV_AWS_21"}, Enabled: &off}}
	usual := Change{Rule: &RuleChange{ID: "aws/s3-versioning", Names: []string{"CKV_AWS_21"}}}
	waiver := Change{Waiver: &report.Waiver{Rules: []string{"aws/s3-versioning"}, Address: `aws_s3_bucket.logs["a"]`, Reason: "say \"why\"", Owner: "me", Expires: "2027-01-31"}}
	const waived = "waiver {\n  rules   = [\"aws/s3-versioning\"]\n  address = \"aws_s3_bucket.logs[\\\"a\\\"]\"\n  reason  = \"say \\\"why\\\"\"\n  owner   = \"me\"\n  expires = \"2027-01-31\"\n}\n"
	for name, c := range map[string]struct {
		before string
		change Change
		after  string
	}{
		"a file that isn't there":      {"", disable, "rule \"aws/s3-versioning\" {\n  enabled = false\n}\n"},
		"the usual, already":           {"# mine\n", usual, "# mine\n"},
		"behind what is there":         {"lint { preset = \"all\" }", disable, "lint { preset = \"all\" }\n\nrule \"aws/s3-versioning\" {\n  enabled = false\n}\n"},
		"nothing else is laid out":     {"lint   {\n preset=\"all\" # so\n}\n\n", disable, "lint   {\n preset=\"all\" # so\n}\n\nrule \"aws/s3-versioning\" {\n  enabled = false\n}\n"},
		"in the block of another name": {"rule \"CKV_AWS_21\" {\n  # why\n  enabled  = true\n  suppressible = false\n}\n", disable, "rule \"CKV_AWS_21\" {\n  # why\n  enabled      = false\n  suppressible = false\n}\n"},
		"a severity": {"rule \"aws/s3-versioning\" {\n  enabled = false\n}\n", Change{Rule: &RuleChange{ID: "aws/s3-versioning", Severity: "high"}},
			"rule \"aws/s3-versioning\" {\n  severity = \"high\"\n}\n"},
		"beside the block of many": {"rule \"aws/*\" {\n  enabled = false\n}\n", Change{Rule: &RuleChange{ID: "aws/s3-versioning", Enabled: &on}},
			"rule \"aws/*\" {\n  enabled = false\n}\n\nrule \"aws/s3-versioning\" {\n  enabled = true\n}\n"},
		"two names of one rule":    {"rule \"CKV_AWS_21\" {\n  severity = \"low\"\n}\n\nrule \"aws/s3-versioning\" {\n  enabled = true\n}\n", disable, "rule \"CKV_AWS_21\" {\n  enabled = false\n}\n"},
		"the usual again, first":   {"rule \"aws/s3-versioning\" {\n  enabled = false\n}\n\nlint {}\n", usual, "lint {}\n"},
		"the usual again, last":    {"lint {}\n\nrule \"aws/s3-versioning\" {\n  enabled = false\n}\n", usual, "lint {}\n"},
		"the usual again, between": {"lint {}\n\nrule \"aws/s3-versioning\" {\n  enabled = false\n}\n\nrule \"a/b\" {}\n", usual, "lint {}\n\nrule \"a/b\" {}\n"},
		"Windows":                  {"lint {}\r\n", disable, "lint {}\r\n\r\nrule \"aws/s3-versioning\" {\r\n  enabled = false\r\n}\r\n"},
		"a waiver":                 {"", waiver, waived},
		"a waiver behind":          {"lint {}\n", waiver, "lint {}\n\n" + waived},
	} {
		after, diagnostics := Edit(Name, []byte(c.before), []Change{c.change})
		if string(after) != c.after || len(diagnostics) > 0 {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, diagnostics, after, c.after)
		}
	}
}

// What can't be read, or would be wrong afterwards, stays as it is, and the answer says why.
func TestEditRefused(t *testing.T) {
	off := false
	for name, c := range map[string]struct {
		before string
		change Change
		says   string
	}{
		"a file with errors":   {"rule {\n", Change{Rule: &RuleChange{ID: "a/b", Enabled: &off}}, "brace"},
		"a severity of others": {"lint {}\n", Change{Rule: &RuleChange{ID: "lint/naming-convention", Severity: "high"}}, "error, warning, info"},
		"half a waiver":        {"", Change{Waiver: &report.Waiver{Rules: []string{"a/b"}, Address: "x.y", Reason: "r", Expires: "2027-01-01"}}, "owner"},
	} {
		after, diagnostics := Edit(Name, []byte(c.before), []Change{c.change})
		if string(after) != c.before || len(diagnostics) == 0 || !strings.Contains(diagnostics[0].Detail, c.says) {
			t.Errorf("%s: %q %v", name, after, diagnostics)
		}
	}
}
