package provider

import (
	"fmt"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/zclconf/go-cty/cty"
)

// readOnly reports values given to arguments that only the provider may set. OpenTofu leaves that to providers, and all of
// them refuse it, within blocks once the value is known.
func readOnly(block *configschema.Block, value cty.Value, path cty.Path) (diags tfdiags.Diagnostics) {
	if value.IsNull() || !value.IsKnown() {
		return nil
	}
	for name, attribute := range block.Attributes {
		set := value.GetAttr(name)
		if attribute.Computed && !attribute.Optional && !attribute.Required && !set.IsNull() && (set.IsKnown() || len(path) == 0) {
			diags = diags.Append(tfdiags.AttributeValue(tfdiags.Error, "Value for unconfigurable attribute",
				fmt.Sprintf("Can't configure a value for %q: its value will be decided automatically based on the result of applying this configuration. Remove it.", name),
				path.GetAttr(name)))
		}
	}
	for name, nested := range block.BlockTypes {
		content := value.GetAttr(name)
		if content.IsNull() || !content.IsKnown() {
			continue
		}
		at := path.GetAttr(name)
		if nested.Nesting == configschema.NestingSingle || nested.Nesting == configschema.NestingGroup {
			diags = diags.Append(readOnly(&nested.Block, content, at))
			continue
		}
		for it := content.ElementIterator(); it.Next(); {
			key, element := it.Element()
			diags = diags.Append(readOnly(&nested.Block, element, at.Index(key)))
		}
	}
	return diags
}

// idArgument reports a value for the id that the plugin SDK gives every managed resource: the schema calls it optional, and
// the SDK refuses it.
func idArgument(block *configschema.Block, value cty.Value) (diags tfdiags.Diagnostics) {
	id := block.Attributes["id"]
	if id == nil || !id.Optional || !id.Computed || id.Type != cty.String || value.GetAttr("id").IsNull() {
		return nil
	}
	return diags.Append(tfdiags.AttributeValue(tfdiags.Error, "Invalid or unknown key",
		"The provider decides the id. Remove the argument.", cty.GetAttrPath("id")))
}
