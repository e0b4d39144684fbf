package verify

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// inputs finds what the root module wants from outside and isn't given: values of variables, configurations of providers. With
// these unknown a plan shows what is known, but Terraform makes none, so the stage can't pass.
func (r *run) inputs() {
	for name, variable := range r.config.Module.Variables {
		_, isSet := r.chosen.values[name]
		_, isWrong := r.chosen.valueRanges[name]
		if isSet || isWrong || r.chosen.valuesLost || !variable.Required() {
			continue
		}
		r.result.Unset = append(r.result.Unset, report.UnsetVariable{
			Name: name, Type: typeString(variable.ConstraintType), Sensitive: variable.Sensitive,
			File: variable.DeclRange.Filename, Range: convertRange(variable.DeclRange),
		})
	}
	slices.SortFunc(r.result.Unset, func(a, b report.UnsetVariable) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte))
	})
	r.result.Module = r.isModule()
}

// isModule tells whether the root folder evidently holds a module that others call. It does when it asks for configurations of
// providers, which only a caller can pass; or when it has variables without a value, outputs or a file variables.tf as modules have by
// convention, and nothing of what only a root has: a provider's configuration, a backend, an import, a file of values, a value given with the request.
func (r *run) isModule() bool {
	if len(r.passedConfigurations()) > 0 {
		return true
	}
	module := r.config.Module
	hasValues := len(r.request.Vars)+len(r.request.VarFiles) > 0 || slices.ContainsFunc(r.files.Names, func(name string) bool {
		return !strings.Contains(name, "/") && (strings.HasSuffix(name, ".tfvars") || strings.HasSuffix(name, ".tfvars.json"))
	})
	isRoot := len(module.ProviderConfigs)+len(module.Import) > 0 || module.Backend != nil || module.CloudConfig != nil || hasValues
	isLaidOut := len(module.Outputs) > 0 || r.files.Text("variables.tf") != nil
	return len(r.result.Unset) > 0 && isLaidOut && !isRoot
}

// passedConfigurations are those that the root module names in configuration_aliases and doesn't have itself.
func (r *run) passedConfigurations() (passed []string) {
	module := r.config.Module
	for _, name := range slices.Sorted(maps.Keys(module.ProviderRequirements.RequiredProviders)) {
		for _, alias := range module.ProviderRequirements.RequiredProviders[name].Aliases {
			if declared := module.ProviderConfigs[alias.StringCompact()]; declared == nil || r.chosen.substitutes[declared] {
				passed = append(passed, alias.StringCompact())
			}
		}
	}
	return passed
}

// tellInputs says once which values are wanted from outside, and how they can be given. (Configurations are told by callersProviders.)
func (r *run) tellInputs() {
	if len(r.result.Unset) == 0 {
		return
	}
	first, passed := r.result.Unset[0], r.passedConfigurations()
	d := report.Diagnostic{Stage: "plan", Severity: report.Info, File: first.File, Range: first.Range, Address: "var." + first.Name}
	var names []string
	for _, variable := range r.result.Unset {
		kind := variable.Type
		if variable.Sensitive {
			kind += ", sensitive"
		}
		names = append(names, fmt.Sprintf("%s (%s)", variable.Name, kind))
	}
	if r.result.Module {
		d.Code, d.Summary = "module-as-root", "A module, judged without a plan"
		d.Detail = "Its caller gives what it needs: " + strings.Join(append(names, passed...), ", ") + "."
		d.Detail += " So it is checked against the schemas, and planned only as far as that doesn't matter. Verify a configuration that calls it"
		if len(passed) == 0 {
			d.Detail += ", or give values with --var NAME=VALUE or terraform.tfvars"
		}
		d.Detail += ", to have it planned."
	} else {
		d.Code, d.Summary = "variables-without-value", "Variables without a value"
		d.Detail = fmt.Sprintf("Terraform plans only once each of these has a value: %s. Give it with --var %s=VALUE or in terraform.tfvars, or write a default. Until then it is planned as unknown.",
			strings.Join(names, ", "), first.Name)
		if len(names) == 1 {
			d.Summary = "Variable without a value"
			d.Detail = strings.Replace(d.Detail, "each of these has a value: ", "this variable has a value: ", 1)
		}
	}
	r.add(d)
}

// excuseModule makes warnings of a module's conditions that fail: they did with its defaults, and a caller may give other values.
func (r *run) excuseModule() {
	if !r.result.Module {
		return
	}
	for i := range r.result.Diagnostics {
		if d := &r.result.Diagnostics[i]; d.Severity == report.Error && strings.HasSuffix(d.Code, "condition-failed") {
			d.Severity = report.Warning
			d.Detail += " This is so with the defaults of the module: its caller may give other values."
		}
	}
}
