package policy

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/protocol"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// only restricts the tests of programs and mutants to some rules: go test ./internal/policy -run Rules -rules aws/s3-
var only = flag.String("rules", "", "rules whose name begins so, or so with commas between")

func chosen(rules []rule) []rule {
	prefixes := strings.Split(*only, ",")
	return slices.DeleteFunc(slices.Clone(rules), func(r rule) bool {
		return !slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(r.ID, prefix) })
	})
}

func (r rule) file() string { return path.Join("policies", r.ID, "rule.rego") }

func (r rule) testFile() string { return path.Join("policies", r.ID, "rule_test.rego") }

// engine is OpenTofu with the committed provider schemas.
var engine = sync.OnceValue(func() *protocol.Engine {
	schemas := filepath.Join(policiesDir, "..", "public", "schemas")
	catalogue, err := os.ReadFile(filepath.Join(schemas, "index.json"))
	if err != nil {
		panic(err)
	}
	e := protocol.New()
	e.ReadSchema = func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(schemas, file)) }
	e.Handle([]byte(`{"op":"init","catalogue":` + string(catalogue) + `}`))
	return e
})

// planned plans one file.
func planned(t *testing.T, name, text string) report.EngineResult {
	t.Helper()
	request, _ := json.Marshal(map[string]any{"op": "verify", "withPlan": true, "files": map[string]string{"main.tf": text}})
	var result report.EngineResult
	if err := json.Unmarshal(engine().Handle(request), &result); err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		if d.Severity == report.Error {
			t.Errorf("%s:%d: %s: %s", name, d.Range.Start.Line, d.Summary, d.Detail)
		}
	}
	return result
}

// program is one of a rule's.
type program struct {
	file, text string
	result     report.EngineResult
	input      *evaluation
}

// verdicts are what each of a rule's programs is about: every resource there that the rule judges gets this verdict.
var verdicts = map[string]string{"bad": report.Fail, "good": report.Pass, "unknown": report.Unknown}

// kind is what a program is about: bad-4.tf is bad, too, with types that version 4 was the last to have.
func (p program) kind() string {
	kind, _, _ := strings.Cut(strings.TrimSuffix(p.file, ".tf"), "-")
	return kind
}

var programs = map[string][]program{} // by rule, once planned

// programsOf plans the programs of rules: bad.tf, good.tf, and what else there is, such as unknown.tf and bad-4.tf.
func programsOf(t *testing.T, rules []rule) map[string][]program {
	t.Helper()
	for _, r := range rules {
		if programs[r.ID] != nil {
			continue
		}
		found, _ := filepath.Glob(filepath.Join(policiesDir, r.ID, "*.tf"))
		for _, file := range append([]string{"bad.tf", "good.tf"}, found...) {
			file = filepath.Base(file)
			if slices.ContainsFunc(programs[r.ID], func(p program) bool { return p.file == file }) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(policiesDir, r.ID, file))
			if err != nil {
				t.Error(err)
				continue
			}
			result := planned(t, r.ID+"/"+file, string(text))
			input, err := evaluationOf(result)
			if err != nil {
				t.Errorf("%s/%s: %v", r.ID, file, err)
				continue
			}
			programs[r.ID] = append(programs[r.ID], program{file, string(text), result, input})
		}
	}
	return programs
}

// saidOf is what one rule of a set says of programs.
func saidOf(p *Prepared, r rule, programs []program) (said []string) {
	for _, program := range programs {
		e := &evaluation{input: program.input.input}
		for _, result := range e.bundled(p, []rule{r}) {
			remedies, _ := json.Marshal(result.Remedies)
			said = append(said, program.file+" "+result.Address+" "+result.Result+" "+string(remedies))
		}
		said = append(said, fmt.Sprint(len(e.problems)))
	}
	return said
}

func TestRulesOnTheirPrograms(t *testing.T) {
	bundled := prepared(t, shipped(t, false))
	rules := chosen(bundled.rules())
	programs := programsOf(t, rules)
	lazy := restored(t, bundled.sources)
	for _, r := range rules {
		for _, program := range programs[r.ID] {
			all := Evaluate(program.result, bundled, Prepare(nil), Choice{})
			if some := Evaluate(program.result, lazy.prepare(program.result.Plan), Prepare(nil), Choice{}); !reflect.DeepEqual(all, some) {
				t.Errorf("%s/%s: stored rules, as far as the plan seems to concern them, say something else", r.ID, program.file)
			}
			judged := 0
			for _, p := range all.Policies {
				if p.Rule != r.ID {
					continue
				}
				judged++
				if want := verdicts[program.kind()]; p.Result != want {
					t.Errorf("%s/%s: %s: %s, want %s", r.ID, program.file, p.Address, p.Result, want)
				}
				if p.File != "main.tf" || p.Range.Start.Line == 0 {
					t.Errorf("%s/%s: %s is nowhere", r.ID, program.file, p.Address)
				}
			}
			if judged == 0 {
				t.Errorf("%s/%s: the rule judges nothing there", r.ID, program.file)
			}
		}
	}
}

func TestSuppression(t *testing.T) {
	bundled := prepared(t, shipped(t, false))
	cases := []struct{ name, text, reason string }{
		{"none", "resource \"aws_sns_topic\" \"t\" {\n}\n", ""},
		{"checkov", "resource \"aws_sns_topic\" \"t\" {\n  # checkov:skip=CKV_AWS_26:public news\n}\n", "public news"},
		{"checkov without a reason", "resource \"aws_sns_topic\" \"t\" {\n  #checkov:skip=CKV_AWS_26\n}\n", ""},
		{"another rule", "resource \"aws_sns_topic\" \"t\" {\n  #checkov:skip=CKV_AWS_7:why\n}\n", ""},
		{"another block", "# trivy:ignore:AWS-0095 public news\nresource \"aws_vpc\" \"v\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n\nresource \"aws_sns_topic\" \"t\" {\n}\n", ""},
		{"trivy above the block", "#trivy:ignore:AVD-AWS-0095 public news\nresource \"aws_sns_topic\" \"t\" {\n}\n", "public news"},
		{"trivy without a reason", "#trivy:ignore:AWS-0095\nresource \"aws_sns_topic\" \"t\" {\n}\n", ""},
		{"by our name", "# tflint-ignore: aws/sns-topic-encryption # public news\nresource \"aws_sns_topic\" \"t\" {\n}\n", "public news"},
		{"in a string", "resource \"aws_sns_topic\" \"t\" {\n  name = \"#checkov:skip=CKV_AWS_26:why\"\n}\n", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			final := Evaluate(planned(t, c.name, c.text), bundled, Prepare(nil), Choice{})
			i := slices.IndexFunc(final.Policies, func(p report.PolicyResult) bool { return p.Rule == "aws/sns-topic-encryption" })
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

// evaluationOf is the evaluation of a program's plan.
func evaluationOf(result report.EngineResult) (*evaluation, error) {
	given, err := subjectsOf(result)
	if err != nil {
		return nil, err
	}
	return &evaluation{input: given.plan.input}, nil
}
