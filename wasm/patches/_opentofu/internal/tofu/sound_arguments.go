package tofu

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/zclconf/go-cty/cty"
)

// SoundValidator is a provider that can judge what is sound of a configuration that has errors, argument by argument.
type SoundValidator interface {
	ValidateSound(mode addrs.ResourceMode, typeName string, config cty.Value) tfdiags.Diagnostics
}

// validateSound judges the arguments of a block in which others are at fault, so that one mistake doesn't hide another.
func (n *NodeValidatableResource) validateSound(provider providers.Interface, config cty.Value) tfdiags.Diagnostics {
	judge, ok := provider.(SoundValidator)
	if !ok || !hcl.Spend(0) { // beyond the limit of evaluation nothing is sound
		return nil
	}
	unmarked, _ := config.UnmarkDeep()
	return judge.ValidateSound(n.Config.Mode, n.Config.Type, unmarked).InConfigBody(n.Config.Config, n.Addr.String())
}
