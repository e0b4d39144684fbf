package functions

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/zclconf/go-cty/cty"
)

// The functions of the provider that Terraform contains. Source: Terraform's documentation of provider::terraform.
var terraformFunctions = map[string]Function{
	"decode_tfvars": define(cty.DynamicPseudoType, decodeVariables, "src"),
	"encode_tfvars": {Spec: onAnything("value"), call: encodeVariables},
	"encode_expr": {Spec: onAnything("expr"), call: func(arguments []cty.Value) (cty.Value, error) {
		return cty.StringVal(string(hclwrite.TokensForValue(arguments[0]).Bytes())), nil
	}},
}

func onAnything(name string) providers.FunctionSpec {
	return providers.FunctionSpec{
		Parameters: []providers.FunctionParameterSpec{{Name: name, Type: cty.DynamicPseudoType, AllowNullValue: true}}, Return: cty.String,
	}
}

func decodeVariables(arguments []cty.Value) (cty.Value, error) {
	file, diags := hclsyntax.ParseConfig([]byte(arguments[0].AsString()), "src", hcl.InitialPos)
	if diags.HasErrors() {
		return cty.DynamicVal, fmt.Errorf("this is no content of a .tfvars file: %w", diags)
	}
	attributes, diags := file.Body.JustAttributes()
	values := map[string]cty.Value{}
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		value, more := attributes[name].Expr.Value(nil)
		values[name], diags = value, append(diags, more...)
	}
	if diags.HasErrors() {
		return cty.DynamicVal, fmt.Errorf("this is no content of a .tfvars file: %w", diags)
	}
	return cty.ObjectVal(values), nil
}

func encodeVariables(arguments []cty.Value) (cty.Value, error) {
	values := arguments[0]
	if values.IsNull() || !values.Type().IsObjectType() && !values.Type().IsMapType() {
		return cty.UnknownVal(cty.String), errors.New("the value must be an object, whose attributes are the variables")
	}
	file := hclwrite.NewEmptyFile()
	for it := values.ElementIterator(); it.Next(); {
		key, value := it.Element()
		if !hclsyntax.ValidIdentifier(key.AsString()) {
			return cty.UnknownVal(cty.String), fmt.Errorf("%q is no name that a variable may have", key.AsString())
		}
		file.Body().SetAttributeValue(key.AsString(), value)
	}
	return cty.StringVal(string(file.Bytes())), nil
}
