// Package provider stands in for provider plugins: it knows a provider's schema and nothing else, so it validates by
// schema and plans that what is computed and not set will be known after apply.
package provider

import (
	"context"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/opentofu/opentofu/terraformer/internal/defaults"
	"github.com/opentofu/opentofu/terraformer/internal/functions"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/opentofu/opentofu/terraformer/internal/values"
	"github.com/zclconf/go-cty/cty"
)

// SchemaOnly answers what validating and planning ask of a provider. The embedded interface is nil: applying, refreshing
// and the like are never asked for.
type SchemaOnly struct {
	providers.Interface
	Addr   addrs.Provider // the type in it is what the names of the provider's types begin with
	Major  int            // version; 0 when it isn't known
	Former map[string]int // versions of types that it has no longer, by what addresses of them begin with
	Schema providers.GetProviderSchemaResponse
	config cty.Value // the arguments of its configuration, once it is configured
}

func (p *SchemaOnly) GetProviderSchema(context.Context) providers.GetProviderSchemaResponse {
	return p.Schema
}

func (p *SchemaOnly) ValidateProviderConfig(_ context.Context, r providers.ValidateProviderConfigRequest) providers.ValidateProviderConfigResponse {
	return providers.ValidateProviderConfigResponse{
		PreparedConfig: r.Config,
		Diagnostics:    p.valuesOf(values.Provider, p.Addr.Type, r.Config),
	}
}

func (p *SchemaOnly) ValidateResourceConfig(_ context.Context, request providers.ValidateResourceConfigRequest) (r providers.ValidateResourceConfigResponse) {
	serve.Beat()
	if schema, ok := p.Schema.ResourceTypes[request.TypeName]; ok {
		r.Diagnostics = readOnly(schema.Block, request.Config, nil).Append(idArgument(schema.Block, request.Config))
		r.Diagnostics = r.Diagnostics.Append(p.valuesOf(values.Resource, request.TypeName, request.Config))
	}
	return
}

func (p *SchemaOnly) ValidateDataResourceConfig(_ context.Context, request providers.ValidateDataResourceConfigRequest) (r providers.ValidateDataResourceConfigResponse) {
	if schema, ok := p.Schema.DataSources[request.TypeName]; ok {
		r.Diagnostics = readOnly(schema.Block, request.Config, nil)
		r.Diagnostics = r.Diagnostics.Append(p.valuesOf(values.Data, request.TypeName, request.Config))
	}
	return
}

// ValidateSound judges values one by one, in a block that has errors: what it lacks or has too much may be due to these.
func (p *SchemaOnly) ValidateSound(mode addrs.ResourceMode, typeName string, config cty.Value) tfdiags.Diagnostics {
	kind := values.Resource
	if mode == addrs.DataResourceMode {
		kind = values.Data
	}
	return p.ruled(func() []values.Problem { return values.CheckEach(kind, typeName, config, p.majorOf(kind, typeName)) })
}

func (p *SchemaOnly) ValidateEphemeralConfig(context.Context, providers.ValidateEphemeralConfigRequest) (r providers.ValidateEphemeralConfigResponse) {
	return
}

// GetFunctions offers the functions of the schema.
func (p *SchemaOnly) GetFunctions(context.Context) providers.GetFunctionsResponse {
	return providers.GetFunctionsResponse{Functions: p.Schema.Functions}
}

// CallFunction evaluates a function where its result follows from its arguments; else it is unknown.
func (p *SchemaOnly) CallFunction(_ context.Context, r providers.CallFunctionRequest) (response providers.CallFunctionResponse) {
	response.Result, response.Error = functions.Call(p.Addr, r.Name, p.Schema.Functions[r.Name], r.Arguments)
	return
}

func (p *SchemaOnly) Close(context.Context) error { return nil }
func (p *SchemaOnly) Stop(context.Context) error  { return nil }

// PlanResourceChange plans what is proposed, with what the provider adds. It declares the legacy type system, under which
// OpenTofu tolerates that arguments are planned otherwise than given.
func (p *SchemaOnly) PlanResourceChange(_ context.Context, r providers.PlanResourceChangeRequest) providers.PlanResourceChangeResponse {
	serve.Beat()
	planned := r.ProposedNewState
	if p.Addr.IsBuiltIn() && r.TypeName == "terraform_data" && !planned.IsNull() {
		planned = planData(planned)
	} else if schema, ok := p.Schema.ResourceTypes[r.TypeName]; ok {
		settings := p.settings()
		settings.Major = p.majorOf(values.Resource, r.TypeName)
		planned = defaults.Complete(settings, r.TypeName, schema.Block, planned)
	}
	return providers.PlanResourceChangeResponse{
		PlannedState: planned, LegacyTypeSystem: true,
		Diagnostics: p.ruled(func() []values.Problem { return values.CheckPlanned(r.TypeName, r.Config) }),
	}
}

// valuesOf judges the values of a block by the provider's rules.
func (p *SchemaOnly) valuesOf(kind values.Kind, typeName string, config cty.Value) tfdiags.Diagnostics {
	return p.ruled(func() []values.Problem { return values.Check(kind, typeName, config, p.majorOf(kind, typeName)) })
}

// ruled judges by rules, when the provider is one that they were made for and no other of its name.
func (p *SchemaOnly) ruled(judge func() []values.Problem) tfdiags.Diagnostics {
	if p.settings().Name == "" {
		return nil
	}
	return values.Diagnostics(judge())
}

// majorOf is the version whose rules a type goes by.
func (p *SchemaOnly) majorOf(kind values.Kind, typeName string) int {
	if major, ok := p.Former[string(kind)+typeName]; ok {
		return major
	}
	return p.Major
}

// settings are what planning needs to know of the provider. Only HashiCorp's and Docker's are known beyond their schema.
func (p *SchemaOnly) settings() defaults.Provider {
	settings := defaults.Provider{Major: p.Major, Config: p.config}
	if p.Addr.Namespace == "hashicorp" || p.Addr.Namespace == "kreuzwerker" {
		settings.Name = p.Addr.Type
	}
	return settings
}
