package provider

import (
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/provisioners"
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
	}),
	"file": provisioner(map[string]*configschema.Attribute{
		"source": {Type: cty.String, Optional: true}, "content": {Type: cty.String, Optional: true},
		"destination": {Type: cty.String, Required: true},
	}),
}

type schemaOnlyProvisioner struct {
	provisioners.Interface
	schema *configschema.Block
}

func provisioner(attributes map[string]*configschema.Attribute) provisioners.Factory {
	p := schemaOnlyProvisioner{schema: &configschema.Block{Attributes: attributes}}
	return func() (provisioners.Interface, error) { return p, nil }
}

func (p schemaOnlyProvisioner) GetSchema() provisioners.GetSchemaResponse {
	return provisioners.GetSchemaResponse{Provisioner: p.schema}
}

func (p schemaOnlyProvisioner) ValidateProvisionerConfig(provisioners.ValidateProvisionerConfigRequest) (r provisioners.ValidateProvisionerConfigResponse) {
	return
}

func (p schemaOnlyProvisioner) Stop() error  { return nil }
func (p schemaOnlyProvisioner) Close() error { return nil }
