package defaults

import (
	"maps"
	"strings"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
)

// Provider is a configured provider: one provider block, or the empty one of a provider without any.
type Provider struct {
	Name   string    // as in its source address: "aws"
	Major  int       // version; 0 when it isn't known
	Config cty.Value // the arguments of the block; cty.NilVal before it is configured
}

// adds sets the arguments of a resource that take their value from the provider block. What the block leaves to the
// environment stays unknown.
func (p Provider) adds(typeName string, block *configschema.Block, sdk bool, proposed cty.Value, fields map[string]cty.Value) {
	switch p.Name {
	case "aws":
		// From version 6 on, whatever lives in a region has this argument. Deprecated ones are older and mean something else.
		if p.Major >= 6 {
			p.inherit(block, proposed, fields, "region")
		}
		if isTexts(block.Attributes["tags_all"]) && isTexts(block.Attributes["tags"]) {
			fields["tags_all"] = p.tagsAll(fields["tags"], sdk)
		}
		certificate(typeName, block, proposed, fields)
	case "google", "google-beta":
		// All types plan the project; region and zone only some.
		if p.Major >= 5 {
			p.inherit(block, proposed, fields, "project")
		}
		if p.Major >= 6 {
			p.labels(block, fields)
		}
	}
}

// inherit gives a resource the provider's value of an argument that it leaves out.
func (p Provider) inherit(block *configschema.Block, proposed cty.Value, fields map[string]cty.Value, name string) {
	attribute := block.Attributes[name]
	if attribute == nil || attribute.Type != cty.String || !attribute.Optional || !attribute.Computed || attribute.Deprecated || !proposed.GetAttr(name).IsNull() {
		return
	}
	if value := p.setting(name); value.IsKnown() && !value.IsNull() && value.Type() == cty.String {
		fields[name] = value
	}
}

// setting is an argument of the provider block; null when it isn't given.
func (p Provider) setting(name string) cty.Value {
	if p.Config == cty.NilVal || p.Config.IsNull() || !p.Config.IsKnown() || !p.Config.Type().IsObjectType() || !p.Config.Type().HasAttribute(name) {
		return cty.NullVal(cty.DynamicPseudoType)
	}
	value, _ := p.Config.GetAttr(name).Unmark()
	return value
}

// tagsAll merges the provider's default tags with a resource's own, as the aws provider does: nothing at all is an empty map
// in the framework and computed in the SDK, and so are tags with an empty value there.
func (p Provider) tagsAll(tags cty.Value, sdk bool) cty.Value {
	unknown := cty.UnknownVal(cty.Map(cty.String))
	defaults, ok := within(p.setting("default_tags"), "tags")
	ignored, known := p.ignored()
	if !ok || !known || !tags.IsWhollyKnown() {
		return unknown
	}
	merged := merge(defaults, tags)
	maps.DeleteFunc(merged, func(key string, _ cty.Value) bool { return ignored(key) })
	for _, value := range merged {
		if value.IsNull() || sdk && value.AsString() == "" {
			return unknown
		}
	}
	switch {
	case len(merged) > 0:
		return cty.MapVal(merged)
	case sdk:
		return unknown
	}
	return cty.MapValEmpty(cty.String)
}

// ignored tells by the provider's ignore_tags which tags it leaves alone; false when that isn't known.
func (p Provider) ignored() (func(key string) bool, bool) {
	keys, ok := within(p.setting("ignore_tags"), "keys")
	prefixes, also := within(p.setting("ignore_tags"), "key_prefixes")
	if !ok || !also {
		return nil, false
	}
	matches := func(list cty.Value, match func(given string) bool) bool {
		if list.IsNull() || !list.CanIterateElements() {
			return false
		}
		for it := list.ElementIterator(); it.Next(); {
			if _, element := it.Element(); !element.IsNull() && element.Type() == cty.String && match(element.AsString()) {
				return true
			}
		}
		return false
	}
	return func(key string) bool {
		return matches(keys, func(given string) bool { return given == key }) ||
			matches(prefixes, func(given string) bool { return strings.HasPrefix(key, given) })
	}, true
}

// within is an argument of a block of which there is one at most: null when there is none, false when it isn't wholly known.
func within(blocks cty.Value, name string) (cty.Value, bool) {
	null := cty.NullVal(cty.DynamicPseudoType)
	if blocks.IsNull() {
		return null, true
	}
	if !blocks.IsWhollyKnown() {
		return null, false
	}
	if !blocks.CanIterateElements() || blocks.LengthInt() == 0 {
		return null, true
	}
	it := blocks.ElementIterator()
	it.Next()
	if _, block := it.Element(); !block.IsNull() && block.Type().IsObjectType() && block.Type().HasAttribute(name) {
		return block.GetAttr(name), true
	}
	return null, true
}

// labels sets those that the google provider manages, the default ones with the resource's, where it doesn't add its own mark.
// Which types it doesn't mark isn't known.
func (p Provider) labels(block *configschema.Block, fields map[string]cty.Value) {
	own, defaults, mark := fields["labels"], p.setting("default_labels"), p.setting("add_terraform_attribution_label")
	for _, name := range []string{"labels", "terraform_labels", "effective_labels"} {
		if !isTexts(block.Attributes[name]) {
			return
		}
	}
	if !own.IsWhollyKnown() || !defaults.IsWhollyKnown() || !mark.IsKnown() || mark.IsNull() || mark.Type() != cty.Bool || mark.True() {
		return
	}
	merged := merge(defaults, own)
	if len(merged) == 0 {
		return
	}
	for _, value := range merged {
		if value.IsNull() {
			return
		}
	}
	fields["terraform_labels"], fields["effective_labels"] = cty.MapVal(merged), cty.MapVal(merged)
}

// isTexts tells an attribute that is a map of texts, as tags and labels are.
func isTexts(attribute *configschema.Attribute) bool {
	return attribute != nil && attribute.Type != cty.NilType && attribute.Type.Equals(cty.Map(cty.String))
}

// merge joins maps of texts; the last one wins. What isn't one counts as empty.
func merge(from ...cty.Value) map[string]cty.Value {
	merged := map[string]cty.Value{}
	for _, texts := range from {
		if !texts.IsNull() && texts.Type().Equals(cty.Map(cty.String)) {
			maps.Copy(merged, texts.AsValueMap())
		}
	}
	return merged
}
