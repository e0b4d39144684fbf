package verify

import (
	"encoding/json"
	"strings"
	"testing"
)

// A document of which a part isn't known is followed by name to where it is written out.
func TestDocumentsByName(t *testing.T) {
	const document = `jsonencode({ Action = "*", Resource = aws_vpc.a.arn })`
	const known = `{"Action":"*","Resource":"${aws_vpc.a.arn}"}`
	program := func(policy string) string {
		return "resource \"aws_vpc\" \"a\" {\n  cidr_block = \"10.0.0.0/16\"\n}\nlocals {\n  one = " + document + "\n  two = (local.one)\n  text = \"{${local.one}\"\n  loop = local.back\n  back = local.loop\n}\n" +
			"resource \"aws_s3_bucket_policy\" \"p\" {\n  bucket = \"b\"\n  policy = " + policy + "\n}\n"
	}
	template := map[string]string{
		"whole.tftpl":   `{"Action": "*", "Resource": "${some_arn}"}`,
		"encoded.tftpl": "${ jsonencode({ Action = \"*\", Resource = some_arn }) }\n",
	}
	module := "variable \"policy\" {}\nresource \"aws_s3_bucket_policy\" \"p\" {\n  bucket = \"b\"\n  policy = var.policy\n}\n"
	for name, c := range map[string]struct{ policy, more, want string }{
		"written out":           {document, "", known},
		"a local value":         {"local.one", "", known},
		"by another":            {"\"${local.two}\"", "", known},
		"a part of it":          {"local.one.x", "", ""},
		"what goes in circles":  {"local.loop", "", ""},
		"a template":            {`templatefile("${path.module}/whole.tftpl", { some_arn = aws_vpc.a.arn })`, "", `{"Action":"*","Resource":"${?}"}`},
		"one that encodes":      {`templatefile("encoded.tftpl", { some_arn = aws_vpc.a.arn })`, "", `{"Action":"*","Resource":"${?}"}`},
		"an input":              {"null", "module \"m\" {\n  source = \"./m\"\n  policy = local.two\n}\n", known},
		"an input of two calls": {"null", "module \"m\" {\n  source = \"./m\"\n  policy = local.two\n}\nmodule \"n\" {\n  source = \"./m\"\n  policy = \"{}\"\n}\n", ""},
	} {
		files := map[string]string{"main.tf": program(c.policy) + c.more, "m/main.tf": module}
		for name, text := range template {
			files[name] = text
		}
		var plan struct {
			Configuration struct {
				Root struct {
					Resources []written                                                 `json:"resources"`
					Calls     map[string]struct{ Module struct{ Resources []written } } `json:"module_calls"`
				} `json:"root_module"`
			}
		}
		if err := json.Unmarshal(verify(t, files).Plan, &plan); err != nil {
			t.Fatal(name, err)
		}
		resources := plan.Configuration.Root.Resources
		if call, ok := plan.Configuration.Root.Calls["m"]; ok {
			resources = call.Module.Resources
		}
		got := ""
		for _, r := range resources {
			if r.Type == "aws_s3_bucket_policy" {
				got = strings.TrimSpace(string(r.Expressions["policy"].Document))
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

type written struct {
	Type        string
	Expressions map[string]struct{ Document json.RawMessage }
}
