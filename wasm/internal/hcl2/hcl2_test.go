package hcl2

import (
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

func TestDocuments(t *testing.T) {
	got := Documents(map[string]workspace.Content{
		"main.tf": workspace.Content("\ufeffresource \"aws_s3_bucket\" \"a\" {\n  bucket = \"x-${var.name}\"\n  acl    = var.acl\n  n      = -1\n" +
			"  tags   = { (var.key) = 1, \"b c\" = null }\n  rule {\n    id = 1\n  }\n  dynamic \"rule\" {\n    for_each = [1]\n    content {\n      id = f(rule.value)\n    }\n  }\n}\n" +
			"locals {\n  a = [1, true, \"${local.b}\"]\n}\nlocals {\n  b = 2\n}\n"),
		"broken.tf":                    workspace.Content("resource {"),
		"both.tf":                      workspace.Content("a \"x\" {}\na {}"),
		"a.tf.json":                    workspace.Content(`{"locals": {"a": 1}}`),
		"list.tf.json":                 workspace.Content(`[]`),
		"a.tfvars":                     workspace.Content("env = \"prod\""),
		".terraform.lock.hcl":          workspace.Content("provider \"x\" {\n  version = \"1\"\n}"),
		".terraform/modules/x/main.tf": workspace.Content("locals {}"),
		"template.json":                workspace.Content(`{}`),
		".terraformer.hcl":             workspace.Content("lint {}"),
		"modules/x/tests/a.tftest.hcl": workspace.Content("run \"a\" {}"),
	})
	want := map[string]string{
		"main.tf": `{"locals":[{"a":[1,true,"${local.b}"]},{"b":2}],"resource":{"aws_s3_bucket":{"a":[{"acl":"${var.acl}","bucket":"x-${var.name}",` +
			`"dynamic":{"rule":[{"content":[{"id":"${f(rule.value)}"}],"for_each":[1]}]},"n":-1,"rule":[{"id":1}],"tags":{"${(var.key)}":1,"b c":null}}]}}}`,
		"broken.tf":                    "null",
		"both.tf":                      "null",
		"a.tf.json":                    `{"locals": {"a": 1}}`,
		"list.tf.json":                 "null",
		"a.tfvars":                     `{"env":"prod"}`,
		".terraform.lock.hcl":          `{"provider":{"x":[{"version":"1"}]}}`,
		"modules/x/tests/a.tftest.hcl": `{"run":{"a":[{}]}}`,
	}
	for name, text := range want {
		if string(got[name]) != text {
			t.Errorf("%s: %s; want %s", name, got[name], text)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d documents, want %d", len(got), len(want))
	}
}
