package policy

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// hundred is the shipped rules, each ten times.
func hundred(b *testing.B) map[string]string {
	files := shipped(b, false)
	clones := map[string]string{}
	for name, text := range files {
		if strings.Contains(name, "/lib/") {
			clones[name] = text
			continue
		}
		for i := range 10 {
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
		if p := newBundle([32]byte{}, maps.Clone(files)).prepare(plan); len(p.rules()) != 100 {
			b.Fatal(len(p.rules()))
		}
	}
}

func BenchmarkEvaluate100(b *testing.B) {
	bundled, user := prepared(b, hundred(b)), Prepare(nil)
	var result report.EngineResult
	result.Plan = nine()
	for b.Loop() {
		if r := Evaluate(result, bundled, user, nil); len(r.Policies) < 80 {
			b.Fatalf("%+v", r)
		}
	}
}
