package schema

import (
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/zclconf/go-cty/cty"
)

// builtin is the provider that Terraform itself contains: terraform_data and terraform_remote_state.
func builtin() *Provider {
	anything := func(a configschema.Attribute) *configschema.Attribute {
		if a.Type == cty.NilType {
			a.Type = cty.DynamicPseudoType
		}
		return &a
	}
	p := newProvider(addrs.NewBuiltInProvider("terraform"), "")
	p.config = func() (providers.Schema, error) { return providers.Schema{Block: &configschema.Block{}}, nil }
	p.types[addrs.ManagedResourceMode]["terraform_data"] = func() (providers.Schema, error) {
		return providers.Schema{Block: &configschema.Block{Attributes: map[string]*configschema.Attribute{
			"id":               anything(configschema.Attribute{Type: cty.String, Computed: true}),
			"input":            anything(configschema.Attribute{Optional: true}),
			"output":           anything(configschema.Attribute{Computed: true}),
			"triggers_replace": anything(configschema.Attribute{Optional: true}),
		}}}, nil
	}
	p.types[addrs.DataResourceMode]["terraform_remote_state"] = func() (providers.Schema, error) {
		return providers.Schema{Block: &configschema.Block{Attributes: map[string]*configschema.Attribute{
			"backend":   anything(configschema.Attribute{Type: cty.String, Required: true}),
			"config":    anything(configschema.Attribute{Optional: true}),
			"defaults":  anything(configschema.Attribute{Optional: true}),
			"outputs":   anything(configschema.Attribute{Computed: true}),
			"workspace": anything(configschema.Attribute{Type: cty.String, Optional: true}),
		}}}, nil
	}
	return p
}
