package policy

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// hundred is a hundred rules, the shipped ones over and over.
func hundred(b *testing.B) map[string]string {
	files := shipped(b, false)
	clones := map[string]string{}
	rules := slices.DeleteFunc(sortedKeys(files), func(name string) bool { return strings.Contains(name, "/lib/") })
	for name, text := range files {
		if strings.Contains(name, "/lib/") {
			clones[name] = text
		}
	}
	for i := 0; len(clones) < 100+len(files)-len(rules); i++ {
		for _, name := range rules[:min(len(rules), 100+len(files)-len(rules)-len(clones))] {
			text := files[name]
			at := strings.Index(text, "\npackage ") + 1
			end := at + strings.IndexByte(text[at:], '\n')
			clones[fmt.Sprintf("%s.%d.rego", name, i)] = fmt.Sprintf("%s_%d%s", text[:end], i, text[end:])
		}
	}
	return clones
}

// nine is a plan of nine resources that every rule has something to say of.
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
	files := hundred(b)
	for b.Loop() {
		Prepare(maps.Clone(files))
	}
}

// BenchmarkBundle100 prepares them as the rules that ship are.
func BenchmarkBundle100(b *testing.B) {
	files, plan := hundred(b), nine()
	for b.Loop() {
		if p := newBundle([32]byte{}, maps.Clone(files)).prepare(plan); len(p.rules()) == 0 {
			b.Fatal(len(p.rules()))
		}
	}
}

func BenchmarkEvaluate100(b *testing.B) {
	bundled, user := prepared(b, hundred(b)), Prepare(nil)
	var result report.EngineResult
	result.Plan = nine()
	for b.Loop() {
		if r := Evaluate(result, bundled, user, nil); len(r.Policies) == 0 {
			b.Fatalf("%+v", r)
		}
	}
}
