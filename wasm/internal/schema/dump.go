package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/zclconf/go-cty/cty"
)

type dumpProvider struct {
	Provider  json.RawMessage            `json:"provider"`
	Resources map[string]json.RawMessage `json:"resource_schemas"`
	Data      map[string]json.RawMessage `json:"data_source_schemas"`
	Ephemeral map[string]json.RawMessage `json:"ephemeral_resource_schemas"`
	Functions map[string]dumpFunction    `json:"functions"`
}

// dumpFile is the output of `terraform providers schema -json`.
type dumpFile struct {
	Schemas map[string]json.RawMessage `json:"provider_schemas"`
	// Not Terraform's, but of those who cut a dump down: the version, and the types that exist but aren't described.
	Version string      `json:"x_provider_version"`
	LeftOut [][2]string `json:"x_missing"`
}

func readDump(text []byte) (dump dumpFile, err error) {
	if err := json.Unmarshal(text, &dump); err != nil {
		return dump, fmt.Errorf("the file is no output of `terraform providers schema -json`: %w", err)
	}
	if len(dump.Schemas) == 0 {
		return dump, errors.New("the file is no output of `terraform providers schema -json`: it describes no provider (run `terraform init` first)")
	}
	return dump, nil
}

// ParseDump reads the output of `terraform providers schema -json`, for the provider called name: "aws",
// "acme/widgets" or a full address.
func ParseDump(name string, text []byte) (*Provider, error) {
	dump, err := readDump(text)
	if err != nil {
		return nil, err
	}
	sources := slices.Sorted(maps.Keys(dump.Schemas))
	for _, source := range sources {
		if source == name || strings.HasSuffix(source, "/"+name) {
			return dump.provider(source)
		}
	}
	return nil, fmt.Errorf("the file doesn't describe a provider %q; it has %s, which go before the equals sign", name, strings.Join(sources, " and "))
}

// ParseDumps reads the same for all providers of the file.
func ParseDumps(text []byte) (all []*Provider, err error) {
	dump, err := readDump(text)
	if err != nil {
		return nil, err
	}
	for _, source := range slices.Sorted(maps.Keys(dump.Schemas)) {
		p, err := dump.provider(source)
		if err != nil {
			return nil, fmt.Errorf("the provider %s can't be read: %w", source, err)
		}
		all = append(all, p)
	}
	return all, nil
}

func (dump dumpFile) provider(found string) (*Provider, error) {
	addr, diags := addrs.ParseProviderSourceString(found)
	if diags.HasErrors() {
		return nil, diags.Err()
	}
	if addr.Hostname == "registry.opentofu.org" { // the same providers, as OpenTofu names them
		addr.Hostname = addrs.DefaultProviderRegistryHost
	}
	var content dumpProvider
	if err := json.Unmarshal(dump.Schemas[found], &content); err != nil {
		return nil, err
	}
	p := newProvider(addr, dump.Version)
	p.leftOut = map[typeKey]bool{}
	if content.Functions != nil {
		p.Functions = map[string]providers.FunctionSpec{}
		for name, function := range content.Functions {
			p.Functions[name] = function.convert()
		}
	}
	for _, pair := range dump.LeftOut {
		p.leftOut[typeKey{dumpModes[pair[0]], pair[1]}] = true
	}
	p.config = func() (providers.Schema, error) { return dumpSchema(content.Provider) }
	for mode, entries := range map[addrs.ResourceMode]map[string]json.RawMessage{
		addrs.ManagedResourceMode: content.Resources, addrs.DataResourceMode: content.Data, addrs.EphemeralResourceMode: content.Ephemeral,
	} {
		for name, entry := range entries {
			p.types[mode][name] = func() (providers.Schema, error) { return dumpSchema(entry) }
		}
	}
	return p, nil
}

var dumpModes = map[string]addrs.ResourceMode{
	"resources": addrs.ManagedResourceMode, "dataSources": addrs.DataResourceMode, "ephemeralResources": addrs.EphemeralResourceMode,
}

type dumpAttribute struct {
	Type       cty.Type    `json:"type"`
	Nested     *dumpObject `json:"nested_type"`
	Required   bool        `json:"required"`
	Optional   bool        `json:"optional"`
	Computed   bool        `json:"computed"`
	Sensitive  bool        `json:"sensitive"`
	Deprecated bool        `json:"deprecated"`
	WriteOnly  bool        `json:"write_only"`
}

type dumpObject struct {
	Attributes map[string]dumpAttribute `json:"attributes"`
	Nesting    string                   `json:"nesting_mode"`
}

type dumpBlock struct {
	Attributes map[string]dumpAttribute   `json:"attributes"`
	Blocks     map[string]dumpNestedBlock `json:"block_types"`
	Deprecated bool                       `json:"deprecated"`
}

type dumpNestedBlock struct {
	Nesting string    `json:"nesting_mode"`
	Block   dumpBlock `json:"block"`
	Minimum int       `json:"min_items"`
	Maximum int       `json:"max_items"`
}

type dumpFunction struct {
	Return     cty.Type        `json:"return_type"`
	Parameters []dumpParameter `json:"parameters"`
	Variadic   *dumpParameter  `json:"variadic_parameter"`
}

type dumpParameter struct {
	Name     string   `json:"name"`
	Type     cty.Type `json:"type"`
	Nullable bool     `json:"is_nullable"`
}

func (d dumpFunction) convert() providers.FunctionSpec {
	spec := providers.FunctionSpec{Return: d.Return}
	for _, parameter := range d.Parameters {
		spec.Parameters = append(spec.Parameters, parameter.convert())
	}
	if d.Variadic != nil {
		variadic := d.Variadic.convert()
		spec.VariadicParameter = &variadic
	}
	return spec
}

func (d dumpParameter) convert() providers.FunctionParameterSpec {
	return providers.FunctionParameterSpec{Name: d.Name, Type: d.Type, AllowNullValue: d.Nullable}
}

func dumpSchema(raw json.RawMessage) (providers.Schema, error) {
	var entry struct {
		Version int64     `json:"version"`
		Block   dumpBlock `json:"block"`
	}
	if len(raw) == 0 {
		return providers.Schema{}, errors.New("not described")
	}
	if err := json.Unmarshal(raw, &entry); err != nil {
		return providers.Schema{}, err
	}
	block, err := entry.Block.convert()
	return providers.Schema{Version: entry.Version, Block: block}, err
}

func (d dumpBlock) convert() (*configschema.Block, error) {
	attributes, err := convertAttributes(d.Attributes)
	if err != nil {
		return nil, err
	}
	block := &configschema.Block{
		Attributes: attributes, BlockTypes: make(map[string]*configschema.NestedBlock, len(d.Blocks)), Deprecated: d.Deprecated,
	}
	for name, nested := range d.Blocks {
		content, err := nested.Block.convert()
		if err != nil {
			return nil, err
		}
		mode, err := nesting(nested.Nesting)
		if err != nil {
			return nil, err
		}
		block.BlockTypes[name] = &configschema.NestedBlock{
			Block: *content, Nesting: mode, MinItems: nested.Minimum, MaxItems: nested.Maximum,
		}
	}
	return block, nil
}

func convertAttributes(from map[string]dumpAttribute) (map[string]*configschema.Attribute, error) {
	attributes := make(map[string]*configschema.Attribute, len(from))
	for name, d := range from {
		attribute := &configschema.Attribute{
			Type: d.Type, Required: d.Required, Optional: d.Optional, Computed: d.Computed,
			Sensitive: d.Sensitive, Deprecated: d.Deprecated, WriteOnly: d.WriteOnly,
		}
		if d.Nested != nil {
			inner, err := convertAttributes(d.Nested.Attributes)
			if err != nil {
				return nil, err
			}
			mode, err := nesting(d.Nested.Nesting)
			if err != nil {
				return nil, err
			}
			attribute.NestedType = &configschema.Object{Attributes: inner, Nesting: mode}
		}
		attributes[name] = attribute
	}
	return attributes, nil
}
