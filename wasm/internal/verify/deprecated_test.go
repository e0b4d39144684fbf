package verify

import (
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

const roles = `{"provider_schemas": {"registry.terraform.io/hashicorp/aws": {"resource_schemas": {"aws_iam_role": {"block": {
	"attributes": {"name": {"type": "string", "optional": true}, "id": {"type": "string", "computed": true},
		"managed_policy_arns": {"type": ["set", "string"], "optional": true, "computed": true, "deprecated": true}},
	"block_types": {"inline_policy": {"nesting_mode": "set", "block": {"attributes": {"policy": {"type": "string", "optional": true}}}}}}}}}}}`

func saidOfRoles(t *testing.T, program string) (said []string) {
	store := schema.NewStore()
	if err := store.LoadDump("aws", []byte(roles)); err != nil {
		t.Fatal(err)
	}
	files := map[string]workspace.Content{"main.tf": workspace.Content(program)}
	result, _ := Verify(store, Request{Files: files, Stages: []string{"parse", "schema", "plan"}})
	for _, d := range result.Diagnostics {
		said = append(said, d.Code+": "+d.Detail)
		if d.Code == "unsupported-argument" && len(d.Edits) > 0 {
			t.Errorf("%q is mended by %+v", d.Detail, d.Edits)
		}
	}
	return said
}

// Who repeats a block for each instance of another uses its id, not all that it has.
func TestDeprecatedArgumentsAreToldWhereTheyAreUsed(t *testing.T) {
	const two = "resource \"aws_iam_role\" \"a\" {\n  for_each = toset([\"x\", \"y\"])\n  name = each.key\n}\n"
	if said := saidOfRoles(t, two+"resource \"aws_iam_role\" \"b\" {\n  for_each = aws_iam_role.a\n  name = each.value.name\n}\n"); len(said) > 0 {
		t.Errorf("nothing deprecated is used: %q", said)
	}
	said := saidOfRoles(t, two+"output \"o\" {\n  value = aws_iam_role.a[\"x\"].managed_policy_arns\n}\n")
	if len(said) != 1 || !strings.Contains(said[0], "deprecated") {
		t.Errorf("a deprecated argument is used: %q", said)
	}
}

// A list of names is no block, however alike it is called.
func TestListsAreNotMendedByBlocks(t *testing.T) {
	said := saidOfRoles(t, "resource \"aws_iam_role\" \"a\" {\n  inline_policys = [\"a\"]\n}\n")
	if len(said) != 1 || !strings.Contains(said[0], `blocks of type "inline_policy"`) {
		t.Errorf("the block isn't named: %q", said)
	}
}
