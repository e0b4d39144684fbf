package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/zclconf/go-cty/cty"
)

// Flags of an attribute in a compact file.
const (
	required = 1 << iota
	optional
	computed
	sensitive
	deprecated
	writeOnly
)

// compact is a file of the format that ARCHITECTURE.md describes: a header, then one block a line.
type compact struct {
	lines  [][]byte
	types  []json.RawMessage
	parsed []cty.Type
	blocks map[int]*configschema.Block
}

// ParseCompact reads the header of a compact file; blocks are read when a type is asked for.
func ParseCompact(text []byte) (*Provider, error) {
	file := &compact{lines: bytes.Split(text, []byte("\n")), blocks: map[int]*configschema.Block{}}
	header := map[string]json.RawMessage{}
	for name, value := range members(file.lines[0]) {
		header[name] = value
	}
	var format int
	var source, version string
	for name, into := range map[string]any{"format": &format, "source": &source, "version": &version} {
		if err := json.Unmarshal(header[name], into); err != nil {
			return nil, fmt.Errorf("the provider schema's first line is no header: %s: %w", name, err)
		}
	}
	if format != 1 {
		return nil, fmt.Errorf("the provider schema is of format %d; this verifier reads format 1", format)
	}
	addr, diags := addrs.ParseProviderSourceString(source)
	if diags.HasErrors() {
		return nil, diags.Err()
	}
	for _, value := range members(header["types"]) {
		file.types = append(file.types, value)
	}
	file.parsed = make([]cty.Type, len(file.types))
	p := newProvider(addr, version)
	p.config = func() (providers.Schema, error) { return file.schema(header["provider"]) }
	for mode, kind := range map[addrs.ResourceMode]string{
		addrs.ManagedResourceMode: "resources", addrs.DataResourceMode: "data", addrs.EphemeralResourceMode: "ephemeral",
	} {
		for name, entry := range members(header[kind]) {
			p.types[mode][name] = func() (providers.Schema, error) { return file.schema(entry) }
		}
	}
	return p, nil
}

// schema reads an entry of the header: L, or [L, schema version].
func (c *compact) schema(entry json.RawMessage) (providers.Schema, error) {
	var pair [2]int
	if err := json.Unmarshal(entry, &pair[0]); err != nil {
		if err := json.Unmarshal(entry, &pair); err != nil {
			return providers.Schema{}, err
		}
	}
	block, err := c.block(pair[0])
	return providers.Schema{Block: block, Version: int64(pair[1])}, err
}

type compactLine struct {
	Attributes map[string][2]json.RawMessage `json:"a"`
	Blocks     map[string][4]json.RawMessage `json:"b"`
	Deprecated int                           `json:"d"`
}

func (c *compact) line(n int) (line compactLine, err error) {
	if n < 1 || n >= len(c.lines) {
		return line, fmt.Errorf("the provider schema has no line %d", n)
	}
	return line, json.Unmarshal(c.lines[n], &line)
}

// block reads line n. Lines are shared between types, and so are the blocks.
func (c *compact) block(n int) (*configschema.Block, error) {
	if block, ok := c.blocks[n]; ok {
		if block == nil {
			return nil, errors.New("the provider schema contains itself")
		}
		return block, nil
	}
	c.blocks[n] = nil
	line, err := c.line(n)
	if err != nil {
		return nil, err
	}
	block := &configschema.Block{Deprecated: line.Deprecated == 1, BlockTypes: map[string]*configschema.NestedBlock{}}
	if block.Attributes, err = c.attributes(line); err != nil {
		return nil, err
	}
	for name, parts := range line.Blocks {
		var nestingName string
		var minimum, maximum, inner int
		for i, into := range []any{&nestingName, &minimum, &maximum, &inner} {
			if err := json.Unmarshal(parts[i], into); err != nil {
				return nil, err
			}
		}
		mode, err := nesting(nestingName)
		if err != nil {
			return nil, err
		}
		if mode == configschema.NestingSingle || mode == configschema.NestingGroup {
			maximum = minimum // core wants it so of what can't be there twice
		}
		content, err := c.block(inner)
		if err != nil {
			return nil, err
		}
		block.BlockTypes[name] = &configschema.NestedBlock{Block: *content, Nesting: mode, MinItems: minimum, MaxItems: maximum}
	}
	c.blocks[n] = block
	return block, nil
}

func (c *compact) attributes(line compactLine) (map[string]*configschema.Attribute, error) {
	attributes := make(map[string]*configschema.Attribute, len(line.Attributes))
	for name, parts := range line.Attributes {
		var flags int
		if err := json.Unmarshal(parts[1], &flags); err != nil {
			return nil, err
		}
		attribute := &configschema.Attribute{
			Required: flags&required != 0, Optional: flags&optional != 0, Computed: flags&computed != 0,
			Sensitive: flags&sensitive != 0, Deprecated: flags&deprecated != 0, WriteOnly: flags&writeOnly != 0,
		}
		if err := c.attributeType(parts[0], attribute); err != nil {
			return nil, err
		}
		attributes[name] = attribute
	}
	return attributes, nil
}

// attributeType reads T: an index into the types, or [nesting, L] for an object whose attributes have flags of their own.
func (c *compact) attributeType(raw json.RawMessage, into *configschema.Attribute) error {
	var index int
	if err := json.Unmarshal(raw, &index); err == nil {
		if index < 0 || index >= len(c.types) {
			return fmt.Errorf("the provider schema has no type %d", index)
		}
		if c.parsed[index] == cty.NilType {
			if err := json.Unmarshal(c.types[index], &c.parsed[index]); err != nil {
				return err
			}
		}
		into.Type = c.parsed[index]
		return nil
	}
	var pair [2]json.RawMessage
	var nestingName string
	if err := errors.Join(json.Unmarshal(raw, &pair), json.Unmarshal(pair[0], &nestingName), json.Unmarshal(pair[1], &index)); err != nil {
		return err
	}
	mode, err := nesting(nestingName)
	if err != nil {
		return err
	}
	line, err := c.line(index)
	if err != nil {
		return err
	}
	attributes, err := c.attributes(line)
	into.NestedType = &configschema.Object{Attributes: attributes, Nesting: mode}
	return err
}
