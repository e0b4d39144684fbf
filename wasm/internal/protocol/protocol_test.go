package protocol

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

const compact = `{"format":1,"source":"registry.terraform.io/hashicorp/test","version":"1.0.0","types":["string"],"provider":1,"resources":{"test_a":2},"data":{}}
{}
{"a":{"name":[0,1]}}`

const (
	catalogue = `{"op":"init","catalogue":[{"id":"test-1","source":"registry.terraform.io/hashicorp/test","version":"1.0.0","file":"test-1.jsonl"}]}`
	program   = `{"op":"verify","files":{"main.tf":"resource \"test_a\" \"a\" {\n  name = \"<&>\"\n}\n"},"withPlan":true}`
)

func TestLoading(t *testing.T) {
	engine := New()
	load, _ := json.Marshal(map[string]string{"op": "load-schema", "id": "test-1", "text": compact})
	for _, step := range []struct{ request, want string }{
		{catalogue, `{"ok":true}`},
		{program, `{"need":["test-1"]}`},
		{string(load), `{"ok":true}`},
		{program, `"address":"test_a.a"`},
		{`{"op":"load-schema","id":"test-1"}` + "\n" + compact, `{"ok":true}`},
		{program, `"providers":[{"source":"registry.terraform.io/hashicorp/test","version":"1.0.0","exact":true}]`},
		{`{"op":"load-schema","id":"test-1","text":"x"}`, `{"error":`},
		{`{"op":"version"}`, `"opentofu":"1.12.6`},
		{`{"op":"format","files":{"a.tf":"a=1\n","b.tf":"a = ","c.txt":" x"}}`, `"a.tf":"a = 1\n"`},
		{`{"op":"format","files":{"a.tf":"a=1\n","b.tf":"a = ","c.txt":" x"}}`, `"b.tf":"a = "`},
		{`{"op":"facts","types":["aws_s3_bucket_versioning","acme_widget"]}`, `{"facts":{"aws_s3_bucket_versioning":{"values":{`},
		{`{"op":"facts"}`, `{"facts":{}}`},
		{`{"op":"edit","files":{"a.tf":"variable \"x\" {}\n","b.tf":""},"edits":[{"action":"remove","address":"var.x"}]}`, `{"files":{"a.tf":""},"diagnostics":[]}`},
		{`{"op":"edit"}`, `{"files":{},"diagnostics":[]}`},
		{`{"op":"dance"}`, `{"error":`},
		{`{`, `{"error":`},
		{`{"op":"verify","files":{"main.tf":{"base64":"/w=="}}}`, `"invalid-utf8"`},
	} {
		if got := string(engine.Handle([]byte(step.request))); !strings.Contains(got, step.want) {
			t.Errorf("%.60s: got %s, want %s", step.request, got, step.want)
		}
	}
}

func TestReadsSchemasItself(t *testing.T) {
	engine := New()
	engine.Handle([]byte(catalogue))
	engine.ReadSchema = func(string) ([]byte, error) { return nil, errors.New("gone") }
	if got := string(engine.Handle([]byte(program))); !strings.Contains(got, "gone") {
		t.Errorf("got %s", got)
	}
	engine.ReadSchema = func(file string) ([]byte, error) { return []byte(compact), nil }
	if got := string(engine.Handle([]byte(program))); !strings.Contains(got, `"ok":true`) {
		t.Errorf("got %s", got)
	}
	if first, second := engine.Handle([]byte(program)), engine.Handle([]byte(program)); string(first) != string(second) {
		t.Error("two answers to one request")
	}
}
