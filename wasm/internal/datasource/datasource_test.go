package datasource

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hcldec"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// ask reads a data source of the schema file ID as the program would, with the provider's arguments as an object.
func ask(t *testing.T, id, typeName, arguments string, provider cty.Value) (cty.Value, error) {
	t.Helper()
	text, err := os.ReadFile("../../../public/schemas/" + id + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	p, err := schema.ParseCompact(text)
	if err != nil {
		t.Fatal(err)
	}
	described, ok := p.Type(addrs.DataResourceMode, typeName)
	if !ok {
		t.Fatalf("%s has no data source %s", id, typeName)
	}
	file, diags := hclsyntax.ParseConfig([]byte(arguments), "main.tf", hcl.InitialPos)
	config, more := hcldec.Decode(file.Body, described.Block.DecoderSpec(), &hcl.EvalContext{
		Functions: map[string]function.Function{"jsonencode": stdlib.JSONEncodeFunc},
	})
	if diags = append(diags, more...); diags.HasErrors() {
		t.Fatal(diags)
	}
	result, ok, problems := Read(p.Addr, typeName, described.Block, Request{Config: config, Provider: provider})
	if problems.HasErrors() {
		return result, problems.Err()
	}
	if !ok {
		t.Fatalf("%s isn't computed", typeName)
	}
	if wrong := result.Type().TestConformance(described.Block.ImpliedType()); wrong != nil {
		t.Fatalf("the result doesn't have the schema's type: %v", wrong)
	}
	return result, nil
}

func inRegion(name string) cty.Value {
	return cty.ObjectVal(map[string]cty.Value{"region": cty.StringVal(name)})
}

// expect compares attributes; "?" stands for an unknown one.
func expect(t *testing.T, result cty.Value, want map[string]string) {
	t.Helper()
	for name, value := range want {
		got := "?"
		if attribute := result.GetAttr(name); attribute.IsKnown() {
			got = fmt.Sprint(attribute.GoString())
			if !attribute.IsNull() && attribute.Type() == cty.String {
				got = attribute.AsString()
			}
		}
		if got != value {
			t.Errorf("%s is\n%s\ninstead of\n%s", name, got, value)
		}
	}
}

func refused(t *testing.T, err error, about string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), about) {
		t.Errorf("%v instead of an error about %q", err, about)
	}
}
