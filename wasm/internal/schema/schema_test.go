package schema

import (
	"slices"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/zclconf/go-cty/cty"
)

const compactText = `{"format":1,"source":"registry.terraform.io/hashicorp/test","version":"2.1.0","types":["string",["list","string"]],"provider":1,"resources":{"test_a":[2,3],"test_b":4},"data":{"test_a":1}}
{}
{"a":{"name":[0,1],"ids":[1,4],"object":[["list",3],2]},"b":{"part":["list",0,1,3]}}
{"a":{"secret":[0,42]}}
{"b":{"part":["list",0,0,4]}}`

const dumpText = `{"provider_schemas":{"registry.opentofu.org/hashicorp/test":{"resource_schemas":{"test_a":{"version":3,"block":{
	"attributes":{"name":{"type":"string","required":true},"ids":{"type":["list","string"],"computed":true},
		"object":{"optional":true,"nested_type":{"nesting_mode":"list","attributes":{"secret":{"type":"string","optional":true,"sensitive":true,"write_only":true}}}}},
	"block_types":{"part":{"nesting_mode":"list","max_items":1,"block":{"attributes":{"secret":{"type":"string","optional":true,"sensitive":true,"write_only":true}}}}}}}}}},
	"x_missing":[["resources","test_huge"]]}`

// TestFormats reads the same resource from both formats.
func TestFormats(t *testing.T) {
	compact, err := ParseCompact([]byte(compactText))
	if err != nil {
		t.Fatal(err)
	}
	dump, err := ParseDump("test", []byte(dumpText))
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]*Provider{"compact": compact, "dump": dump} {
		if p.Addr != addrs.NewDefaultProvider("test") {
			t.Errorf("%s: provider %s", name, p.Addr)
		}
		schema, ok := p.Type(addrs.ManagedResourceMode, "test_a")
		if !ok {
			t.Fatalf("%s: no test_a", name)
		}
		block := schema.Block
		want := cty.Object(map[string]cty.Type{
			"name": cty.String, "ids": cty.List(cty.String), "object": cty.List(cty.Object(map[string]cty.Type{"secret": cty.String})),
			"part": cty.List(cty.Object(map[string]cty.Type{"secret": cty.String})),
		})
		if !block.ImpliedType().Equals(want) {
			t.Errorf("%s: type %#v", name, block.ImpliedType())
		}
		secret := block.BlockTypes["part"].Attributes["secret"]
		if schema.Version != 3 || !block.Attributes["name"].Required || !block.Attributes["ids"].Computed || block.BlockTypes["part"].MaxItems != 1 ||
			!secret.Optional || !secret.Sensitive || !secret.WriteOnly || secret.Computed {
			t.Errorf("%s: %+v", name, block)
		}
		if _, ok := p.Type(addrs.ManagedResourceMode, "test_none"); ok {
			t.Errorf("%s: a type that isn't there", name)
		}
	}
	if _, ok := compact.Type(addrs.ManagedResourceMode, "test_b"); ok {
		t.Error("a schema that contains itself was read")
	}
	if !dump.LeavesOut(addrs.ManagedResourceMode, "test_huge") || dump.LeavesOut(addrs.ManagedResourceMode, "test_none") {
		t.Error("types left out")
	}
}

func TestBadFiles(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "text": "hello", "format": `{"format":9}`, "source": `{"format":1,"source":"a/b/c/d"}`} {
		if _, err := ParseCompact([]byte(text)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := ParseDump("aws", []byte(dumpText)); err == nil || !strings.Contains(err.Error(), "hashicorp/test") {
		t.Errorf("a dump without the provider: %v", err)
	}
}

func TestFormerTypes(t *testing.T) {
	store := NewStore()
	source := "registry.terraform.io/hashicorp/test"
	store.SetCatalogue([]Entry{
		{ID: "test-6", Source: source, Version: "6.66.0"},
		{ID: "test-5", Source: source, Version: "5.100.0", Last: []string{"test_pool", "data.test_pools"}},
		{ID: "test-4", Source: source, Version: "4.67.0", Last: []string{"test_lake"}},
		{ID: "other-4", Source: "registry.terraform.io/hashicorp/other", Version: "4.0.0", Last: []string{"test_sea"}},
	})
	test := addrs.NewDefaultProvider("test")
	for _, c := range []struct{ version, address, want string }{
		{"6.66.0", "test_pool", "test-5"},
		{"6.66.0", "data.test_pools", "test-5"},
		{"6.66.0", "data.test_pool", ""},
		{"6.66.0", "test_lake", "test-4"},
		{"5.100.0", "test_lake", "test-4"},
		{"4.67.0", "test_pool", ""}, // a type to come is none that was given up
		{"6.66.0", "test_sea", ""},
		{"", "test_pool", ""},
	} {
		if got := store.Former(&Provider{Addr: test, Version: c.version}, c.address); got.Need != c.want || got.Provider != nil {
			t.Errorf("%s of %s: got %+v, want %q", c.address, c.version, got, c.want)
		}
	}
	loaded := &Provider{Addr: test, Version: "5.100.0"}
	store.loaded["test-5"] = loaded
	if got := store.Former(&Provider{Addr: test, Version: "6.0.0"}, "test_pool"); got != (Choice{Provider: loaded}) {
		t.Errorf("once it is loaded: %+v", got)
	}
}

func TestChoose(t *testing.T) {
	store := NewStore()
	source := "registry.terraform.io/hashicorp/test"
	store.SetCatalogue([]Entry{{ID: "test-6", Source: source, Version: "6.66.0"}, {ID: "test-5", Source: source, Version: "5.100.0"}})
	for constraint, want := range map[string]Choice{
		"":                  {Need: "test-6", Exact: true, SameMajor: true},
		"~> 5.0":            {Need: "test-5", Exact: true, SameMajor: true},
		">= 5.0":            {Need: "test-6", Exact: true, SameMajor: true},
		">= 5.0, < 6.0":     {Need: "test-5", Exact: true, SameMajor: true},
		"5.31.0":            {Need: "test-5", SameMajor: true},
		"~> 5.31.0":         {Need: "test-5", SameMajor: true},
		"~> 4.0":            {Need: "test-5"},
		"> 7.0":             {Need: "test-6"},
		"not a constraint!": {Need: "test-6", Exact: true, SameMajor: true},
	} {
		if got := store.Choose(addrs.NewDefaultProvider("test"), constraint, ""); got != want {
			t.Errorf("%q: got %+v, want %+v", constraint, got, want)
		}
	}
	for locked, want := range map[string]Choice{
		"5.60.0":  {Need: "test-5", SameMajor: true},
		"5.100.0": {Need: "test-5", Exact: true, SameMajor: true},
		"3.76.1":  {Need: "test-5"},
	} {
		if got := store.Choose(addrs.NewDefaultProvider("test"), ">= 3.0", locked); got != want {
			t.Errorf("locked %q: got %+v, want %+v", locked, got, want)
		}
	}
	if got := store.Choose(addrs.NewProvider("registry.opentofu.org", "hashicorp", "test"), "", ""); got.Need != "test-6" {
		t.Errorf("the provider by its other address: %+v", got)
	}
	if got := store.Namesakes(addrs.NewProvider(addrs.DefaultProviderRegistryHost, "acme", "test")); !slices.Equal(got, []string{"hashicorp/test"}) {
		t.Errorf("others of that name: %v", got)
	}
	if got := store.Choose(addrs.NewDefaultProvider("none"), "", ""); got != (Choice{}) {
		t.Errorf("a provider that nobody knows: %+v", got)
	}
	if got := store.Choose(addrs.NewBuiltInProvider("terraform"), "", ""); got.Provider == nil {
		t.Error("no built-in provider")
	}
}
