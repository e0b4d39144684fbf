// Package functions knows the functions that providers define: their signatures, which our schema files lack, and what
// they return where that needs nothing but their arguments.
package functions

import (
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/zclconf/go-cty/cty"
)

// Function is one that a provider defines.
type Function struct {
	Spec providers.FunctionSpec
	call func(arguments []cty.Value) (cty.Value, error) // nil when only the provider's own code can tell the result
}

// tables are the functions of each provider, by its address without the host.
var tables = map[string]map[string]Function{
	"builtin/terraform":     terraformFunctions,
	"hashicorp/aws":         awsFunctions,
	"hashicorp/azurerm":     azureFunctions,
	"hashicorp/google":      googleFunctions,
	"hashicorp/google-beta": googleFunctions,
	"hashicorp/kubernetes":  kubernetesFunctions,
	"hashicorp/local":       localFunctions,
	"hashicorp/time":        timeFunctions,
	"hashicorp/archive":     {},
	"hashicorp/http":        {},
	"hashicorp/null":        {},
	"hashicorp/random":      {},
	"hashicorp/tls":         {},
}

// Of lists the functions of a provider; nil when nobody knows which it has.
func Of(provider addrs.Provider) map[string]Function {
	return tables[provider.Namespace+"/"+provider.Type]
}

// AllKnown tells whether a provider has no functions besides those. AWS' documentation doesn't list them in one place, and it gets
// new ones.
func AllKnown(provider addrs.Provider) bool {
	return Of(provider) != nil && provider.Type != "aws"
}

// Call evaluates a function. The result is unknown where it can't be told here. An error is one that the provider gives, too.
func Call(provider addrs.Provider, name string, spec providers.FunctionSpec, arguments []cty.Value) (cty.Value, error) {
	function := Of(provider)[name]
	for _, argument := range arguments {
		if !argument.IsWhollyKnown() {
			return cty.UnknownVal(spec.Return), nil
		}
	}
	if function.call == nil {
		return cty.UnknownVal(spec.Return), nil
	}
	return function.call(arguments)
}

// define describes a function whose parameters are texts, by their names.
func define(returns cty.Type, call func([]cty.Value) (cty.Value, error), names ...string) Function {
	spec := providers.FunctionSpec{Return: returns}
	for _, name := range names {
		spec.Parameters = append(spec.Parameters, providers.FunctionParameterSpec{Name: name, Type: cty.String})
	}
	return Function{spec, call}
}

// onText makes a function of one that works on one text.
func onText(call func(string) (string, error)) func([]cty.Value) (cty.Value, error) {
	return func(arguments []cty.Value) (cty.Value, error) {
		result, err := call(arguments[0].AsString())
		return cty.StringVal(result), err
	}
}
