package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

// TFLintFile is where tflint keeps its settings.
const TFLintFile = ".tflint.hcl"

// FromTFLint takes from tflint's settings what means something here, and notes what doesn't. As in tflint, a plugin block for its Terraform rules
// that names no preset wants all of them.
func FromTFLint(name string, text []byte) (Settings, []report.Diagnostic) {
	r := tflintReader{settings: Settings{Rules: map[string]Choice{}}}
	file, diags := hclsyntax.ParseConfig(text, name, hcl.InitialPos)
	if diags.HasErrors() {
		at := hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}
		if diags[0].Subject != nil {
			at = *diags[0].Subject
		}
		r.note(at, "This file isn't HCL, so that nothing of it counts: %s", diags[0].Detail)
		r.notes[0].Severity = report.Warning
		return r.settings, r.notes
	}
	blocks := file.Body.(*hclsyntax.Body).Blocks
	for _, block := range blocks {
		switch block.Type {
		case "plugin":
			r.plugin(block)
		case "config":
			r.config(block)
		case "rule", "tflint":
		default:
			r.note(headOf(block), "A block %q means nothing here.", block.Type)
		}
	}
	for _, block := range blocks { // what is said of a rule wins over what is said of all
		if block.Type == "rule" {
			r.rule(block)
		}
	}
	return r.settings, r.notes
}

type tflintReader struct {
	settings Settings
	notes    []report.Diagnostic
}

func (r *tflintReader) note(at hcl.Range, detail string, args ...any) {
	r.notes = append(r.notes, report.Diagnostic{
		Stage: "lint", Code: "tflint-setting-ignored", Severity: report.Info, Summary: "Setting of tflint that isn't used",
		Detail: fmt.Sprintf(detail, args...), File: at.Filename, Range: rangeOf(at),
	})
}

func (r *tflintReader) plugin(block *hclsyntax.Block) {
	options := optionsOf(block.Body)
	prefix := label(block, 0) + "_"
	known := false
	for i := range Rules {
		rule := &Rules[i]
		if !slices.ContainsFunc(rule.TFLint, func(name string) bool { return strings.HasPrefix(name, prefix) }) {
			continue
		}
		known = true
		on := options.flag("enabled", true)
		wanted := rule.Preset == Recommended || prefix == "terraform_" && options.text("preset", All) == All
		if !on || wanted {
			r.settings.Rules[rule.ID] = Choice{Enabled: new(on && wanted)}
		}
	}
	if !known {
		r.note(headOf(block), "The rules of the plugin %q aren't among those that judge here.", label(block, 0))
	}
}

func (r *tflintReader) config(block *hclsyntax.Block) {
	for _, attribute := range attributes(block.Body) {
		if attribute.Name == "disabled_by_default" {
			r.settings.Only = optionsOf(block.Body).flag(attribute.Name, false)
			continue
		}
		r.note(attribute.SrcRange, "%q means nothing here.", attribute.Name)
	}
}

func (r *tflintReader) rule(block *hclsyntax.Block) {
	rule := Named(label(block, 0))
	if rule == nil {
		r.note(headOf(block), "There is no rule here that finds what %q does.", label(block, 0))
		return
	}
	options := optionsOf(block.Body)
	choice := Choice{Enabled: new(options.flag("enabled", true)), Options: Options{}}
	for name, value := range options {
		switch {
		case name == "enabled":
		case rule.Options[name] == "":
			r.note(headOf(block), "The rule %q has no option %q here.", label(block, 0), name)
		default:
			choice.Options[name] = value
		}
	}
	r.settings.Rules[rule.ID] = choice
}

// optionsOf reads the arguments and blocks of a body as plain values; what refers to anything is left out.
func optionsOf(body *hclsyntax.Body) Options {
	values := map[string]cty.Value{}
	for name, attribute := range body.Attributes {
		if value, diags := attribute.Expr.Value(nil); !diags.HasErrors() && value.IsWhollyKnown() {
			values[name] = value
		}
	}
	options := Plain(values)
	for _, block := range body.Blocks {
		options[block.Type] = map[string]any(optionsOf(block.Body))
	}
	return options
}
