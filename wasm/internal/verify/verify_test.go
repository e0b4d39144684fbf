package verify

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// testSchema describes a provider that no registry has.
const testSchema = `{"provider_schemas": {"registry.terraform.io/hashicorp/test": {
	"provider": {"block": {"attributes": {"region": {"type": "string", "optional": true}}}},
	"resource_schemas": {"test_server": {"block": {
		"attributes": {
			"id": {"type": "string", "optional": true, "computed": true},
			"name": {"type": "string", "required": true},
			"size": {"type": "number", "optional": true},
			"address": {"type": "string", "computed": true},
			"tags": {"type": ["map", "string"], "optional": true}},
		"block_types": {"disk": {"nesting_mode": "list", "max_items": 1, "block": {"attributes": {
			"gb": {"type": "number", "required": true}, "path": {"type": "string", "computed": true}}}}}}}},
	"data_source_schemas": {"test_image": {"block": {"attributes": {
		"family": {"type": "string", "optional": true}, "ids": {"type": ["list", "string"], "computed": true}}}}}}}}`

func testStore(t testing.TB) *schema.Store {
	t.Helper()
	store := schema.NewStore()
	if err := store.LoadDump("test", []byte(testSchema)); err != nil {
		t.Fatal(err)
	}
	return store
}

// verify judges a program by all stages but lint, which package lint tests.
func verify(t testing.TB, files map[string]string) report.EngineResult {
	t.Helper()
	request := Request{Files: map[string]workspace.Content{}, Stages: []string{"parse", "schema", "plan"}, WithPlan: true}
	for name, text := range files {
		request.Files[name] = workspace.Content(text)
	}
	result, need := Verify(testStore(t), request)
	if !need.Nothing() {
		t.Fatalf("needs %v", need)
	}
	return result
}

// found lists what was found as "code@line", warnings with a "?".
func found(result report.EngineResult) []string {
	list := []string{}
	for _, d := range result.Diagnostics {
		mark := ""
		if d.Severity != report.Error {
			mark = "?"
		}
		list = append(list, fmt.Sprintf("%s@%d%s", d.Code, d.Range.Start.Line, mark))
	}
	return list
}

func TestDiagnostics(t *testing.T) {
	server := "resource \"test_server\" \"a\" {\n  name = \"a\"\n}\n"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"empty":                   {"", nil},
		"byte order mark":         {"\ufeff" + server, nil},
		"carriage returns":        {strings.ReplaceAll(server, "\n", "\r\n"), nil},
		"all syntax errors":       {"a = = 1\nresource \"test_server\" \"a\" {\n  name = \n}\nb = ]\n", []string{"unsupported-argument@1", "invalid-expression@1", "invalid-expression@3", "unsupported-argument@5", "invalid-expression@5"}},
		"sound blocks go on":      {"resource \"test_server\" \"a\" {\n  name = \n}\nresource \"test_server\" \"b\" {\n  nam = test_server.a.id\n}\n", []string{"invalid-expression@2", "unsupported-argument@5"}},
		"every block is judged":   {"resource \"test_server\" \"a\" {\n  nam = 1\n}\nresource \"test_server\" \"b\" {\n  name = test_server.a.address\n  sise = 1\n}\n", []string{"unsupported-argument@2", "unsupported-argument@6"}},
		"all errors of a block":   {"resource \"test_server\" \"a\" {\n  name = var.x\n  size = lenght([])\n  sise = local.y\n}\n", []string{"undeclared-reference@2", "unknown-function@3", "unsupported-argument@4"}},
		"no noise from a bad one": {"locals {\n  a = nosuch(1)\n  b = local.a\n}\noutput \"o\" {\n  value = local.b\n}\n", []string{"unknown-function@2"}},
		"argument for a block":    {"resource \"test_server\" \"a\" {\n  name = \"a\"\n  disk = {\n    gb = 1\n  }\n}\n", []string{"unsupported-argument@3"}},
		"unknown type":            {"resource \"test_servr\" \"a\" {\n  x = 1\n}\noutput \"o\" {\n  value = test_servr.a.y\n}\n", []string{"unsupported-resource-type@1"}},
		"unknown data source":     {"data \"test_server\" \"a\" {}\n", []string{"unsupported-data-source@1"}},
		"blocks counted":          {server + "resource \"test_server\" \"b\" {\n  name = \"b\"\n  disk {\n    gb = 1\n  }\n  disk {\n    gb = 2\n  }\n}\n", []string{"too-many-blocks@9"}},
		"types":                   {"resource \"test_server\" \"a\" {\n  name = \"a\"\n  size = \"big\"\n}\n", []string{"incorrect-type@3"}},
		"read-only":               {"resource \"test_server\" \"a\" {\n  name = \"a\"\n  id = \"x\"\n  address = \"y\"\n}\n", []string{"read-only-argument@3", "read-only-argument@4"}},
		"duplicate":               {server + server, []string{"duplicate-resource@4"}},
		"cycle":                   {"locals {\n  a = local.b\n  b = local.a\n}\n", []string{"cycle@2"}},
		"unknown provider":        {"resource \"acme_thing\" \"a\" {\n  x = 1\n  part {\n    y = 2\n  }\n}\noutput \"o\" {\n  value = acme_thing.a.part[0].z\n}\n", []string{"unknown-provider@1?"}},
		"remote module":           {"module \"m\" {\n  source = \"acme/m/test\"\n  x = 1\n}\nresource \"test_server\" \"a\" {\n  name = module.m.name\n}\noutput \"o\" {\n  value = [for k, v in module.m.all : v.x]\n}\n", []string{"module-not-available@2?"}},
		"provider function":       {"terraform {\n  required_providers {\n    test = {\n      source = \"hashicorp/test\"\n    }\n  }\n}\noutput \"o\" {\n  value = provider::test::parse(\"x\").y\n}\n" + server, nil},
		"missing module":          {"module \"m\" {\n  source = \"./m\"\n}\noutput \"o\" {\n  value = module.m.x\n}\n", []string{"module-not-found@2"}},
		"provisioner":             {"resource \"test_server\" \"a\" {\n  name = \"a\"\n  provisioner \"local-exec\" {\n    command = \"exit 1\"\n  }\n}\n", nil},
		"built-in":                {"resource \"terraform_data\" \"a\" {\n  input = 1\n}\n", nil},
		"required variable":       {"variable \"v\" {\n  type = string\n}\nresource \"test_server\" \"a\" {\n  name = var.v\n}\n", []string{"variables-without-value@1?"}},
		"unknown number":          {"data \"test_image\" \"i\" {}\nresource \"test_server\" \"a\" {\n  count = length(data.test_image.i.ids)\n  name = \"a\"\n}\n", []string{"unknown-instances@3?"}},
		"truly unknown number":    {server + "resource \"test_server\" \"b\" {\n  count = test_server.a.address\n  name = \"a\"\n}\n", []string{"invalid-count-argument@5"}},
		"import into nothing":     {"import {\n  to = test_server.a.b\n  id = \"x\"\n}\n", []string{"invalid-address@2"}},
		"action":                  {"action \"test_start\" \"s\" {\n  config {\n    at = 1\n  }\n}\nresource \"test_server\" \"a\" {\n  name = \"a\"\n  lifecycle {\n    action_trigger {\n      events  = [after_create]\n      actions = [action.test_start.s]\n    }\n  }\n}\n", []string{"unchecked-action@1?"}},
		"data's own filling in":   {"data \"test_image\" \"i\" {}\noutput \"o\" {\n  value = \"id ${data.test_image.i.family}\"\n}\n", nil},
		"backend":                 {"terraform {\n  backend \"s3\" {\n    bucket = \"b\"\n  }\n}\n", nil},
		"outside the workspace":   {"output \"o\" {\n  value = [file(\"/etc/hostname\"), file(\"../x\")]\n}\n", []string{"file-not-read@2?", "file-not-read@2?"}},
	} {
		t.Run(name, func(t *testing.T) {
			result := verify(t, map[string]string{"main.tf": c.text})
			if got := found(result); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
				t.Errorf("got %v, want %v\n%v", got, c.want, result.Diagnostics)
			}
			if again := found(verify(t, map[string]string{"main.tf": c.text})); !slices.Equal(again, found(result)) {
				t.Errorf("the second time %v", again)
			}
		})
	}
}

func TestEdits(t *testing.T) {
	block := func(content string) string { return "resource \"test_server\" \"a\" {\n" + content + "}\n" }
	for name, c := range map[string]struct{ text, want string }{
		"argument":          {block("  nmae = \"a\"\n"), block("  name = \"a\"\n")},
		"resource type":     {"resource \"test_sever\" \"a\" {\n  name = \"a\"\n}\n", block("  name = \"a\"\n")},
		"reference":         {block("  name = \"a\"\n") + "output \"o\" {\n  value = test_server.a.adress\n}\n", block("  name = \"a\"\n") + "output \"o\" {\n  value = test_server.a.address\n}\n"},
		"function":          {block("  name = uper(\"a\")\n"), block("  name = upper(\"a\")\n")},
		"block to argument": {block("  name = \"a\"\n  tags {\n    x = \"y\"\n  }\n"), block("  name = \"a\"\n  tags = {\n    x = \"y\"\n  }\n")},
		"argument to block": {block("  name = \"a\"\n  disk = {\n    gb = 1\n  }\n"), block("  name = \"a\"\n  disk {\n    gb = 1\n  }\n")},
		"duplicate":         {block("  name = \"a\"\n  name = \"a\"\n"), block("  name = \"a\"\n")},
	} {
		t.Run(name, func(t *testing.T) {
			text := c.text
			for _, d := range verify(t, map[string]string{"main.tf": text}).Diagnostics {
				for _, edit := range d.Edits {
					text = text[:edit.Range.Start.Byte] + edit.NewText + text[edit.Range.End.Byte:]
				}
			}
			if text != c.want {
				t.Errorf("got\n%s\nwant\n%s", text, c.want)
			}
			if result := verify(t, map[string]string{"main.tf": text}); !result.OK {
				t.Errorf("the edited text has %v", result.Diagnostics)
			}
		})
	}
}

func TestPlan(t *testing.T) {
	result := verify(t, map[string]string{
		"main.tf":            "resource \"test_server\" \"bad\" {\n  nam = 1\n}\nresource \"test_server\" \"needs_bad\" {\n  name = test_server.bad.address\n}\nmodule \"m\" {\n  source = \"./modules/m\"\n  n = 2\n}\ndata \"test_image\" \"i\" {}\n",
		"modules/m/m.tf":     "variable \"n\" {}\nresource \"test_server\" \"good\" {\n  count = var.n\n  name = file(\"${path.module}/name.txt\")\n  disk {\n    gb = 1\n  }\n}\n",
		"modules/m/name.txt": "web",
	})
	var plan struct {
		Changes []struct {
			Address  string
			Provider string `json:"provider_name"`
			Change   struct {
				Actions []string
				After   map[string]any
				Unknown map[string]any `json:"after_unknown"`
			}
		} `json:"resource_changes"`
	}
	if err := json.Unmarshal(result.Plan, &plan); err != nil {
		t.Fatal(err)
	}
	var addresses []string
	for _, c := range plan.Changes {
		addresses = append(addresses, c.Address)
		if c.Provider != "registry.terraform.io/hashicorp/test" {
			t.Errorf("provider %s", c.Provider)
		}
	}
	if want := []string{
		"data.test_image.i", "test_server.bad", "test_server.needs_bad", "module.m.test_server.good[0]", "module.m.test_server.good[1]",
	}; !slices.Equal(addresses, want) {
		t.Fatalf("planned %v, want %v", addresses, want)
	}
	if needs := plan.Changes[2].Change; needs.After["name"] != nil || needs.Unknown["name"] != true {
		t.Errorf("what depends on a block at fault: planned %v, unknown %v", needs.After, needs.Unknown)
	}
	good := plan.Changes[3].Change
	if good.After["name"] != "web" || good.Unknown["address"] != true || good.After["size"] != nil {
		t.Errorf("planned %v, unknown %v", good.After, good.Unknown)
	}
	if source := result.Sources["module.m.test_server.good[1]"]; source.File != "modules/m/m.tf" || source.Range.Start.Line != 2 {
		t.Errorf("written at %v", source)
	}
	if result.Stages != (report.Stages{Parse: "pass", Schema: "fail", Plan: "skipped", Lint: "skipped", Policy: "skipped"}) {
		t.Errorf("stages %v", result.Stages)
	}
}

func TestVariables(t *testing.T) {
	result := verify(t, map[string]string{
		"main.tf":          "variable \"a\" {\n  type = number\n}\nvariable \"b\" {}\noutput \"sum\" {\n  value = var.a + var.b\n}\n",
		"terraform.tfvars": "a = 1\nb = 1\n",
		"x.auto.tfvars":    "b = 41\nc = 1\n",
	})
	if got := found(result); !slices.Equal(got, []string{"undeclared-variable-value@2?"}) {
		t.Errorf("found %v", got)
	}
	if !strings.Contains(string(result.Plan), `"sum":{"sensitive":false,"type":"number","value":42}`) {
		t.Errorf("plan %s", result.Plan)
	}
}

func TestJSONSyntax(t *testing.T) {
	result := verify(t, map[string]string{
		"a.tf.json": `{"resource": {"test_server": {"a": {"name": "${upper(\"a\")}", "disk": [{"gb": 1}]}, "b": {"nam": 1}}}}`,
	})
	if got := found(result); !slices.Equal(got, []string{"unsupported-argument@1"}) {
		t.Errorf("found %v", result.Diagnostics)
	}
}

func TestBombs(t *testing.T) {
	double := func(n int, first, next string) string {
		var text strings.Builder
		fmt.Fprintf(&text, "locals {\n  a0 = %s\n", first)
		for i := range n {
			fmt.Fprintf(&text, "  a%d = %s\n", i+1, strings.ReplaceAll(next, "X", fmt.Sprintf("local.a%d", i)))
		}
		fmt.Fprintf(&text, "}\noutput \"o\" {\n  value = local.a%d\n}\n", n)
		return text.String()
	}
	value := func(expression string) string { return "output \"o\" {\n  value = " + expression + "\n}\n" }
	for name, text := range map[string]string{
		"loops":      value("[for i in range(1024): [for j in range(1024): [for k in range(1024): i*j*k]]]"),
		"text":       double(60, `"aaaaaaaaaaaaaaaa"`, `"${X}${X}"`),
		"concat":     double(60, "[1, 2]", "concat(X, X)"),
		"tuples":     double(60, "[1, 2]", "[X, X]"),
		"depth":      double(400, "[1]", "[X]"),
		"setproduct": value("setproduct(range(1000), range(1000), range(1000))"),
		"width":      value(`format("%1000000000d", 1)`),
		"indent":     value(`indent(1000000000, "a\nb")`),
		"bcrypt":     value(`bcrypt("x", 31)`),
		"json":       value(`jsondecode("` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + `")`),
		"yaml":       value("yamldecode(\"a: &a [1,1,1,1,1,1,1,1,1]\\n" + laughs() + "\")"),
		"instances":  "resource \"terraform_data\" \"a\" {\n  count = 100000000\n}\n",
		"dynamic":    "resource \"test_server\" \"a\" {\n  name = \"a\"\n  dynamic \"disk\" {\n    for_each = setproduct(range(200), range(200))\n    content {\n      gb = 1\n    }\n  }\n}\n",
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			result := verify(t, map[string]string{"main.tf": text})
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			if got := found(result); len(got) != 1 || !strings.HasPrefix(got[0], "evaluation-limit@") {
				t.Errorf("found %v", result.Diagnostics)
			}
			if next := verify(t, map[string]string{"main.tf": value("[for i in range(10): i]")}); !next.OK {
				t.Errorf("the next request has %v", next.Diagnostics)
			}
		})
	}
}

func laughs() string {
	var text strings.Builder
	for i := range 9 {
		reference := fmt.Sprintf("*%c,", 'a'+i)
		fmt.Fprintf(&text, "%c: &%c [%s]\\n", 'b'+i, 'b'+i, strings.TrimSuffix(strings.Repeat(reference, 9), ","))
	}
	return text.String()
}
