package stub

import (
	"context"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/providers"
	proto "github.com/opentofu/opentofu/internal/tfplugin6"
)

func (s *Server) ValidateProviderConfig(ctx context.Context, r *proto.ValidateProviderConfig_Request) (*proto.ValidateProviderConfig_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	config, err := decode(r.Config, s.provider.Schema.Provider.Block.ImpliedType())
	if err != nil {
		return &proto.ValidateProviderConfig_Response{Diagnostics: refused(err)}, nil
	}
	done := s.provider.ValidateProviderConfig(ctx, providers.ValidateProviderConfigRequest{Config: config})
	return &proto.ValidateProviderConfig_Response{Diagnostics: told(done.Diagnostics)}, nil
}

func (s *Server) ConfigureProvider(ctx context.Context, r *proto.ConfigureProvider_Request) (*proto.ConfigureProvider_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	config, err := decode(r.Config, s.provider.Schema.Provider.Block.ImpliedType())
	if err != nil {
		return &proto.ConfigureProvider_Response{Diagnostics: refused(err)}, nil
	}
	done := s.provider.ConfigureProvider(ctx, providers.ConfigureProviderRequest{TerraformVersion: r.TerraformVersion, Config: config})
	return &proto.ConfigureProvider_Response{Diagnostics: told(done.Diagnostics)}, nil
}

func (s *Server) ValidateResourceConfig(ctx context.Context, r *proto.ValidateResourceConfig_Request) (*proto.ValidateResourceConfig_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	config, _, err := s.config(addrs.ManagedResourceMode, r.TypeName, r.Config)
	if err != nil {
		return &proto.ValidateResourceConfig_Response{Diagnostics: refused(err)}, nil
	}
	done := s.provider.ValidateResourceConfig(ctx, providers.ValidateResourceConfigRequest{TypeName: r.TypeName, Config: config})
	return &proto.ValidateResourceConfig_Response{Diagnostics: told(done.Diagnostics)}, nil
}

func (s *Server) ValidateDataResourceConfig(ctx context.Context, r *proto.ValidateDataResourceConfig_Request) (*proto.ValidateDataResourceConfig_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	config, _, err := s.config(addrs.DataResourceMode, r.TypeName, r.Config)
	if err != nil {
		return &proto.ValidateDataResourceConfig_Response{Diagnostics: refused(err)}, nil
	}
	done := s.provider.ValidateDataResourceConfig(ctx, providers.ValidateDataResourceConfigRequest{TypeName: r.TypeName, Config: config})
	return &proto.ValidateDataResourceConfig_Response{Diagnostics: told(done.Diagnostics)}, nil
}

func (s *Server) ValidateEphemeralResourceConfig(ctx context.Context, r *proto.ValidateEphemeralResourceConfig_Request) (*proto.ValidateEphemeralResourceConfig_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	config, _, err := s.config(addrs.EphemeralResourceMode, r.TypeName, r.Config)
	if err != nil {
		return &proto.ValidateEphemeralResourceConfig_Response{Diagnostics: refused(err)}, nil
	}
	done := s.provider.ValidateEphemeralConfig(ctx, providers.ValidateEphemeralConfigRequest{TypeName: r.TypeName, Config: config})
	return &proto.ValidateEphemeralResourceConfig_Response{Diagnostics: told(done.Diagnostics)}, nil
}
