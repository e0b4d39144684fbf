package stub

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/go-plugin"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/plugin6/convert"
	proto "github.com/opentofu/opentofu/internal/tfplugin6"
	"github.com/zclconf/go-cty/cty"
)

// served starts a stand-in for a bundled schema, and gives what a plan would talk to.
func served(t *testing.T, id string) (proto.ProviderClient, *Server) {
	t.Helper()
	text, err := os.ReadFile("../../../public/schemas/" + id + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	server, err := New(text)
	if err != nil {
		t.Fatal(err)
	}
	client, _ := plugin.TestPluginGRPCConn(t, false, map[string]plugin.Plugin{"provider": &plugged{server: server}})
	t.Cleanup(func() { _ = client.Close() })
	return proto.NewProviderClient(client.Conn), server
}

// object is a value of a type, with some of its attributes; the others are null, blocks empty.
func object(t *testing.T, s *Server, mode addrs.ResourceMode, name string, set map[string]cty.Value) cty.Value {
	t.Helper()
	known, ok := s.schema.Type(mode, name)
	if !ok {
		t.Fatalf("no type %s", name)
	}
	if mode == addrs.DataResourceMode {
		known = waiting(known)
	}
	fields := known.Block.EmptyValue().AsValueMap()
	for attribute, value := range set {
		fields[attribute] = value
	}
	return cty.ObjectVal(fields)
}

func packed(t *testing.T, value cty.Value) *proto.DynamicValue {
	t.Helper()
	encoded, err := encode(value, value.Type())
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func unpacked(t *testing.T, encoded *proto.DynamicValue, ty cty.Type) cty.Value {
	t.Helper()
	value, err := decode(encoded, ty)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func clean(t *testing.T, diags []*proto.Diagnostic) {
	t.Helper()
	if len(diags) > 0 {
		t.Fatalf("%s: %s", diags[0].Summary, diags[0].Detail)
	}
}

func TestEveryBundledSchemaIsServed(t *testing.T) {
	paths, _ := filepath.Glob("../../../public/schemas/*.jsonl")
	if len(paths) < 20 {
		t.Fatalf("only %d schemas", len(paths))
	}
	for _, path := range paths {
		id := strings.TrimSuffix(filepath.Base(path), ".jsonl")
		t.Run(id, func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			server, err := New(text)
			if err != nil {
				t.Fatal(err)
			}
			response, err := server.GetProviderSchema(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			for mode, described := range map[addrs.ResourceMode]map[string]*proto.Schema{
				addrs.ManagedResourceMode: response.ResourceSchemas, addrs.DataResourceMode: response.DataSourceSchemas,
				addrs.EphemeralResourceMode: response.EphemeralResourceSchemas,
			} {
				if names := server.schema.Names(mode); len(names) != len(described) {
					t.Errorf("%d of %d types are described", len(described), len(names))
				}
				for name, schema := range described {
					// What the other side makes of it has the same type of value.
					known, _ := server.schema.Type(mode, name)
					if mode == addrs.DataResourceMode {
						known = waiting(known)
					}
					received := convert.ProtoToProviderSchema(schema).Block
					if got := received.ImpliedType(); !got.Equals(known.Block.ImpliedType()) {
						t.Errorf("%s: %#v", name, got)
					}
					if err := received.InternalValidate(); err != nil { // core plans nothing else
						t.Errorf("%s: %v", name, err)
					}
				}
			}
		})
	}
}

func TestPlan(t *testing.T) {
	client, s := served(t, "aws-6")
	ctx := context.Background()
	config, err := client.ConfigureProvider(ctx, &proto.ConfigureProvider_Request{Config: packed(t, func() cty.Value {
		fields := s.provider.Schema.Provider.Block.EmptyValue().AsValueMap()
		fields["region"] = cty.StringVal("eu-central-1")
		return cty.ObjectVal(fields)
	}())})
	if err != nil {
		t.Fatal(err)
	}
	clean(t, config.Diagnostics)

	vpc := object(t, s, addrs.ManagedResourceMode, "aws_vpc", map[string]cty.Value{"cidr_block": cty.StringVal("10.0.0.0/16")})
	valid, err := client.ValidateResourceConfig(ctx, &proto.ValidateResourceConfig_Request{TypeName: "aws_vpc", Config: packed(t, vpc)})
	if err != nil {
		t.Fatal(err)
	}
	clean(t, valid.Diagnostics)
	planned, err := client.PlanResourceChange(ctx, &proto.PlanResourceChange_Request{
		TypeName: "aws_vpc", Config: packed(t, vpc), ProposedNewState: packed(t, vpc), PriorState: packed(t, cty.NullVal(vpc.Type())),
	})
	if err != nil {
		t.Fatal(err)
	}
	clean(t, planned.Diagnostics)
	if !planned.LegacyTypeSystem {
		t.Error("core would refuse what the plugin SDK plans")
	}
	state := unpacked(t, planned.PlannedState, vpc.Type())
	for name, want := range map[string]cty.Value{
		"cidr_block": cty.StringVal("10.0.0.0/16"), "instance_tenancy": cty.StringVal("default"), "region": cty.StringVal("eu-central-1"),
		"id": cty.UnknownVal(cty.String), "ipv4_ipam_pool_id": cty.NullVal(cty.String),
	} {
		if got := state.GetAttr(name); !got.RawEquals(want) {
			t.Errorf("%s is planned as %#v", name, got)
		}
	}
	applied, err := client.ApplyResourceChange(ctx, &proto.ApplyResourceChange_Request{TypeName: "aws_vpc", PlannedState: planned.PlannedState})
	if err != nil || len(applied.Diagnostics) != 1 || !strings.Contains(applied.Diagnostics[0].Detail, "applies nothing") {
		t.Errorf("applied: %v, %v", applied, err)
	}
}

func TestRulesOfValuesJudge(t *testing.T) {
	client, s := served(t, "aws-5")
	wrong := object(t, s, addrs.ManagedResourceMode, "aws_lb", map[string]cty.Value{
		"load_balancer_type": cty.StringVal("classic"), "subnets": cty.SetVal([]cty.Value{cty.UnknownVal(cty.String)}),
	})
	valid, err := client.ValidateResourceConfig(t.Context(), &proto.ValidateResourceConfig_Request{TypeName: "aws_lb", Config: packed(t, wrong)})
	if err != nil {
		t.Fatal(err)
	}
	if len(valid.Diagnostics) != 1 || valid.Diagnostics[0].Attribute.GetSteps()[0].GetAttributeName() != "load_balancer_type" {
		t.Errorf("said: %v", valid.Diagnostics)
	}
}

func TestDataSources(t *testing.T) {
	client, s := served(t, "aws-6")
	partition := object(t, s, addrs.DataResourceMode, "aws_service_principal", map[string]cty.Value{
		"service_name": cty.StringVal("ec2"), "region": cty.StringVal("eu-central-1"),
	})
	read, err := client.ReadDataSource(t.Context(), &proto.ReadDataSource_Request{TypeName: "aws_service_principal", Config: packed(t, partition)})
	if err != nil {
		t.Fatal(err)
	}
	clean(t, read.Diagnostics)
	if got := unpacked(t, read.State, partition.Type()).GetAttr("name"); !got.RawEquals(cty.StringVal("ec2.amazonaws.com")) {
		t.Errorf("name is %#v", got)
	}
	zones := object(t, s, addrs.DataResourceMode, "aws_availability_zones", nil)
	read, err = client.ReadDataSource(t.Context(), &proto.ReadDataSource_Request{TypeName: "aws_availability_zones", Config: packed(t, zones)})
	if err != nil || read.State != nil || len(read.Diagnostics) != 1 || !strings.Contains(read.Diagnostics[0].Detail, "only the cloud knows") {
		t.Errorf("read: %v, %v", read, err)
	}
}

func TestImportKnowsTheID(t *testing.T) {
	client, s := served(t, "aws-6")
	done, err := client.ImportResourceState(t.Context(), &proto.ImportResourceState_Request{TypeName: "aws_vpc", Id: "vpc-1"})
	if err != nil {
		t.Fatal(err)
	}
	clean(t, done.Diagnostics)
	known, _ := s.schema.Type(addrs.ManagedResourceMode, "aws_vpc")
	state := unpacked(t, done.ImportedResources[0].State, known.Block.ImpliedType())
	if !state.GetAttr("id").RawEquals(cty.StringVal("vpc-1")) || !state.GetAttr("cidr_block").IsNull() {
		t.Errorf("imported as %#v", state)
	}
	read, err := client.ReadResource(t.Context(), &proto.ReadResource_Request{TypeName: "aws_vpc", CurrentState: done.ImportedResources[0].State})
	if err != nil || string(read.NewState.Msgpack) != string(done.ImportedResources[0].State.Msgpack) {
		t.Errorf("read: %v, %v", read, err)
	}
	text := []byte(`{"id":"vpc-2","cidr_block":"10.0.0.0/16"}`)
	upgraded, err := client.UpgradeResourceState(t.Context(), &proto.UpgradeResourceState_Request{TypeName: "aws_vpc", RawState: &proto.RawState{Json: text}})
	if err != nil {
		t.Fatal(err)
	}
	if len(upgraded.Diagnostics) == 0 && !unpacked(t, upgraded.UpgradedState, known.Block.ImpliedType()).GetAttr("id").RawEquals(cty.StringVal("vpc-2")) {
		t.Errorf("upgraded: %v", upgraded)
	}
}

func TestEphemeralIsUnknown(t *testing.T) {
	client, s := served(t, "random")
	config := object(t, s, addrs.EphemeralResourceMode, "random_password", map[string]cty.Value{"length": cty.NumberIntVal(20)})
	opened, err := client.OpenEphemeralResource(t.Context(), &proto.OpenEphemeralResource_Request{TypeName: "random_password", Config: packed(t, config)})
	if err != nil {
		t.Fatal(err)
	}
	clean(t, opened.Diagnostics)
	result := unpacked(t, opened.Result, config.Type())
	if result.GetAttr("result").IsKnown() || !result.GetAttr("length").RawEquals(cty.NumberIntVal(20)) {
		t.Errorf("opened as %#v", result)
	}
}

func TestFunctions(t *testing.T) {
	client, _ := served(t, "aws-6")
	listed, err := client.GetFunctions(t.Context(), &proto.GetFunctions_Request{})
	if err != nil || listed.Functions["arn_parse"] == nil {
		t.Fatalf("functions: %v, %v", listed, err)
	}
	called, err := client.CallFunction(t.Context(), &proto.CallFunction_Request{
		Name: "arn_parse", Arguments: []*proto.DynamicValue{packed(t, cty.StringVal("arn:aws:iam::123456789012:role/r"))},
	})
	if err != nil || called.Error != nil {
		t.Fatalf("called: %v, %v", called, err)
	}
	returns := convert.ProtoToCtyType(listed.Functions["arn_parse"].Return.Type)
	if got := unpacked(t, called.Result, returns).GetAttr("account_id"); !got.RawEquals(cty.StringVal("123456789012")) {
		t.Errorf("account_id is %#v", got)
	}
	called, err = client.CallFunction(t.Context(), &proto.CallFunction_Request{
		Name: "arn_parse", Arguments: []*proto.DynamicValue{packed(t, cty.StringVal("nonsense"))},
	})
	if err != nil || called.Error == nil {
		t.Errorf("nonsense: %v, %v", called, err)
	}
}

func TestUnknownTypesAreRefused(t *testing.T) {
	client, _ := served(t, "null")
	answer, err := client.ValidateResourceConfig(t.Context(), &proto.ValidateResourceConfig_Request{TypeName: "null_thing"})
	if err != nil || len(answer.Diagnostics) != 1 {
		t.Errorf("answer: %v, %v", answer, err)
	}
}
