// Package facts holds what providers refuse beyond their schema: values that aren't among those allowed, arguments that need
// or exclude each other. Schemas don't say so; the few here are those that programs get wrong most often.
package facts

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/zclconf/go-cty/cty"
)

//go:embed aws.json
var aws []byte

// rules of one resource type. Keys are paths through blocks, such as "rule.status".
type rules struct {
	OneOf        map[string][]string  `json:"oneOf"`
	Not          map[string][]string  `json:"not"`          // in any case
	Pattern      map[string][2]string `json:"pattern"`      // regular expression, and its meaning in words
	PrefixLength map[string][2]int    `json:"prefixLength"` // CIDR blocks, IPv4
	Requires     map[string][]string  `json:"requires"`
	Conflicts    [][2]string          `json:"conflicts"`
	ExactlyOneOf [][]string           `json:"exactlyOneOf"`
}

var byType = func() map[string]rules {
	var all map[string]rules
	if err := json.Unmarshal(aws, &all); err != nil {
		panic(err)
	}
	return all
}()

// Check judges the configuration of a resource. What is unknown is never at fault.
func Check(typeName string, config cty.Value) (diags tfdiags.Diagnostics) {
	r, ok := byType[typeName]
	if !ok || config.IsNull() || !config.IsKnown() {
		return nil
	}
	r.values(config, func(path cty.Path, detail string) {
		diags = diags.Append(tfdiags.AttributeValue(tfdiags.Error, "Invalid argument value", detail, path))
	})
	r.combinations(config, func(name, summary, detail string) {
		diags = diags.Append(tfdiags.AttributeValue(tfdiags.Error, summary, detail, cty.GetAttrPath(name)))
	})
	return diags
}

func (r rules) values(config cty.Value, report func(cty.Path, string)) {
	for _, key := range slices.Sorted(maps.Keys(r.OneOf)) {
		each(config, key, func(path cty.Path, text string) {
			if !slices.Contains(r.OneOf[key], text) {
				report(path, fmt.Sprintf("Expected %s to be one of %s, got %q.", key, strings.Join(quote(r.OneOf[key]), ", "), text))
			}
		})
	}
	for _, key := range slices.Sorted(maps.Keys(r.Not)) {
		each(config, key, func(path cty.Path, text string) {
			if slices.Contains(r.Not[key], strings.ToLower(text)) {
				report(path, fmt.Sprintf("%q is not allowed as %s.", text, key))
			}
		})
	}
	for _, key := range slices.Sorted(maps.Keys(r.Pattern)) {
		pattern := regexp.MustCompile(r.Pattern[key][0])
		each(config, key, func(path cty.Path, text string) {
			if text != "" && !pattern.MatchString(text) {
				report(path, fmt.Sprintf("Expected %s to be %s, got %q.", key, r.Pattern[key][1], text))
			}
		})
	}
	for _, key := range slices.Sorted(maps.Keys(r.PrefixLength)) {
		limits := r.PrefixLength[key]
		each(config, key, func(path cty.Path, text string) {
			prefix, err := netip.ParsePrefix(text)
			switch {
			case err != nil:
				report(path, fmt.Sprintf("%q is not a valid CIDR block.", text))
			case prefix.Addr().Is4() && (prefix.Bits() < limits[0] || prefix.Bits() > limits[1]):
				report(path, fmt.Sprintf("Expected the prefix of %s to have between %d and %d bits, got %d.", key, limits[0], limits[1], prefix.Bits()))
			}
		})
	}
}

func (r rules) combinations(config cty.Value, report func(name, summary, detail string)) {
	for _, name := range slices.Sorted(maps.Keys(r.Requires)) {
		for _, other := range r.Requires[name] {
			if isSet(config, name) && !isSet(config, other) {
				report(name, "Missing required argument", fmt.Sprintf("With %q, %q must be specified too.", name, other))
			}
		}
	}
	for _, pair := range r.Conflicts {
		if isSet(config, pair[0]) && isSet(config, pair[1]) {
			report(pair[0], "Conflicting arguments", fmt.Sprintf("%q conflicts with %q. Remove one of them.", pair[0], pair[1]))
		}
	}
	for _, group := range r.ExactlyOneOf {
		names := slices.DeleteFunc(slices.Clone(group), func(name string) bool { return !config.Type().HasAttribute(name) })
		given := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !isSet(config, name) })
		unknown := slices.ContainsFunc(given, func(name string) bool { return !config.GetAttr(name).IsKnown() })
		if len(names) == len(group) && (len(given) == 0 || len(given) > 1 && !unknown) {
			report(names[0], "Invalid combination of arguments", fmt.Sprintf("Exactly one of %s must be specified.", strings.Join(quote(names), ", ")))
		}
	}
}

// isSet tells whether an argument is given, or a block of that type is. An unknown one may be null: it counts as given.
func isSet(config cty.Value, name string) bool {
	if !config.Type().HasAttribute(name) {
		return false
	}
	value := config.GetAttr(name)
	if value.IsNull() {
		return false
	}
	if value.IsKnown() && value.CanIterateElements() && !value.Type().IsObjectType() && value.LengthInt() == 0 {
		return false
	}
	return true
}

// each visits the known texts that a path leads to.
func each(value cty.Value, key string, visit func(cty.Path, string)) {
	var walk func(value cty.Value, steps []string, path cty.Path)
	walk = func(value cty.Value, steps []string, path cty.Path) {
		ty := value.Type()
		switch {
		case value.IsNull() || !value.IsKnown():
		case ty.IsListType() || ty.IsSetType() || ty.IsTupleType():
			for it := value.ElementIterator(); it.Next(); {
				index, element := it.Element()
				walk(element, steps, append(path.Copy(), cty.IndexStep{Key: index}))
			}
		case len(steps) == 0 && ty == cty.String:
			visit(path, value.AsString())
		case len(steps) > 0 && ty.IsObjectType() && ty.HasAttribute(steps[0]):
			walk(value.GetAttr(steps[0]), steps[1:], path.GetAttr(steps[0]))
		}
	}
	walk(value, strings.Split(key, "."), nil)
}

func quote(names []string) []string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = fmt.Sprintf("%q", name)
	}
	return quoted
}
