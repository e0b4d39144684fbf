package lang

import (
	"slices"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/lang/marks"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/zclconf/go-cty/cty"
)

// Tolerate, when set, takes the errors of an evaluation that goes on regardless: what is at fault counts as unknown. So a
// program is planned as far as it is known, although validation has found it at fault.
var Tolerate func(tfdiags.Diagnostics)

// Tolerated gives diagnostics with errors to Tolerate, when it is set, and returns what is left of them.
func Tolerated(diags tfdiags.Diagnostics) tfdiags.Diagnostics {
	if Tolerate == nil || !diags.HasErrors() {
		return diags
	}
	Tolerate(diags)
	return nil
}

// withoutEphemeral makes ephemeral values unknown where they mustn't be: in all but write-only arguments.
func withoutEphemeral(schema *configschema.Block, value cty.Value) cty.Value {
	plain, marked := value.UnmarkDeepWithPaths()
	var wrong []cty.Path
	marked = slices.DeleteFunc(marked, func(at cty.PathValueMarks) bool {
		_, ephemeral := at.Marks[marks.Ephemeral]
		attribute := schema.AttributeByPath(at.Path)
		if !ephemeral || attribute != nil && attribute.WriteOnly {
			return false
		}
		wrong = append(wrong, at.Path)
		return true
	})
	plain, err := cty.Transform(plain, func(at cty.Path, inner cty.Value) (cty.Value, error) {
		if slices.ContainsFunc(wrong, at.Equals) {
			return cty.UnknownVal(inner.Type()), nil
		}
		return inner, nil
	})
	if err != nil {
		return cty.UnknownVal(value.Type())
	}
	return plain.MarkWithPaths(marked)
}
