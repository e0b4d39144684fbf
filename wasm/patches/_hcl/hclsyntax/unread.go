package hclsyntax

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// unreadResult is an unknown value of the type that a function has for any file.
func unreadResult(f function.Function, args []cty.Value) cty.Value {
	types := make([]cty.Type, len(args))
	for i, arg := range args {
		types[i] = arg.Type()
	}
	ty, err := f.ReturnType(types)
	if err != nil {
		ty = cty.DynamicPseudoType
	}
	return cty.UnknownVal(ty)
}
