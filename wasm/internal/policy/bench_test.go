package policy

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// hundred is a hundred rules: those that ship and have something to say of the plan, over and over, each under names of its own.
func hundred(b *testing.B, plan json.RawMessage) map[string]string {
	var result report.EngineResult
	result.Plan = plan
	files := shipped(b, false)
	said := map[string]bool{}
	for _, p := range Evaluate(result, prepared(b, files), Prepare(nil), Choice{}).Policies {
		said["policies/"+p.Rule+"/rule.rego"] = true
	}
	clones := maps.Clone(files)
	maps.DeleteFunc(clones, func(name, _ string) bool { return !strings.Contains(name, "/lib/") })
	rules := sortedKeys(said)
	for i := range 100 {
		name, round := rules[i%len(rules)], i/len(rules)
		text := files[name]
		at := strings.Index(text, "\npackage ") + 1
		end := at + strings.IndexByte(text[at:], '\n')
		clones[fmt.Sprintf("%s.%d.rego", name, round)] = fmt.Sprintf("%s_%d%s", text[:end], round, text[end:])
	}
	return clones
}

// nine is a plan of nine resources.
func nine() json.RawMessage {
	values := map[string]string{
		"aws_s3_bucket": `{"bucket":"b"}`, "aws_s3_bucket_public_access_block": `{"bucket":"b","block_public_acls":true}`,
		"aws_security_group": `{"ingress":[{"protocol":"tcp","from_port":22,"to_port":22,"cidr_blocks":["10.0.0.0/8"]}]}`,
		"aws_instance":       `{"root_block_device":[{"encrypted":true}]}`, "aws_db_instance": `{"storage_encrypted":true}`,
		"aws_iam_policy": `{"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}`,
		"aws_kms_key":    `{"enable_key_rotation":true}`, "aws_sqs_queue": `{}`, "aws_dynamodb_table": `{}`,
	}
	var changes, blocks []string
	for _, kind := range sortedKeys(values) {
		changes = append(changes, fmt.Sprintf(`{"address":"%[1]s.a","mode":"managed","type":"%[1]s","name":"a","change":{"actions":["create"],"after":%[2]s,"after_unknown":{"id":true,"arn":true}}}`, kind, values[kind]))
		blocks = append(blocks, fmt.Sprintf(`{"address":"%[1]s.a","mode":"managed","type":"%[1]s","name":"a","expressions":{}}`, kind))
	}
	return json.RawMessage(`{"resource_changes":[` + strings.Join(changes, ",") + `],"configuration":{"root_module":{"resources":[` + strings.Join(blocks, ",") + `]}}}`)
}

func BenchmarkPrepare100(b *testing.B) {
	files := hundred(b, nine())
	for b.Loop() {
		Prepare(maps.Clone(files))
	}
}

// BenchmarkBundle100 prepares them as the rules that ship are.
func BenchmarkBundle100(b *testing.B) {
	plan := nine()
	text, _ := Store(hundred(b, plan))
	for b.Loop() {
		bundle, err := newBundle(text)
		if err != nil {
			b.Fatal(err)
		}
		if p := bundle.prepare(plan); len(p.rules()) != 100 {
			b.Fatal(len(p.rules()))
		}
	}
}

// BenchmarkEvaluate100 judges by them as they ship, with nothing remembered, and BenchmarkOPA100 by OPA's own evaluator.
func BenchmarkEvaluate100(b *testing.B) {
	text, _ := Store(hundred(b, nine()))
	stored, err := newBundle(text)
	if err != nil {
		b.Fatal(err)
	}
	bundled := stored.prepare(nine())
	bundled.memory = nil
	benchmarkEvaluate(b, bundled)
}

func BenchmarkOPA100(b *testing.B) { benchmarkEvaluate(b, prepared(b, hundred(b, nine()))) }

func benchmarkEvaluate(b *testing.B, bundled *Prepared) {
	user := Prepare(nil)
	var result report.EngineResult
	result.Plan = nine()
	for b.Loop() {
		if r := Evaluate(result, bundled, user, Choice{}); len(r.Policies) < 80 {
			b.Fatalf("%+v", r)
		}
	}
}

// BenchmarkUser100 judges by a hundred policies as users write them.
func BenchmarkUser100(b *testing.B) {
	files := map[string]string{}
	for i := range 100 {
		files[fmt.Sprintf("%d.rego", i)] = fmt.Sprintf("package main\n\ndeny_%[1]d contains msg if {\n\tsome change in input.resource_changes\n\tchange.type == \"aws_s3_bucket\"\n"+
			"\tnot startswith(change.change.after.bucket, \"corp-%[1]d\")\n\tmsg := sprintf(\"%%s\", [change.address])\n}\n", i)
	}
	user := Prepare(files)
	var result report.EngineResult
	result.Plan = nine()
	for b.Loop() {
		if r := Evaluate(result, Prepare(nil), user, Choice{}); len(r.Diagnostics) != 100 {
			b.Fatalf("%+v", r)
		}
	}
}
