package defaults

import (
	"slices"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
)

// certificates are the types that plan the domain among the alternative names.
// Source: CustomizeDiff in internal/service/acm/certificate.go and lightsail/certificate.go, lb_certificate.go of the aws provider.
var certificates = []string{"aws_acm_certificate", "aws_lightsail_certificate", "aws_lightsail_lb_certificate"}

const (
	namesOf   = "subject_alternative_names"
	optionsOf = "domain_validation_options"
)

// FromArguments tells whether an attribute that the provider sets is planned from a resource's arguments.
func FromArguments(typeName, attribute string) bool {
	return slices.Contains(certificates, typeName) && (attribute == namesOf || attribute == optionsOf)
}

// certificate plans all names of a certificate, and for validation by DNS an option for each, known by its domain alone. Programs
// iterate over these to make records.
func certificate(typeName string, block *configschema.Block, proposed cty.Value, fields map[string]cty.Value) {
	attribute := block.Attributes[namesOf]
	if !slices.Contains(certificates, typeName) || attribute == nil || !attribute.Type.Equals(cty.Set(cty.String)) || !isText(fields["domain_name"]) {
		return
	}
	all := []cty.Value{fields["domain_name"]}
	if given := proposed.GetAttr(namesOf); !given.IsNull() {
		if !given.IsWhollyKnown() {
			return
		}
		all = append(all, given.AsValueSlice()...)
	}
	if !slices.ContainsFunc(all, cty.Value.IsNull) {
		fields[namesOf] = cty.SetVal(all)
		validationOptions(block, fields)
	}
}

func validationOptions(block *configschema.Block, fields map[string]cty.Value) {
	attribute := block.Attributes[optionsOf]
	if attribute == nil || !attribute.Type.IsSetType() || !attribute.Type.ElementType().IsObjectType() ||
		!attribute.Type.ElementType().HasAttribute("domain_name") || !isText(fields["validation_method"]) || fields["validation_method"].AsString() != "DNS" {
		return
	}
	var options []cty.Value
	for _, domain := range fields[namesOf].AsValueSlice() {
		parts := map[string]cty.Value{}
		for part, ty := range attribute.Type.ElementType().AttributeTypes() {
			parts[part] = cty.UnknownVal(ty)
		}
		parts["domain_name"] = domain
		options = append(options, cty.ObjectVal(parts))
	}
	fields[optionsOf] = cty.SetVal(options)
}

func isText(value cty.Value) bool {
	return value != cty.NilVal && value.IsKnown() && !value.IsNull() && value.Type() == cty.String
}
