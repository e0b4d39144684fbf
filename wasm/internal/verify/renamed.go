package verify

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// renamed gives the arguments that were meant by mistaken names what these have, where no other has it: what `enable_https = false` of an older
// provider says isn't what leaving the argument out would say, and policies are to see it. Where what was meant is only a guess, nobody knows the
// value. That the program is wrong was told before. The returned function puts all back: what was parsed may be asked for again.
func (r *run) renamed() (restore func()) {
	var undo []func()
	for _, d := range r.result.Diagnostics {
		suggested := didYouMean.FindStringSubmatch(d.Detail)
		if d.Code != "unsupported-argument" || suggested == nil {
			continue
		}
		at := hcl.Range{Filename: d.File, Start: hcl.Pos{Byte: d.Range.Start.Byte}, End: hcl.Pos{Byte: d.Range.End.Byte}}
		levels, old := r.levelsAt(at), r.attributeAt(at)
		if levels == nil || old == nil {
			continue
		}
		inner := levels[len(levels)-1]
		attributes := inner.block.Body.Attributes
		meant := *old
		meant.Name = suggested[2]
		if inner.schema.Attributes[meant.Name] == nil || attributes[meant.Name] != nil || attributes[old.Name] != old {
			continue
		}
		if len(d.Edits) == 0 {
			meant.Expr = &hclsyntax.LiteralValueExpr{Val: cty.DynamicVal, SrcRange: old.Expr.Range()}
		}
		attributes[meant.Name] = &meant
		delete(attributes, old.Name)
		undo = append(undo, func() {
			delete(attributes, meant.Name)
			attributes[old.Name] = old
		})
	}
	return func() {
		for _, putBack := range undo {
			putBack()
		}
	}
}
