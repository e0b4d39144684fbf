package provider

import (
	"fmt"
	"strings"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/provisioners"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/zclconf/go-cty/cty"
)

// Provisioners are those that Terraform contains. They are validated and never run.
var Provisioners = map[string]provisioners.Factory{
	"local-exec": provisioner(map[string]*configschema.Attribute{
		"command": {Type: cty.String, Required: true}, "interpreter": {Type: cty.List(cty.String), Optional: true},
		"working_dir": {Type: cty.String, Optional: true}, "environment": {Type: cty.Map(cty.String), Optional: true},
		"quiet": {Type: cty.Bool, Optional: true},
	}),
	"remote-exec": provisioner(map[string]*configschema.Attribute{
		"inline": {Type: cty.List(cty.String), Optional: true}, "script": {Type: cty.String, Optional: true},
		"scripts": {Type: cty.List(cty.String), Optional: true},
	}, "inline", "script", "scripts"),
	"file": provisioner(map[string]*configschema.Attribute{
		"source": {Type: cty.String, Optional: true}, "content": {Type: cty.String, Optional: true},
		"destination": {Type: cty.String, Required: true},
	}, "source", "content"),
}

type schemaOnlyProvisioner struct {
	provisioners.Interface
	schema *configschema.Block
	oneOf  []string
}

// provisioner makes one with these arguments; of those named, exactly one has to be set.
func provisioner(attributes map[string]*configschema.Attribute, oneOf ...string) provisioners.Factory {
	p := schemaOnlyProvisioner{schema: &configschema.Block{Attributes: attributes, Ephemeral: true}, oneOf: oneOf}
	return func() (provisioners.Interface, error) { return p, nil }
}

func (p schemaOnlyProvisioner) GetSchema() provisioners.GetSchemaResponse {
	return provisioners.GetSchemaResponse{Provisioner: p.schema}
}

func (p schemaOnlyProvisioner) ValidateProvisionerConfig(request provisioners.ValidateProvisionerConfigRequest) (r provisioners.ValidateProvisionerConfigResponse) {
	if !request.Config.IsKnown() || request.Config.IsNull() {
		return
	}
	set := 0
	for _, name := range p.oneOf {
		if !request.Config.GetAttr(name).IsNull() {
			set++
		}
	}
	if len(p.oneOf) > 0 && set != 1 {
		r.Diagnostics = r.Diagnostics.Append(tfdiags.WholeContainingBody(tfdiags.Error, "Invalid provisioner configuration",
			fmt.Sprintf("Exactly one of %s has to be set; here are %d.", strings.Join(p.oneOf, ", "), set)))
	}
	return
}

func (p schemaOnlyProvisioner) Stop() error  { return nil }
func (p schemaOnlyProvisioner) Close() error { return nil }
