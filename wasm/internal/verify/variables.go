package verify

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/tofu"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// variableFiles lists the files that set root variables, the later ones winning, as Terraform reads them.
func (r *run) variableFiles() []string {
	var files []string
	for _, name := range []string{"terraform.tfvars", "terraform.tfvars.json"} {
		if r.files.Text(name) != nil {
			files = append(files, name)
		}
	}
	for _, name := range r.files.Names {
		if !strings.Contains(name, "/") && (strings.HasSuffix(name, ".auto.tfvars") || strings.HasSuffix(name, ".auto.tfvars.json")) {
			files = append(files, name)
		}
	}
	for _, name := range r.request.VarFiles {
		if r.files.Text(name) != nil {
			files = append(files, name)
			continue
		}
		r.add(report.Diagnostic{
			Stage: "schema", Code: "missing-variable-file", Severity: report.Error, Summary: "Missing file of variable values", File: name,
			Detail: fmt.Sprintf("The workspace has no file %q.", name),
		})
	}
	return files
}

// variableValues reads what files and request set, before it is known what variables are declared.
func (r *run) variableValues() map[string]cty.Value {
	values := map[string]cty.Value{}
	r.chosen.valueRanges = map[string]hcl.Range{}
	for _, file := range r.variableFiles() {
		body, broken := r.parser.LoadHCLFile(file) // its syntax errors have been told
		r.chosen.valuesLost = r.chosen.valuesLost || broken.HasErrors()
		attributes, diags := body.JustAttributes()
		r.addHCL("schema", diags)
		for _, name := range slices.Sorted(maps.Keys(attributes)) {
			value, diags := attributes[name].Expr.Value(nil)
			r.addHCL("schema", diags)
			r.chosen.valueRanges[name] = attributes[name].NameRange
			if !diags.HasErrors() {
				values[name] = value
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.request.Vars)) {
		raw := r.request.Vars[name]
		ty, err := ctyjson.ImpliedType(raw)
		if err != nil {
			continue
		}
		if value, err := ctyjson.Unmarshal(raw, ty); err == nil {
			values[name] = value
			delete(r.chosen.valueRanges, name)
		}
	}
	r.chosen.values = values
	return values
}

// inputValues gives the plan a value for every root variable; one that is required and not set is unknown.
func (r *run) inputValues() tofu.InputValues {
	inputs := tofu.InputValues{}
	declared := r.config.Module.Variables
	for name, variable := range declared {
		input := &tofu.InputValue{Value: cty.NilVal, SourceType: tofu.ValueFromCaller}
		value, isSet := r.chosen.values[name]
		switch {
		case isSet:
			input.Value = r.parseText(variable, value)
		case variable.Default == cty.NilVal:
			input.Value = cty.UnknownVal(variable.Type)
		}
		inputs[name] = input
	}
	for _, name := range slices.Sorted(maps.Keys(r.chosen.values)) {
		if declared[name] != nil || r.broken {
			continue
		}
		warning := report.Diagnostic{
			Stage: "schema", Code: "undeclared-variable-value", Severity: report.Warning, Summary: "Value for undeclared variable",
			Detail: fmt.Sprintf("The root module declares no variable %q, so its value has no effect. Declare it with a variable block, or remove the value.", name),
		}
		if at, ok := r.chosen.valueRanges[name]; ok {
			warning.File, warning.Range = at.Filename, convertRange(at)
		}
		r.add(warning)
	}
	return inputs
}

// parseText reads text for a variable that isn't a string as an expression, as Terraform reads -var.
func (r *run) parseText(variable *configs.Variable, value cty.Value) cty.Value {
	_, fromFile := r.chosen.valueRanges[variable.Name]
	if fromFile || value.Type() != cty.String || value.IsNull() || variable.ParsingMode != configs.VariableParseHCL {
		return value
	}
	parsed, diags := variable.ParsingMode.Parse(variable.Name, value.AsString())
	if diags.HasErrors() {
		return value
	}
	return parsed
}
