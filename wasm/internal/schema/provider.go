// Package schema reads provider schemas, from TerraFormer's compact files and from `terraform providers schema -json`,
// one resource type at a time: a program uses ten of the 1,500 types that aws has.
package schema

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/providers"
)

// Provider is the schema of one provider in one version.
type Provider struct {
	Addr    addrs.Provider
	Version string // empty when a dump doesn't say
	// Functions are those that the provider defines; nil when its schema doesn't describe functions.
	Functions map[string]providers.FunctionSpec

	config  func() (providers.Schema, error)
	types   map[addrs.ResourceMode]map[string]func() (providers.Schema, error)
	decoded map[typeKey]providers.Schema
	leftOut map[typeKey]bool
}

// Major is the major version; 0 when it isn't known.
func (p *Provider) Major() int {
	major, _, _ := strings.Cut(p.Version, ".")
	number, _ := strconv.Atoi(major)
	return number
}

type typeKey struct {
	mode addrs.ResourceMode
	name string
}

// Type returns the schema of a resource, data source or ephemeral resource; false when the provider has none of that name.
func (p *Provider) Type(mode addrs.ResourceMode, name string) (providers.Schema, bool) {
	key := typeKey{mode, name}
	if schema, ok := p.decoded[key]; ok {
		return schema, true
	}
	decode, ok := p.types[mode][name]
	if !ok {
		return providers.Schema{}, false
	}
	schema, err := decode()
	if err != nil {
		return providers.Schema{}, false
	}
	if mode == addrs.EphemeralResourceMode {
		schema = takesEphemeral(schema)
	}
	p.decoded[key] = schema
	return schema, true
}

// takesEphemeral lets ephemeral values be used in any argument. The block itself may be shared with another type.
func takesEphemeral(schema providers.Schema) providers.Schema {
	block := *schema.Block
	block.Ephemeral = true
	schema.Block = &block
	return schema
}

// Config returns the schema of the provider block itself; false when the dump lacks it.
func (p *Provider) Config() (providers.Schema, bool) {
	key := typeKey{}
	if schema, ok := p.decoded[key]; ok {
		return schema, true
	}
	schema, err := p.config()
	if err != nil || schema.Block == nil {
		return providers.Schema{}, false
	}
	schema = takesEphemeral(schema)
	p.demand(schema.Block)
	p.decoded[key] = schema
	return schema, true
}

// demanded are blocks that a provider itself insists on having once in its configuration. Since its version 4, azurerm is built
// on a framework whose schemas can't say how many blocks there have to be, and checks it when it is configured.
var demanded = map[string]string{"registry.terraform.io/hashicorp/azurerm": "features"}

func (p *Provider) demand(block *configschema.Block) {
	name := demanded[p.Addr.String()]
	if nested := block.BlockTypes[name]; nested != nil {
		once := *nested
		once.MinItems, once.MaxItems = 1, 1
		block.BlockTypes = maps.Clone(block.BlockTypes)
		block.BlockTypes[name] = &once
	}
}

// LeavesOut tells whether a type exists although the schema doesn't describe it.
func (p *Provider) LeavesOut(mode addrs.ResourceMode, name string) bool {
	return p.leftOut[typeKey{mode, name}]
}

// Names lists all types of a mode, sorted.
func (p *Provider) Names(mode addrs.ResourceMode) []string {
	return slices.Sorted(maps.Keys(p.types[mode]))
}

// newProvider gives a Provider whose types are still to be filled in.
func newProvider(addr addrs.Provider, version string) *Provider {
	return &Provider{
		Addr: addr, Version: version,
		types: map[addrs.ResourceMode]map[string]func() (providers.Schema, error){
			addrs.ManagedResourceMode: {}, addrs.DataResourceMode: {}, addrs.EphemeralResourceMode: {},
		},
		decoded: map[typeKey]providers.Schema{},
	}
}

var nestings = map[string]configschema.NestingMode{
	"single": configschema.NestingSingle, "group": configschema.NestingGroup, "list": configschema.NestingList,
	"set": configschema.NestingSet, "map": configschema.NestingMap,
}

// nesting reads how blocks or objects of a kind repeat.
func nesting(name string) (configschema.NestingMode, error) {
	mode, ok := nestings[name]
	if !ok {
		return mode, fmt.Errorf("unknown nesting %q", name)
	}
	return mode, nil
}
