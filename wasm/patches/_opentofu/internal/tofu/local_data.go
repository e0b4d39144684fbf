package tofu

import (
	"context"

	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/zclconf/go-cty/cty"
)

// LocalReader is a provider that computes some data sources without a cloud.
type LocalReader interface {
	ReadLocally(typeName string, config cty.Value) (result cty.Value, ok bool, diags tfdiags.Diagnostics)
}

// readLocally gives what a data source returns, as far as its provider can compute it; NilVal when it can't.
func (n *NodeAbstractResourceInstance) readLocally(ctx context.Context, evalCtx EvalContext, config cty.Value) (cty.Value, tfdiags.Diagnostics) {
	provider, _, err := n.getProvider(ctx, evalCtx)
	reader, ok := provider.(LocalReader)
	if err != nil || !ok {
		return cty.NilVal, nil
	}
	unmarked, marks := config.UnmarkDeepWithPaths()
	result, ok, diags := reader.ReadLocally(n.Addr.Resource.Resource.Type, unmarked)
	diags = lang.Tolerated(diags.InConfigBody(n.Config.Config, n.Addr.String()))
	if !ok {
		return cty.NilVal, diags
	}
	return result.MarkWithPaths(marks), diags
}
