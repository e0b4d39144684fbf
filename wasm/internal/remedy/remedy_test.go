package remedy

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
	"github.com/zclconf/go-cty/cty"
)

func attributes(required string, optional map[string]cty.Type) map[string]*configschema.Attribute {
	all := map[string]*configschema.Attribute{}
	for name, kind := range optional {
		all[name] = &configschema.Attribute{Type: kind, Optional: true}
	}
	if required != "" {
		all[required] = &configschema.Attribute{Type: cty.String, Required: true}
	}
	return all
}

func list(block configschema.Block) map[string]*configschema.NestedBlock {
	return map[string]*configschema.NestedBlock{"b": {Nesting: configschema.NestingList, Block: block}}
}

var schemas = map[string]*configschema.Block{
	"t_x": {
		Attributes: attributes("", map[string]cty.Type{"id": cty.String, "arn": cty.String, "on": cty.Bool, "n": cty.Number, "l": cty.List(cty.String), "m": cty.Map(cty.String), "key": cty.String}),
		BlockTypes: list(configschema.Block{Attributes: attributes("", map[string]cty.Type{"on": cty.Bool, "long_name": cty.String}), BlockTypes: list(configschema.Block{Attributes: attributes("must", map[string]cty.Type{"on": cty.Bool})})}),
	},
	"t_key": {Attributes: attributes("", map[string]cty.Type{"arn": cty.String, "turns": cty.Bool})},
	"t_log": {Attributes: attributes("x", nil), BlockTypes: list(configschema.Block{Attributes: attributes("status", nil)})},
}

const key = `"reference": {"type": "t_key", "attribute": "arn", "with": {"turns": true}}`

// Block x in a program before and after; an empty after: no edit.
var cases = []struct{ name, before, remedy, after string }{
	{"sets what is written", "resource \"t_x\" \"x\" {\n  on = false # why\n}\n", `{"path": ["on"], "set": true}`, "resource \"t_x\" \"x\" {\n  on = true # why\n}\n"},
	{"adds behind arguments, before blocks, in line", "resource \"t_x\" \"x\" {\n  n = 1\n\n  b {\n  }\n}\n", `{"path": ["key"], "set": "v"}`, "resource \"t_x\" \"x\" {\n  n   = 1\n  key = \"v\"\n\n  b {\n  }\n}\n"},
	{"leaves the form of what isn't formatted", "resource \"t_x\" \"x\" {\n    n=1\n}\n", `{"path": ["key"], "set": "v"}`, "resource \"t_x\" \"x\" {\n    n=1\n  key = \"v\"\n}\n"},
	{"opens an empty block", "resource \"t_x\" \"x\" {}\n", `{"path": ["on"], "set": true}`, "resource \"t_x\" \"x\" {\n  on = true\n}\n"},
	{"opens a block on one line", "resource \"t_x\" \"x\" {\n  b { on = false }\n}\n", `{"path": ["b", "long_name"], "set": "v"}`, "resource \"t_x\" \"x\" {\n  b {\n    on        = false\n    long_name = \"v\"\n  }\n}\n"},
	{"adds a block", "resource \"t_x\" \"x\" {\n  n = 1\n}\n", `{"path": ["b", "on"], "set": true}`, "resource \"t_x\" \"x\" {\n  n = 1\n\n  b {\n    on = true\n  }\n}\n"},
	{"adds no block that needs more", "resource \"t_x\" \"x\" {\n  n = 1\n}\n", `{"path": ["b", "b", "on"], "set": true}`, ""},
	{"in each block, also a dynamic one", "resource \"t_x\" \"x\" {\n  b {\n    on = false\n  }\n\n  dynamic \"b\" {\n    for_each = [1]\n\n    content {\n      on = false\n    }\n  }\n}\n", `{"path": ["b", "on"], "set": true}`, "resource \"t_x\" \"x\" {\n  b {\n    on = true\n  }\n\n  dynamic \"b\" {\n    for_each = [1]\n\n    content {\n      on = true\n    }\n  }\n}\n"},
	{"not what is written by reference", "resource \"t_x\" \"x\" {\n  on = var.on\n}\n", `{"path": ["on"], "set": true}`, ""},
	{"completes a list", "resource \"t_x\" \"x\" {\n  l = [\"a\", \"b\"]\n}\n", `{"path": ["l"], "contains": ["b", "c"]}`, "resource \"t_x\" \"x\" {\n  l = [\"a\", \"b\", \"c\"]\n}\n"},
	{"a single value for a list", "resource \"t_x\" \"x\" {\n  n = 1\n}\n", `{"path": ["l"], "set": "a"}`, "resource \"t_x\" \"x\" {\n  n = 1\n  l = [\"a\"]\n}\n"},
	{"an element of a map", "resource \"t_x\" \"x\" {\n  m = {\n    a = \"1\"\n  }\n}\n", `{"path": ["m", "b-c"], "set": true}`, "resource \"t_x\" \"x\" {\n  m = {\n    b-c = \"true\"\n\n    a = \"1\"\n  }\n}\n"},
	{"the element that is there", "resource \"t_x\" \"x\" {\n  m = { a = \"1\" }\n}\n", `{"path": ["m", "a"], "set": "2"}`, "resource \"t_x\" \"x\" {\n  m = { a = \"2\" }\n}\n"},
	{"a map", "resource \"t_x\" \"x\" {\n  n = 1\n}\n", `{"path": ["m", "a.b"], "set": "2"}`, "resource \"t_x\" \"x\" {\n  n = 1\n  m = {\n    \"a.b\" = \"2\"\n  }\n}\n"},
	{"removes an argument with its line", "resource \"t_x\" \"x\" {\n  n  = 1\n  on = true\n}\n", `{"path": ["on"], "remove": true}`, "resource \"t_x\" \"x\" {\n  n = 1\n}\n"},
	{"removes blocks", "resource \"t_x\" \"x\" {\n  n = 1\n  b {\n  }\n}\n", `{"path": ["b"], "remove": true}`, "resource \"t_x\" \"x\" {\n  n = 1\n}\n"},
	{"nothing to remove", "resource \"t_x\" \"x\" {\n}\n", `{"path": ["b"], "remove": true}`, ""},
	{"refers to the only one", "resource \"t_x\" \"x\" {\n  n = 1\n}\n\nresource \"t_key\" \"k\" {}\n", `{"path": ["key"], ` + key + `}`, "resource \"t_x\" \"x\" {\n  n   = 1\n  key = t_key.k.arn\n}\n\nresource \"t_key\" \"k\" {}\n"},
	{"makes one to refer to", "resource \"t_x\" \"x\" {\n  n = 1\n}\n", `{"path": ["key"], ` + key + `}`, "resource \"t_x\" \"x\" {\n  n   = 1\n  key = t_key.x.arn\n}\n\nresource \"t_key\" \"x\" {\n  turns = true\n}\n"},
	{"adds a companion", "resource \"t_x\" \"x\" {\n}\n", `{"path": ["b", "status"], "set": "On", "companion": {"type": "t_log", "by": "x"}}`, "resource \"t_x\" \"x\" {\n}\n\nresource \"t_log\" \"x\" {\n  x = t_x.x.id\n\n  b {\n    status = \"On\"\n  }\n}\n"},
	{"no companion of several", "resource \"t_x\" \"x\" {\n  count = 2\n}\n", `{"path": ["b", "status"], "set": "On", "companion": {"type": "t_log", "by": "x"}}`, ""},
	{"in the companion that is there", "resource \"t_x\" \"x\" {\n}\n\nresource \"t_log\" \"l\" {\n  x = t_x.x.id\n  b {\n    status = \"Off\"\n  }\n}\n", `{"path": ["b", "status"], "set": "On", "address": "t_log.l"}`, "resource \"t_x\" \"x\" {\n}\n\nresource \"t_log\" \"l\" {\n  x = t_x.x.id\n  b {\n    status = \"On\"\n  }\n}\n"},
	{"an argument that the schema lacks", "resource \"t_x\" \"x\" {\n}\n", `{"path": ["y"], "set": true}`, ""},
	{"a value of another type", "resource \"t_x\" \"x\" {\n}\n", `{"path": ["n"], "set": "many"}`, ""},
}

func TestEdits(t *testing.T) {
	for _, c := range cases {
		for _, ending := range []string{"\n", "\r\n"} {
			var remedy report.Remedy
			if err := json.Unmarshal([]byte(c.remedy), &remedy); err != nil {
				t.Fatal(err)
			}
			before := strings.ReplaceAll(c.before, "\n", ending)
			result := report.PolicyResult{Address: `module.m["a.b"].t_x.x[0]`, File: "m/main.tf", Remedies: []report.Remedy{remedy}}
			edits := Edits(map[string]workspace.Content{"m/main.tf": workspace.Content(before)}, func(name string) *configschema.Block { return schemas[name] }, []report.PolicyResult{result})[0]
			after := ""
			for _, e := range edits {
				after = before[:e.Range.Start.Byte] + e.NewText + before[e.Range.End.Byte:]
			}
			if want := strings.ReplaceAll(c.after, "\n", ending); after != want {
				t.Errorf("%s: got %q, want %q", c.name, after, want)
			}
		}
	}
}

func TestWhatIsMadeForSeveralFitsTogether(t *testing.T) {
	var remedy report.Remedy
	_ = json.Unmarshal([]byte(`{"path": ["key"], `+key+`}`), &remedy)
	files := map[string]workspace.Content{"main.tf": workspace.Content("resource \"t_x\" \"x\" {\n}\n"), "more.tf": workspace.Content("resource \"t_y\" \"x\" {\n}\n")}
	results := []report.PolicyResult{{Address: "t_x.x", File: "main.tf", Remedies: []report.Remedy{remedy}}, {Address: "t_y.x", File: "more.tf", Remedies: []report.Remedy{remedy}}}
	types := func(name string) *configschema.Block { return schemas[strings.Replace(name, "y", "x", 1)] }
	edits := Edits(files, func(name string) *configschema.Block {
		if name == "t_key" {
			return schemas[name]
		}
		return types(name)
	}, results)
	if !strings.Contains(edits[0][0].NewText, "t_key.x.arn") || !strings.Contains(edits[1][0].NewText, "t_key.y_x.arn") {
		t.Errorf("got %+v", edits)
	}
}
