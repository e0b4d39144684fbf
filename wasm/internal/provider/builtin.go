package provider

import "github.com/zclconf/go-cty/cty"

// planData plans terraform_data as Terraform does: what comes out is what goes in, known once it is applied, and nothing
// where nothing goes in. Source: Terraform's documentation of terraform_data.
func planData(proposed cty.Value) cty.Value {
	fields := proposed.AsValueMap()
	fields["id"] = cty.UnknownVal(cty.String)
	input := fields["input"]
	if input.IsNull() {
		fields["output"] = cty.NullVal(input.Type())
	} else {
		fields["output"] = cty.UnknownVal(input.Type())
	}
	return cty.ObjectVal(fields)
}
