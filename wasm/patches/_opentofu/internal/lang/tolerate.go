package lang

import "github.com/opentofu/opentofu/internal/tfdiags"

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
