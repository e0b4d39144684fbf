package defaults

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// Complete is what a provider plans for a new resource: the proposed value, with defaults where nothing is given, and
// unknown where only the service will know.
//
// How a provider plans depends on the library that it is written with, which the schema tells by the id: the plugin SDK lets
// it be set. Over 71 real plans of the aws provider:
//   - what is computed and not given is unknown (2,282 of 2,285, region and tags_all apart), whatever default the
//     documentation states (111 of 112): such defaults are the service's;
//   - what isn't computed has its documented default (392 of 477), else it is null (1,009 of 1,117); the exceptions are
//     written down, since nothing in a schema tells them;
//   - within sets the SDK plans "" and empty collections for what isn't given, and null for numbers and booleans (18 of
//     18); so it does in sets of objects that are written as blocks;
//   - a set of texts of which one isn't known is unknown as a whole (25 of 25);
//   - the plugin framework has defaults only for what is computed, so the documentation can't tell: they are unknown.
func Complete(provider Provider, typeName string, block *configschema.Block, proposed cty.Value) cty.Value {
	c := completer{facts: of(provider.Name, typeName), major: provider.Major, sdk: isSDK(block)}
	planned := c.block(block, proposed, "", false)
	if planned.IsNull() || !planned.IsKnown() || !planned.Type().IsObjectType() {
		return planned
	}
	fields := planned.AsValueMap()
	provider.adds(typeName, block, c.sdk, proposed, fields)
	return object(fields)
}

// isSDK tells a type of the plugin SDK from one of the framework.
func isSDK(block *configschema.Block) bool {
	id := block.Attributes["id"]
	return id != nil && id.Optional && id.Computed && id.Type == cty.String
}

type completer struct {
	facts *facts
	major int // version of the provider
	sdk   bool
}

func (c completer) block(block *configschema.Block, value cty.Value, path string, inSet bool) cty.Value {
	if value.IsNull() || !value.IsKnown() {
		return value
	}
	fields := value.AsValueMap()
	c.attributes(block.Attributes, fields, path, inSet)
	for name, nested := range block.BlockTypes {
		inSet := inSet || nested.Nesting == configschema.NestingSet
		if c.isComputed(fields[name], join(path, name)) {
			fields[name] = cty.UnknownVal(fields[name].Type())
			continue
		}
		fields[name] = eachElement(nested.Nesting, fields[name], func(element cty.Value) cty.Value {
			return c.block(&nested.Block, element, join(path, name), inSet)
		})
	}
	c.drop(fields, path)
	return object(fields)
}

func (c completer) attributes(attributes map[string]*configschema.Attribute, fields map[string]cty.Value, path string, inSet bool) {
	for name, attribute := range attributes {
		fields[name] = c.attribute(attribute, fields[name], join(path, name), inSet)
	}
}

func (c completer) attribute(attribute *configschema.Attribute, value cty.Value, path string, inSet bool) cty.Value {
	switch {
	case attribute.WriteOnly: // nothing keeps it
		return cty.NullVal(attribute.ImpliedType())
	case value.IsNull():
		ty := attribute.ImpliedType()
		if known, ok := c.written(path, ty); ok {
			return known
		}
		if attribute.Computed {
			return cty.UnknownVal(ty)
		}
		if known, ok := decode(c.facts.Documented[path], ty); ok && c.sdk && attribute.Optional {
			return known
		}
		if inSet && c.sdk {
			return emptied(ty)
		}
		return value
	case attribute.NestedType != nil:
		return eachElement(attribute.NestedType.Nesting, value, func(element cty.Value) cty.Value {
			if element.IsNull() || !element.IsKnown() {
				return element
			}
			inner := element.AsValueMap()
			c.attributes(attribute.NestedType.Attributes, inner, path, inSet || attribute.NestedType.Nesting == configschema.NestingSet)
			return object(inner)
		})
	case !value.IsKnown():
		return value
	case c.sdk && isPartial(value):
		return cty.UnknownVal(value.Type())
	case c.sdk && value.Type().IsSetType() && value.Type().ElementType().IsObjectType():
		return eachElement(configschema.NestingSet, value, func(element cty.Value) cty.Value { return c.blockAsAttribute(element, path) })
	case value.Type() == cty.String && c.facts.Forms[path] != "":
		return cty.StringVal(formed(c.facts.Forms[path], value.AsString()))
	}
	return value
}

// blockAsAttribute completes an object of a set that the schema has as an attribute and that is written as blocks.
func (c completer) blockAsAttribute(element cty.Value, path string) cty.Value {
	if element.IsNull() || !element.IsKnown() {
		return element
	}
	inner := element.AsValueMap()
	for name, value := range inner {
		if isPartial(value) {
			inner[name] = cty.UnknownVal(value.Type())
		}
		if !value.IsNull() {
			continue
		}
		inner[name] = emptied(value.Type())
		if known, ok := decode(c.facts.Documented[join(path, name)], value.Type()); ok {
			inner[name] = known
		}
		if known, ok := c.written(join(path, name), value.Type()); ok {
			inner[name] = known
		}
	}
	return object(inner)
}

// isPartial tells a set of texts or numbers some of which aren't known yet: to the SDK, the set isn't known then.
func isPartial(value cty.Value) bool {
	return value.IsKnown() && value.Type().IsSetType() && value.Type().ElementType().IsPrimitiveType() && !value.IsWhollyKnown()
}

// isComputed tells whether blocks that aren't given are the provider's to add.
func (c completer) isComputed(blocks cty.Value, path string) bool {
	return slices.Contains(c.facts.ComputedBlocks, path) && blocks.IsKnown() && !blocks.IsNull() &&
		blocks.CanIterateElements() && blocks.LengthInt() == 0
}

// written is the default that the provider's source has, of the newest version that isn't newer than this one.
func (c completer) written(path string, ty cty.Type) (cty.Value, bool) {
	stated := c.facts.Written[path]
	for major := 1; major <= c.major; major++ {
		if newer := c.facts.Since[major][path]; newer != nil {
			stated = newer
		}
	}
	return decode(stated, ty)
}

// drop takes out of a block what the provider doesn't plan because of another argument's value.
func (c completer) drop(fields map[string]cty.Value, path string) {
	for _, d := range c.facts.Dropped {
		name := strings.TrimPrefix(d.Path, path+".")
		if d.Path == join(path, name) && fields[name] != cty.NilVal && fields[d.When] != cty.NilVal {
			when, err := convert.Convert(fields[d.When], cty.String)
			if err == nil && when.IsKnown() && !when.IsNull() && slices.Contains(d.Is, when.AsString()) != d.Unless {
				fields[name] = cty.NullVal(fields[name].Type())
			}
		}
	}
}

// emptied is what the SDK plans within a set for an argument that isn't given.
func emptied(ty cty.Type) cty.Value {
	switch {
	case ty == cty.String:
		return cty.StringVal("")
	case ty.IsListType():
		return cty.ListValEmpty(ty.ElementType())
	case ty.IsSetType():
		return cty.SetValEmpty(ty.ElementType())
	case ty.IsMapType():
		return cty.MapValEmpty(ty.ElementType())
	}
	return cty.NullVal(ty)
}

// decode reads a default; false when there is none, or none of this type.
func decode(stated json.RawMessage, ty cty.Type) (cty.Value, bool) {
	if stated == nil {
		return cty.NilVal, false
	}
	if given, err := ctyjson.ImpliedType(stated); err != nil || ty.IsPrimitiveType() && given != ty && string(stated) != "null" {
		return cty.NilVal, false
	}
	value, err := ctyjson.Unmarshal(stated, ty)
	return value, err == nil
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func object(fields map[string]cty.Value) cty.Value {
	if len(fields) == 0 {
		return cty.EmptyObjectVal
	}
	return cty.ObjectVal(fields)
}

// eachElement changes every object that blocks or a nested attribute consist of.
func eachElement(nesting configschema.NestingMode, value cty.Value, change func(cty.Value) cty.Value) cty.Value {
	if value.IsNull() || !value.IsKnown() {
		return value
	}
	if nesting == configschema.NestingSingle || nesting == configschema.NestingGroup {
		return change(value)
	}
	if value.LengthInt() == 0 {
		return value
	}
	ty := value.Type()
	if ty.IsMapType() || ty.IsObjectType() {
		elements := value.AsValueMap()
		for key, element := range elements {
			elements[key] = change(element)
		}
		if ty.IsMapType() {
			return cty.MapVal(elements)
		}
		return cty.ObjectVal(elements)
	}
	elements := value.AsValueSlice()
	for i, element := range elements {
		elements[i] = change(element)
	}
	switch {
	case ty.IsSetType():
		return cty.SetVal(elements)
	case ty.IsListType():
		return cty.ListVal(elements)
	}
	return cty.TupleVal(elements)
}
