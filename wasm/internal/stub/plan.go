package stub

import (
	"context"
	"errors"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/plans/objchange"
	"github.com/opentofu/opentofu/internal/providers"
	proto "github.com/opentofu/opentofu/internal/tfplugin6"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// PlanResourceChange plans as in the browser; what is to be destroyed is planned to be gone.
func (s *Server) PlanResourceChange(ctx context.Context, r *proto.PlanResourceChange_Request) (*proto.PlanResourceChange_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	config, ty, err := s.config(addrs.ManagedResourceMode, r.TypeName, r.Config)
	prior, priorErr := decode(r.PriorState, ty)
	proposed, proposedErr := decode(r.ProposedNewState, ty)
	if err := errors.Join(err, priorErr, proposedErr); err != nil {
		return &proto.PlanResourceChange_Response{Diagnostics: refused(err)}, nil
	}
	done := s.provider.PlanResourceChange(ctx, providers.PlanResourceChangeRequest{
		TypeName: r.TypeName, Config: config, PriorState: prior, ProposedNewState: proposed,
	})
	planned, err := encode(done.PlannedState, ty)
	if err != nil {
		return &proto.PlanResourceChange_Response{Diagnostics: refused(err)}, nil
	}
	return &proto.PlanResourceChange_Response{
		PlannedState: planned, LegacyTypeSystem: done.LegacyTypeSystem, Diagnostics: told(done.Diagnostics),
	}, nil
}

// ApplyResourceChange refuses: nothing is behind a stand-in that could be changed.
func (s *Server) ApplyResourceChange(_ context.Context, r *proto.ApplyResourceChange_Request) (*proto.ApplyResourceChange_Response, error) {
	return &proto.ApplyResourceChange_Response{
		NewState: r.PriorState,
		Diagnostics: said("Nothing is applied", "This is TerraFormer's stand-in for the provider %s: it plans and applies nothing. Install the provider itself to apply.",
			s.schema.Addr.ForDisplay()),
	}, nil
}

// ReadResource takes what the state has: nobody is asked whether it still holds.
func (s *Server) ReadResource(_ context.Context, r *proto.ReadResource_Request) (*proto.ReadResource_Response, error) {
	return &proto.ReadResource_Response{NewState: r.CurrentState, Private: r.Private}, nil
}

// UpgradeResourceState takes a state of this version.
func (s *Server) UpgradeResourceState(_ context.Context, r *proto.UpgradeResourceState_Request) (*proto.UpgradeResourceState_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	ty, err := s.typed(addrs.ManagedResourceMode, r.TypeName)
	if err == nil && r.RawState == nil {
		err = errors.New("there is no state to be read")
	}
	if err != nil {
		return &proto.UpgradeResourceState_Response{Diagnostics: refused(err)}, nil
	}
	value, err := ctyjson.Unmarshal(r.RawState.Json, ty)
	if err != nil {
		return &proto.UpgradeResourceState_Response{Diagnostics: refused(err)}, nil
	}
	state, err := encode(value, ty)
	return &proto.UpgradeResourceState_Response{UpgradedState: state, Diagnostics: refused(err)}, nil
}

// ImportResourceState knows of what is imported its id, where it is one: the rest is planned as unknown.
func (s *Server) ImportResourceState(_ context.Context, r *proto.ImportResourceState_Request) (*proto.ImportResourceState_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	ty, err := s.typed(addrs.ManagedResourceMode, r.TypeName)
	if err != nil {
		return &proto.ImportResourceState_Response{Diagnostics: refused(err)}, nil
	}
	known, _ := s.schema.Type(addrs.ManagedResourceMode, r.TypeName)
	empty, err := decode(nil, ty)
	if err == nil {
		empty = known.Block.EmptyValue()
	}
	fields := empty.AsValueMap()
	if fields == nil {
		fields = map[string]cty.Value{}
	}
	if id := known.Block.Attributes["id"]; id != nil && id.Type == cty.String {
		fields["id"] = cty.StringVal(r.Id)
	}
	state, err := encode(cty.ObjectVal(fields), ty)
	if err != nil {
		return &proto.ImportResourceState_Response{Diagnostics: refused(err)}, nil
	}
	return &proto.ImportResourceState_Response{
		ImportedResources: []*proto.ImportResourceState_ImportedResource{{TypeName: r.TypeName, State: state}},
	}, nil
}

// ReadDataSource computes what the provider works out by itself. What only a cloud knows can't be read, and the protocol has no way to say so but an
// error: a data source is unknown in a plan only while it waits for something.
func (s *Server) ReadDataSource(_ context.Context, r *proto.ReadDataSource_Request) (*proto.ReadDataSource_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	config, ty, err := s.config(addrs.DataResourceMode, r.TypeName, r.Config)
	if err != nil {
		return &proto.ReadDataSource_Response{Diagnostics: refused(err)}, nil
	}
	value, ok, diags := s.provider.ReadLocally(r.TypeName, config)
	if diags.HasErrors() {
		return &proto.ReadDataSource_Response{Diagnostics: told(diags)}, nil
	}
	if !ok || !value.IsWhollyKnown() {
		return &proto.ReadDataSource_Response{Diagnostics: said("Not read",
			"This is TerraFormer's stand-in for the provider %s, which reaches no cloud, and only the cloud knows what %s returns. Give its result by a variable, or install the provider itself.",
			s.schema.Addr.ForDisplay(), r.TypeName)}, nil
	}
	state, err := encode(value, ty)
	return &proto.ReadDataSource_Response{State: state, Diagnostics: refused(err)}, nil
}

// OpenEphemeralResource knows of what is opened what its configuration says.
func (s *Server) OpenEphemeralResource(_ context.Context, r *proto.OpenEphemeralResource_Request) (*proto.OpenEphemeralResource_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	config, ty, err := s.config(addrs.EphemeralResourceMode, r.TypeName, r.Config)
	if err != nil {
		return &proto.OpenEphemeralResource_Response{Diagnostics: refused(err)}, nil
	}
	known, _ := s.schema.Type(addrs.EphemeralResourceMode, r.TypeName)
	result, err := encode(objchange.UnreadObject(known.Block, config), ty)
	return &proto.OpenEphemeralResource_Response{Result: result, Diagnostics: refused(err)}, nil
}

func (s *Server) RenewEphemeralResource(context.Context, *proto.RenewEphemeralResource_Request) (*proto.RenewEphemeralResource_Response, error) {
	return &proto.RenewEphemeralResource_Response{}, nil
}

func (s *Server) CloseEphemeralResource(context.Context, *proto.CloseEphemeralResource_Request) (*proto.CloseEphemeralResource_Response, error) {
	return &proto.CloseEphemeralResource_Response{}, nil
}
