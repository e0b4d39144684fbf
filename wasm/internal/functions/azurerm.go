package functions

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
)

var azureIDType = cty.Object(map[string]cty.Type{
	"resource_name": cty.String, "resource_provider": cty.String, "resource_group_name": cty.String, "resource_type": cty.String,
	"resource_scope": cty.String, "full_resource_type": cty.String, "subscription_id": cty.String, "parent_resources": cty.Map(cty.String),
})

// Source: the provider's documentation of its functions. Which case the names in an id have, only its table of ids tells.
var azureFunctions = map[string]Function{
	"normalise_resource_id": define(cty.String, nil, "id"),
	"parse_resource_id": define(azureIDType, func(arguments []cty.Value) (cty.Value, error) {
		result := map[string]cty.Value{}
		for name, ty := range azureIDType.AttributeTypes() {
			result[name] = cty.UnknownVal(ty)
		}
		// "", subscriptions, S, resourceGroups, G, providers, P, then pairs of type and name
		parts := strings.Split(arguments[0].AsString(), "/")
		if len(parts) >= 9 && len(parts)%2 == 1 && parts[0] == "" && strings.EqualFold(parts[1], "subscriptions") &&
			strings.EqualFold(parts[3], "resourceGroups") && strings.EqualFold(parts[5], "providers") {
			result["subscription_id"], result["resource_group_name"] = cty.StringVal(parts[2]), cty.StringVal(parts[4])
			result["resource_name"] = cty.StringVal(parts[len(parts)-1])
		}
		return cty.ObjectVal(result), nil
	}, "id"),
}
