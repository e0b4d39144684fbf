package provider

import (
	"context"

	"github.com/opentofu/opentofu/internal/providers"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/opentofu/opentofu/terraformer/internal/datasource"
	"github.com/zclconf/go-cty/cty"
)

// ConfigureProvider remembers the arguments of the provider block: data sources and plans depend on some, such as the region.
func (p *SchemaOnly) ConfigureProvider(_ context.Context, r providers.ConfigureProviderRequest) (response providers.ConfigureProviderResponse) {
	p.config, _ = r.Config.UnmarkDeep()
	return
}

// ReadLocally computes a data source that the provider works out by itself. ok is false when only a cloud could tell, or
// the provider's authors.
func (p *SchemaOnly) ReadLocally(typeName string, config cty.Value) (result cty.Value, ok bool, diags tfdiags.Diagnostics) {
	schema, ok := p.Schema.DataSources[typeName]
	if !ok {
		return cty.NilVal, false, nil
	}
	return datasource.Read(p.Addr, typeName, schema.Block, datasource.Request{Config: config, Provider: p.config})
}
