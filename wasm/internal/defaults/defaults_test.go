package defaults

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
)

// sdk is the schema of a type that is written with the plugin SDK.
func sdk(attributes map[string]*configschema.Attribute) *configschema.Block {
	attributes["id"] = &configschema.Attribute{Type: cty.String, Optional: true, Computed: true}
	return &configschema.Block{Attributes: attributes, BlockTypes: map[string]*configschema.NestedBlock{}}
}

func optional(ty cty.Type) *configschema.Attribute {
	return &configschema.Attribute{Type: ty, Optional: true}
}
func computed(ty cty.Type) *configschema.Attribute {
	return &configschema.Attribute{Type: ty, Optional: true, Computed: true}
}

// propose is what OpenTofu proposes: the given arguments, and null for all others.
func propose(block *configschema.Block, given map[string]cty.Value) cty.Value {
	fields := map[string]cty.Value{}
	for name, attribute := range block.Attributes {
		fields[name] = cty.NullVal(attribute.ImpliedType())
	}
	for name, nested := range block.BlockTypes {
		fields[name] = cty.ListValEmpty(nested.Block.ImpliedType())
		if nested.Nesting == configschema.NestingSet {
			fields[name] = cty.SetValEmpty(nested.Block.ImpliedType())
		}
	}
	for name, value := range given {
		fields[name] = value
	}
	return cty.ObjectVal(fields)
}

func aws(config map[string]cty.Value) Provider {
	return Provider{Name: "aws", Major: 6, Config: cty.ObjectVal(config)}
}

func TestEveryLineIsRead(t *testing.T) {
	entries, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text, _ := files.ReadFile(entry.Name())
		lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))[1:]
		if !slices.IsSortedFunc(lines, func(a, b []byte) int { return bytes.Compare([]byte(typeOf(a)), []byte(typeOf(b))) }) {
			t.Errorf("%s isn't sorted by type", entry.Name())
		}
		for _, line := range lines {
			var read facts
			decoder := json.NewDecoder(bytes.NewReader(line))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&read); err != nil || read.Type != typeOf(line) {
				t.Errorf("%s: %q: %v", entry.Name(), typeOf(line), err)
			}
		}
	}
}

func TestDefaults(t *testing.T) {
	block := sdk(map[string]*configschema.Attribute{
		"max_session_duration": optional(cty.Number), "path": optional(cty.String), "description": optional(cty.String),
		"force_detach_policies": optional(cty.String), "arn": {Type: cty.String, Computed: true},
	})
	planned := Complete(aws(nil), "aws_iam_role", block, propose(block, map[string]cty.Value{"path": cty.StringVal("/x/")}))
	for name, want := range map[string]cty.Value{
		"max_session_duration": cty.NumberIntVal(3600), "path": cty.StringVal("/x/"), "description": cty.NullVal(cty.String),
		"force_detach_policies": cty.NullVal(cty.String), // the schema's type isn't the default's
		"arn":                   cty.UnknownVal(cty.String),
	} {
		if got := planned.GetAttr(name); !got.RawEquals(want) {
			t.Errorf("%s is %#v, not %#v", name, got, want)
		}
	}
	private := Complete(Provider{Major: 6}, "aws_iam_role", block, propose(block, nil))
	if got := private.GetAttr("path"); !got.IsNull() {
		t.Errorf("a provider that only looks like aws plans %#v", got)
	}
}

func TestDefaultsOfAMajorVersion(t *testing.T) {
	block := sdk(map[string]*configschema.Attribute{"publicly_accessible": optional(cty.Bool), "encrypted": optional(cty.String)})
	for major, want := range map[int]cty.Value{5: cty.True, 6: cty.False} {
		planned := Complete(Provider{Name: "aws", Major: major}, "aws_redshift_cluster", block, propose(block, nil))
		if got := planned.GetAttr("publicly_accessible"); !got.RawEquals(want) {
			t.Errorf("aws %d plans %#v", major, got)
		}
	}
}

func TestSetsOfTheSDK(t *testing.T) {
	inner := &configschema.Block{Attributes: map[string]*configschema.Attribute{
		"name": optional(cty.String), "hosts": optional(cty.Set(cty.String)), "port": optional(cty.Number), "zone": computed(cty.String),
	}}
	block := sdk(map[string]*configschema.Attribute{
		"rule": computed(cty.Set(cty.Object(map[string]cty.Type{"cidr": cty.String, "port": cty.Number}))),
	})
	block.BlockTypes["one"] = &configschema.NestedBlock{Nesting: configschema.NestingSet, Block: *inner}
	block.BlockTypes["many"] = &configschema.NestedBlock{Nesting: configschema.NestingList, Block: *inner}
	empty := cty.NullVal(inner.ImpliedType())
	empty = cty.ObjectVal(map[string]cty.Value{
		"name": cty.NullVal(cty.String), "hosts": cty.NullVal(cty.Set(cty.String)), "port": cty.NullVal(cty.Number), "zone": cty.NullVal(cty.String),
	})
	given := map[string]cty.Value{
		"one": cty.SetVal([]cty.Value{empty}), "many": cty.ListVal([]cty.Value{empty}),
		"rule": cty.SetVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"cidr": cty.NullVal(cty.String), "port": cty.NullVal(cty.Number)})}),
	}
	planned := Complete(aws(nil), "aws_unheard_of", block, propose(block, given))
	first := func(name string) map[string]cty.Value { return planned.GetAttr(name).AsValueSlice()[0].AsValueMap() }
	if in := first("one"); in["name"].AsString() != "" || in["hosts"].LengthInt() != 0 || !in["port"].IsNull() || in["zone"].IsKnown() {
		t.Errorf("within a set: %#v", in)
	}
	if in := first("many"); !in["name"].IsNull() || !in["hosts"].IsNull() {
		t.Errorf("within a list: %#v", in)
	}
	if in := first("rule"); in["cidr"].AsString() != "" || !in["port"].IsNull() {
		t.Errorf("within blocks that are an attribute: %#v", in)
	}
}

func TestDropped(t *testing.T) {
	inner := configschema.Block{Attributes: map[string]*configschema.Attribute{"attribute_name": optional(cty.String), "enabled": optional(cty.Bool)}}
	block := sdk(map[string]*configschema.Attribute{})
	block.BlockTypes["ttl"] = &configschema.NestedBlock{Nesting: configschema.NestingList, Block: inner}
	for _, test := range []struct{ enabled, want cty.Value }{
		{cty.False, cty.NullVal(cty.String)}, {cty.True, cty.StringVal("expires")}, {cty.UnknownVal(cty.Bool), cty.StringVal("expires")},
	} {
		ttl := cty.ListVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"attribute_name": cty.StringVal("expires"), "enabled": test.enabled})})
		planned := Complete(aws(nil), "aws_dynamodb_table", block, propose(block, map[string]cty.Value{"ttl": ttl}))
		if got := planned.GetAttr("ttl").AsValueSlice()[0].GetAttr("attribute_name"); !got.RawEquals(test.want) {
			t.Errorf("enabled %#v: %#v", test.enabled, got)
		}
	}
}

func TestForms(t *testing.T) {
	for _, test := range []struct{ form, given, want string }{
		{"lower", "Mon:01:00-Mon:02:00", "mon:01:00-mon:02:00"},
		{"sorted", "{\n \"b\": [1, 2], \"a\": \"<x>\" }", `{"a":"\u003cx\u003e","b":[1,2]}`},
		{"sorted", "not JSON", "not JSON"},
		{"version-first", `{"Statement":[],"Version":"2012-10-17"}`, `{"Version":"2012-10-17","Statement":[]}`},
		{"version-first", `{"Version":"2012-10-17"}`, `{"Version":"2012-10-17"}`},
		{"version-first", `{"Version":"2008-10-17","Id":"x"}`, `{"Id":"x","Version":"2008-10-17"}`},
	} {
		if got := formed(test.form, test.given); got != test.want {
			t.Errorf("%s of %s is %s", test.form, test.given, got)
		}
	}
}

func TestCertificate(t *testing.T) {
	option := cty.Object(map[string]cty.Type{"domain_name": cty.String, "resource_record_name": cty.String})
	block := sdk(map[string]*configschema.Attribute{
		"domain_name": computed(cty.String), "validation_method": optional(cty.String), namesOf: computed(cty.Set(cty.String)),
		optionsOf: {Type: cty.Set(option), Computed: true},
	})
	unknown := cty.UnknownVal(cty.String)
	for _, test := range []struct {
		name                   string
		domain, method, others cty.Value
		names, options         int // -1: unknown
	}{
		{"one domain", cty.StringVal("a.org"), cty.StringVal("DNS"), cty.NullVal(cty.Set(cty.String)), 1, 1},
		{"two", cty.StringVal("a.org"), cty.StringVal("DNS"), cty.SetVal([]cty.Value{cty.StringVal("b.org"), cty.StringVal("a.org")}), 2, 2},
		{"by mail", cty.StringVal("a.org"), cty.StringVal("EMAIL"), cty.NullVal(cty.Set(cty.String)), 1, -1},
		{"unknown domain", unknown, cty.StringVal("DNS"), cty.NullVal(cty.Set(cty.String)), -1, -1},
		{"unknown other", cty.StringVal("a.org"), cty.StringVal("DNS"), cty.SetVal([]cty.Value{unknown}), -1, -1},
	} {
		planned := Complete(aws(nil), "aws_acm_certificate", block, propose(block, map[string]cty.Value{
			"domain_name": test.domain, "validation_method": test.method, namesOf: test.others}))
		for name, want := range map[string]int{namesOf: test.names, optionsOf: test.options} {
			got := -1
			if value := planned.GetAttr(name); value.IsKnown() {
				got = len(value.AsValueSlice())
			}
			if got != want {
				t.Errorf("%s: %d of %s, not %d", test.name, got, name, want)
			}
		}
	}
}
