package tofu

import (
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/internal/tfdiags"
)

// unknownInstances holds the resources and module calls of the plan being made of which nobody knows how many instances
// there are. None is planned, and what refers to them gets an unknown value. One plan is made at a time.
var unknownInstances = map[string]bool{}

// withoutInstances tells whether planning goes on although the expansion of something failed, which is told.
func withoutInstances(address string, diags tfdiags.Diagnostics) bool {
	if lang.Tolerate == nil || !diags.HasErrors() {
		return false
	}
	lang.Tolerate(diags)
	unknownInstances[address] = true
	return true
}
