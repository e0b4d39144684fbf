package verify

import (
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// tables describes a type whose values are judged and that has a set of blocks.
const tables = `{"provider_schemas": {"registry.terraform.io/hashicorp/aws": {"resource_schemas": {"aws_dynamodb_table": {"block": {
	"attributes": {"name": {"type": "string", "required": true}, "billing_mode": {"type": "string", "optional": true}},
	"block_types": {"attribute": {"nesting_mode": "set", "block": {"attributes": {
		"name": {"type": "string", "required": true}, "type": {"type": "string", "required": true}}}}}}}}}}}`

// A value within a set of blocks is told at its place, and so is one on the block itself.
func TestValuesAreToldAtTheirPlace(t *testing.T) {
	program := `resource "aws_dynamodb_table" "t" {
  name         = "orders"
  billing_mode = "pay-per-request"
  attribute {
    name = "id"
    type = "S"
  }
  attribute {
    name = "at"
    type = "s"
  }
}
`
	store := schema.NewStore()
	if err := store.LoadDump("aws", []byte(tables)); err != nil {
		t.Fatal(err)
	}
	result, _ := Verify(store, Request{Files: map[string]workspace.Content{"main.tf": workspace.Content(program)}, Stages: []string{"parse", "schema"}})
	want := map[int]string{3: `"PAY_PER_REQUEST"?`, 10: `"S"?`}
	if len(result.Diagnostics) != len(want) {
		t.Fatalf("%d problems expected, got %v", len(want), result.Diagnostics)
	}
	for _, d := range result.Diagnostics {
		if meant := want[d.Range.Start.Line]; meant == "" || !strings.Contains(d.Detail, meant) || d.Code != "invalid-value" || len(d.Edits) != 1 {
			t.Errorf("not expected: %+v", d)
		}
	}
}
