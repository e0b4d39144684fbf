// Package stub lets the stand-in for a provider (package provider) speak the plugin protocol, version 6, so that a real `tofu plan` or
// `terraform plan` can be made with it: no network, no credentials, and the same code that plans in the browser. It reads no cloud and
// applies nothing.
package stub

import (
	"context"
	"fmt"
	"maps"
	"sync"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/plugin6/convert"
	"github.com/opentofu/opentofu/internal/providers"
	proto "github.com/opentofu/opentofu/internal/tfplugin6"
	"github.com/opentofu/opentofu/terraformer/internal/functions"
	"github.com/opentofu/opentofu/terraformer/internal/provider"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/zclconf/go-cty/cty"
)

// Server stands in for one provider in one version.
type Server struct {
	proto.UnimplementedProviderServer

	mutex    sync.Mutex // schemas are read when first needed, and remember what was worked out of them
	schema   *schema.Provider
	provider *provider.SchemaOnly
}

// New makes a server of a compact schema file.
func New(text []byte) (*Server, error) {
	p, err := schema.ParseCompact(text)
	if err != nil {
		return nil, err
	}
	config, ok := p.Config()
	if !ok {
		return nil, fmt.Errorf("the schema of %s doesn't describe the provider's configuration", p.Addr)
	}
	known := providers.GetProviderSchemaResponse{
		Provider: config, ResourceTypes: map[string]providers.Schema{}, DataSources: map[string]providers.Schema{},
		EphemeralResources: map[string]providers.Schema{}, Functions: map[string]providers.FunctionSpec{},
	}
	for name, function := range functions.Of(p.Addr) {
		known.Functions[name] = function.Spec
	}
	return &Server{schema: p, provider: &provider.SchemaOnly{Addr: p.Addr, Major: p.Major(), Schema: known}}, nil
}

// typed finds the type of the values of a kind of resource; the caller holds the mutex.
func (s *Server) typed(mode addrs.ResourceMode, name string) (cty.Type, error) {
	if known, ok := s.provider.Schema.DataSources[name]; ok && mode == addrs.DataResourceMode {
		return known.Block.ImpliedType(), nil
	}
	known, ok := s.schema.Type(mode, name)
	if !ok {
		return cty.NilType, fmt.Errorf("the schema of %s has no type %q", s.schema.Addr, name)
	}
	switch mode {
	case addrs.DataResourceMode:
		known = waiting(known)
		s.provider.Schema.DataSources[name] = known
	case addrs.EphemeralResourceMode:
		s.provider.Schema.EphemeralResources[name] = known
	default:
		s.provider.Schema.ResourceTypes[name] = known
	}
	return known.Block.ImpliedType(), nil
}

// config reads the configuration of a resource.
func (s *Server) config(mode addrs.ResourceMode, name string, encoded *proto.DynamicValue) (cty.Value, cty.Type, error) {
	ty, err := s.typed(mode, name)
	if err != nil {
		return cty.NilVal, ty, err
	}
	value, err := decode(encoded, ty)
	return value, ty, err
}

func (s *Server) GetProviderSchema(context.Context, *proto.GetProviderSchema_Request) (*proto.GetProviderSchema_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return &proto.GetProviderSchema_Response{
		Provider:                 described(s.provider.Schema.Provider),
		ProviderMeta:             &proto.Schema{Block: &proto.Schema_Block{}},
		ResourceSchemas:          s.described(addrs.ManagedResourceMode),
		DataSourceSchemas:        s.described(addrs.DataResourceMode),
		EphemeralResourceSchemas: s.described(addrs.EphemeralResourceMode),
		Functions:                describedFunctions(s.provider.Schema.Functions),
		ServerCapabilities:       &proto.ServerCapabilities{GetProviderSchemaOptional: true},
	}, nil
}

func (s *Server) described(mode addrs.ResourceMode) map[string]*proto.Schema {
	all := map[string]*proto.Schema{}
	for _, name := range s.schema.Names(mode) {
		known, ok := s.schema.Type(mode, name)
		if ok && mode == addrs.DataResourceMode {
			known = waiting(known)
		}
		if ok {
			all[name] = described(known)
		}
	}
	return all
}

// waits is an argument that data sources have besides their own: an unknown value in it has core put off the read, so that the result is unknown, which
// no provider may answer (src/core/waiting.ts).
const waits = "terraformer_waits"

func waiting(known providers.Schema) providers.Schema {
	attributes := map[string]*configschema.Attribute{waits: {Type: cty.String, Optional: true}}
	maps.Copy(attributes, known.Block.Attributes)
	known.Block = &configschema.Block{Attributes: attributes, BlockTypes: known.Block.BlockTypes, Deprecated: known.Block.Deprecated}
	return known
}

func described(schema providers.Schema) *proto.Schema {
	return &proto.Schema{Version: schema.Version, Block: convert.ConfigSchemaToProto(schema.Block)}
}

func (s *Server) GetResourceIdentitySchemas(context.Context, *proto.GetResourceIdentitySchemas_Request) (*proto.GetResourceIdentitySchemas_Response, error) {
	return &proto.GetResourceIdentitySchemas_Response{}, nil // the schemas at hand describe none
}

func (s *Server) StopProvider(context.Context, *proto.StopProvider_Request) (*proto.StopProvider_Response, error) {
	return &proto.StopProvider_Response{}, nil
}
