package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// arguments of a block, each read once. What has the wrong type is told.
type arguments struct {
	config *Config
	block  *hclsyntax.Block
	read   map[string]bool
}

// value of an argument: a literal, since there is nothing that it could refer to.
func (a arguments) value(name string) (cty.Value, bool) {
	a.read[name] = true
	attribute := a.block.Body.Attributes[name]
	if attribute == nil {
		return cty.NilVal, false
	}
	value, diags := attribute.Expr.Value(nil)
	if diags.HasErrors() || !value.IsWhollyKnown() || value.IsNull() {
		a.config.tell("config-invalid-value", rangeOf(attribute.Expr.Range()), fmt.Sprintf("%s has to be written out: the file has no variables and functions.", name))
		return cty.NilVal, false
	}
	return value, true
}

func (a arguments) as(name string, want cty.Type, called string) (cty.Value, bool) {
	value, ok := a.value(name)
	if !ok {
		return value, false
	}
	converted, err := convertTo(value, want)
	if err != nil {
		a.config.tell("config-invalid-value", rangeOf(a.block.Body.Attributes[name].Expr.Range()), fmt.Sprintf("%s has to be %s.", name, called))
		return value, false
	}
	return converted, true
}

// convertTo converts without making texts of numbers, or numbers of texts: what isn't quoted as it should be is a slip.
func convertTo(value cty.Value, want cty.Type) (cty.Value, error) {
	if want.IsPrimitiveType() && value.Type() != want {
		return value, fmt.Errorf("wrong type")
	}
	converted, err := convert.Convert(value, want)
	if err == nil && !converted.IsWhollyKnown() {
		err = fmt.Errorf("unknown")
	}
	return converted, err
}

func (a arguments) text(name string) string {
	if value, ok := a.as(name, cty.String, "a text in quotes"); ok {
		return value.AsString()
	}
	return ""
}

func (a arguments) texts(name string) (texts []string) {
	value, ok := a.as(name, cty.List(cty.String), `a list of texts, such as ["aws/s3-versioning"]`)
	if !ok {
		return nil
	}
	for _, one := range value.AsValueSlice() {
		if !one.IsNull() {
			texts = append(texts, one.AsString())
		}
	}
	return texts
}

func (a arguments) boolean(name string) *bool {
	if value, ok := a.as(name, cty.Bool, "true or false"); ok {
		is := value.True()
		return &is
	}
	return nil
}

func (a arguments) oneOf(name string, allowed ...string) string {
	text := a.text(name)
	if text != "" && !slices.Contains(allowed, text) {
		a.config.tell("config-invalid-value", rangeOf(a.block.Body.Attributes[name].Expr.Range()),
			fmt.Sprintf("%s %q: has to be one of %s.", name, text, strings.Join(allowed, ", ")))
		return ""
	}
	return text
}

// others tells arguments that the block doesn't have.
func (a arguments) others(known ...string) {
	for _, name := range sortedNames(a.block.Body.Attributes) {
		if !slices.Contains(known, name) {
			a.config.tell("config-unknown-argument", rangeOf(a.block.Body.Attributes[name].NameRange),
				fmt.Sprintf("A block %s has no argument %q. It has %s.", a.block.Type, name, strings.Join(known, ", ")))
		}
	}
}

func sortedNames(attributes hclsyntax.Attributes) []string {
	return slices.Sorted(maps.Keys(attributes))
}

func rangeOf(at hcl.Range) report.Range {
	return report.Range{
		Start: report.Position{Line: at.Start.Line, Column: at.Start.Column, Byte: at.Start.Byte},
		End:   report.Position{Line: at.End.Line, Column: at.End.Column, Byte: at.End.Byte},
	}
}
