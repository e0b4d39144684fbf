package comments

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// program has a comment where %s stands; lines are counted from 1.
const program = `%[1]s
resource "a" "b" { %[2]s
  %[3]s
  x = [
    1, %[4]s
  ]

  %[5]s

  inner {
    %[6]s
    y = 1 %[7]s
  }
}
`

func in(place int, comment string) string {
	texts := make([]any, 7)
	for i := range texts {
		texts[i] = ""
	}
	texts[place-1] = comment
	return fmt.Sprintf(program, texts...)
}

// What a comment is about depends on where it stands and whose it is.
func TestScope(t *testing.T) {
	for _, c := range []struct {
		place   int
		comment string
		want    string // lines, and heads of blocks
	}{
		{1, "# terraformer:ignore a/b: why", "1-14 []"},
		{2, "# terraformer:ignore a/b: why", "2-14 [2]"},
		{3, "# terraformer:ignore a/b: why", "3-6 [2]"},
		{4, "# terraformer:ignore a/b: why", "4-6 [2]"},
		{5, "# terraformer:ignore a/b: why", "2-14 [2]"},
		{6, "// terraformer:ignore a/b: why", "11-12 [2 10]"},
		{7, "# terraformer:ignore a/b: why", "12-12 [2 10]"},
		{7, "#checkov:skip=CKV_1:why", "2-14 [2 10]"},
		{7, "# tflint-ignore: a_b # why", "12-12 [2 10]"},
		{6, "/* terraformer:ignore a/b: why */", "11-12 [2 10]"},
		{7, "# terraformer:ignore-file a/b: why", "1-2147483647 [2 10]"},
		{1, "# tflint-ignore-file: a_b // why", "1-2147483647 []"},
		{1, `variable "x" { default = "# terraformer:ignore a/b: why" }`, ""},
		{1, "# see terraformer:ignore a/b: why", ""},
		{1, "# terraformer:ignore", ""},
	} {
		got := ""
		for _, found := range Read("main.tf", []byte(in(c.place, c.comment))) {
			got = fmt.Sprintf("%d-%d %v", found.From, found.To, append([]int{}, found.Heads...))
			if found.Reason != "why" {
				t.Errorf("%s: reason %q", c.comment, found.Reason)
			}
			line := strings.Split(in(c.place, c.comment), "\n")[found.Range.Start.Line-1]
			if !strings.Contains(line, c.comment) || line[found.Range.Start.Column-1] != c.comment[0] {
				t.Errorf("%s: stands at %v", c.comment, found.Range.Start)
			}
		}
		if got != c.want {
			t.Errorf("place %d, %s: %q, want %q", c.place, c.comment, got, c.want)
		}
	}
}

func TestForms(t *testing.T) {
	for comment, want := range map[string]string{
		"#checkov:skip=CKV_AWS_20,CKV_AWS_21: a site":                  "CKV_AWS_20 CKV_AWS_21|a site|||false",
		"# checkov:skip=CKV_AWS_20":                                    "CKV_AWS_20||||false",
		"#trivy:ignore:AVD-AWS-0089 #trivy:ignore:aws-s3-x # no logs":  "AVD-AWS-0089 aws-s3-x|no logs|||false",
		"#trivy:ignore:AWS-0089:exp:2027-01-02 later":                  "AWS-0089|later|2027-01-02||false",
		"#trivy:ignore:AWS-0089[ingress.from_port=22] ssh":             "AWS-0089|ssh||[ingress.from_port=22]|false",
		"#tfsec:ignore:aws-s3-x":                                       "aws-s3-x||||false",
		"# tflint-ignore: a_b, all // by hand":                         "a_b all|by hand|||false",
		"# tflint-ignore: a_b":                                         "a_b||||false",
		"// terraformer:ignore lint/x, aws/y: it: is so":               "lint/x aws/y|it: is so|||true",
		"# terraformer:ignore lint/x":                                  "lint/x||||true",
		"# terraformer:ignore lint/x because":                          "",
		"# checkov:skip=":                                              "",
		"-- terraformer:ignore secret/password: a query for the tests": "secret/password|a query for the tests|||true",
	} {
		s, ok := parse(comment)
		got := ""
		if ok {
			got = fmt.Sprintf("%s|%s|%s|%s|%v", strings.Join(s.Rules, " "), s.Reason, s.Expires, s.Limit, s.Own)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", comment, got, want)
		}
	}
}

// Elsewhere a comment is about its line, or alone on it, about the next.
func TestOtherFiles(t *testing.T) {
	for _, c := range []struct {
		file, text string
		want       []int
	}{
		{"run.sh", "#!/bin/sh\n# terraformer:ignore a/b: why\nexport X=1\nY=1 # terraformer:ignore a/b: why\n", []int{2, 3, 4, 4}},
		{"a.yaml", "x: 1 # terraformer:ignore a/b: why\r\n", []int{1, 1}},
		{"a.yaml", "x: a#terraformer:ignore a/b: why\n", nil},
		{"a.json", "# terraformer:ignore a/b: why\n", nil},
	} {
		var got []int
		for _, found := range Read(c.file, []byte(c.text)) {
			got = append(got, found.From, found.To)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.text, got, c.want)
		}
	}
}
