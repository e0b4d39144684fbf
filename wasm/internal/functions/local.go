package functions

import (
	"fmt"

	"github.com/opentofu/opentofu/internal/lang/funcs"
	"github.com/zclconf/go-cty/cty"
)

// Source: the provider's documentation of its functions.
var localFunctions = map[string]Function{
	"direxists": define(cty.Bool, func(arguments []cty.Value) (cty.Value, error) {
		exists, isDir := funcs.WorkspacePath(arguments[0].AsString())
		if exists && !isDir {
			return cty.UnknownVal(cty.Bool), fmt.Errorf("%q is a file and no directory", arguments[0].AsString())
		}
		return cty.BoolVal(exists), nil
	}, "path"),
}
