package verify

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/zclconf/go-cty/cty"
)

// checkCall tells what is wrong with the arguments of a module call, and takes it out of the way: OpenTofu evaluates nothing
// at all of a program in which a call is wrong. What the call ought to set counts as unknown.
func (r *run) checkCall(call *configs.ModuleCall, child *configs.Config) {
	body := nativeBody(call.Config)
	if body == nil || child == nil || child.Module.SourceDir == configs.AbsentModule {
		return
	}
	schema := &hcl.BodySchema{}
	for _, name := range slices.Sorted(maps.Keys(child.Module.Variables)) {
		schema.Attributes = append(schema.Attributes, hcl.AttributeSchema{Name: name, Required: child.Module.Variables[name].Default == cty.NilVal})
	}
	content, diags := body.Content(schema)
	if !diags.HasErrors() {
		return
	}
	r.addHCL("schema", diags)
	sound := &hclsyntax.Body{Attributes: hclsyntax.Attributes{}, SrcRange: body.SrcRange, EndRange: body.EndRange}
	for name := range content.Attributes {
		sound.Attributes[name] = body.Attributes[name]
	}
	call.Config = sound
	for _, variable := range child.Module.Variables {
		if variable.Default == cty.NilVal && sound.Attributes[variable.Name] == nil {
			variable.Default = cty.UnknownVal(variable.Type)
		}
	}
}
