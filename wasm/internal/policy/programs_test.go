package policy

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/protocol"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// engine is OpenTofu with the committed provider schemas.
func engine(t *testing.T) *protocol.Engine {
	t.Helper()
	schemas := filepath.Join(policiesDir, "..", "public", "schemas")
	catalogue, err := os.ReadFile(filepath.Join(schemas, "index.json"))
	if err != nil {
		t.Fatal(err)
	}
	e := protocol.New()
	e.ReadSchema = func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(schemas, file)) }
	e.Handle([]byte(`{"op":"init","catalogue":` + string(catalogue) + `}`))
	return e
}

// verify plans one file and judges the plan by the shipped policies.
func verify(t *testing.T, e *protocol.Engine, bundled *Prepared, text string) report.Report {
	t.Helper()
	request, _ := json.Marshal(map[string]any{"op": "verify", "withPlan": true, "files": map[string]string{"main.tf": text}})
	var result report.EngineResult
	if err := json.Unmarshal(e.Handle(request), &result); err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		t.Errorf("%s:%d: %s: %s", d.File, d.Range.Start.Line, d.Summary, d.Detail)
	}
	files := map[string]string{"main.tf": text}
	all := Evaluate(result, bundled, Prepare(nil), files)
	concerned := newBundle([32]byte{}, maps.Clone(bundled.sources)).prepare(result.Plan)
	if some := Evaluate(result, concerned, Prepare(nil), files); !reflect.DeepEqual(all, some) {
		t.Errorf("rules left out have something to say: of all %+v, of those that concern the plan %+v", all.Policies, some.Policies)
	}
	return all
}

func TestRulesOnTheirPrograms(t *testing.T) {
	e, bundled := engine(t), prepared(t, shipped(t, false))
	for _, r := range bundled.rules() {
		for _, c := range []struct{ file, want string }{{"bad.tf", report.Fail}, {"good.tf", report.Pass}} {
			t.Run(r.id+"/"+c.file, func(t *testing.T) {
				text, err := os.ReadFile(filepath.Join(policiesDir, r.id, c.file))
				if err != nil {
					t.Fatal(err)
				}
				var found []string
				for _, p := range verify(t, e, bundled, string(text)).Policies {
					if p.Rule != r.id {
						continue
					}
					found = append(found, p.Result)
					if p.File != "main.tf" || p.Range.Start.Line == 0 {
						t.Errorf("%s is nowhere: %+v", p.Address, p)
					}
				}
				// Every resource of a good program passes; something in a bad one fails, and nothing there is unknown.
				if !slices.Contains(found, c.want) || c.want == report.Pass && slices.ContainsFunc(found, func(f string) bool { return f != report.Pass }) {
					t.Errorf("%v, want %s", found, c.want)
				}
			})
		}
	}
}

func TestSuppression(t *testing.T) {
	e, bundled := engine(t), prepared(t, shipped(t, false))
	cases := []struct{ name, text, reason string }{
		{"none", "resource \"aws_sns_topic\" \"t\" {\n}\n", ""},
		{"checkov", "resource \"aws_sns_topic\" \"t\" {\n  # checkov:skip=CKV_AWS_26:public news\n}\n", "public news"},
		{"checkov without a reason", "resource \"aws_sns_topic\" \"t\" {\n  #checkov:skip=CKV_AWS_26\n}\n", ""},
		{"another rule", "resource \"aws_sns_topic\" \"t\" {\n  #checkov:skip=CKV_AWS_7:why\n}\n", ""},
		{"another block", "# trivy:ignore:AWS-0095 public news\nresource \"aws_vpc\" \"v\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n\nresource \"aws_sns_topic\" \"t\" {\n}\n", ""},
		{"trivy above the block", "#trivy:ignore:AVD-AWS-0095 public news\nresource \"aws_sns_topic\" \"t\" {\n}\n", "public news"},
		{"trivy without a reason", "#trivy:ignore:AWS-0095\nresource \"aws_sns_topic\" \"t\" {\n}\n", ""},
		{"by our name", "# tflint-ignore: aws/messaging-encryption # public news\nresource \"aws_sns_topic\" \"t\" {\n}\n", "public news"},
		{"in a string", "resource \"aws_sns_topic\" \"t\" {\n  name = \"#checkov:skip=CKV_AWS_26:why\"\n}\n", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			final := verify(t, e, bundled, c.text)
			i := slices.IndexFunc(final.Policies, func(p report.PolicyResult) bool { return p.Rule == "aws/messaging-encryption" })
			if i < 0 || final.Policies[i].Result != report.Fail {
				t.Fatalf("no finding: %+v", final.Policies)
			}
			reason := ""
			if s := final.Policies[i].Suppressed; s != nil {
				reason = s.Reason
			}
			if reason != c.reason || (final.Stages.Policy == report.Pass) != (c.reason != "") {
				t.Errorf("reason %q, want %q; stage %s", reason, c.reason, final.Stages.Policy)
			}
		})
	}
}
