package tofu

import (
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/internal/plans/objchange"
	"github.com/zclconf/go-cty/cty"
)

// unread is what is known of a data source that isn't read now. Where it waits for managed resources alone, the real plan
// defers the read too, and says what the schema does; otherwise it might have read it, and nothing is known but what is set.
func (n *NodeAbstractResourceInstance) unread(schema *configschema.Block, config cty.Value, deferred bool) cty.Value {
	if !deferred {
		return objchange.UnreadObject(schema, config)
	}
	references, _ := lang.ReferencesInBlock(addrs.ParseRef, n.Config.Config, schema)
	for _, reference := range references {
		subject := reference.Subject
		if instance, ok := subject.(addrs.ResourceInstance); ok {
			subject = instance.Resource
		}
		if resource, ok := subject.(addrs.Resource); !ok || resource.Mode != addrs.ManagedResourceMode {
			return objchange.UnreadObject(schema, config)
		}
	}
	return objchange.PlannedUnknownObject(schema, config)
}
