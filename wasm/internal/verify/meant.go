package verify

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty/convert"
)

// ofForm are the mistakes in how a value is written.
var ofForm = []string{"incorrect-type", "invalid-reference"}

// meant gives arguments the value that was meant where how it is written is at fault and an edit mends that: policies are to see what
// `enabled = True` says. It has to be a known value that the argument takes. That the program is wrong was told before. The returned function puts all back.
func (r *run) meant() (restore func()) {
	var undo []func()
	for _, d := range r.result.Diagnostics {
		guessed := slices.ContainsFunc(d.Edits, func(edit report.Edit) bool { return edit.Suggestion })
		if d.Severity != report.Error || !slices.Contains(ofForm, d.Code) || len(d.Edits) == 0 || guessed {
			continue
		}
		at := hcl.Range{Filename: d.File, Start: hcl.Pos{Byte: d.Range.Start.Byte}, End: hcl.Pos{Byte: d.Range.End.Byte}}
		levels, old := r.levelsAt(at), r.attributeAt(at)
		if levels == nil || old == nil {
			continue
		}
		inner := levels[len(levels)-1]
		attributes, schema := inner.block.Body.Attributes, inner.schema.Attributes[old.Name]
		if schema == nil || attributes[old.Name] != old {
			continue
		}
		expression := r.edited(old.Expr, d.Edits)
		if expression == nil {
			continue
		}
		value, diags := expression.Value(nil)
		if diags.HasErrors() {
			continue
		}
		if _, err := convert.Convert(value, schema.ImpliedType()); err != nil {
			continue
		}
		mended := *old
		mended.Expr = expression
		attributes[old.Name] = &mended
		undo = append(undo, func() { attributes[old.Name] = old })
	}
	return func() {
		for _, putBack := range slices.Backward(undo) {
			putBack()
		}
	}
}

// edited is an expression with edits made to it; nil when they change more than the expression, or leave none.
func (r *run) edited(expression hclsyntax.Expression, edits []report.Edit) hclsyntax.Expression {
	around := expression.Range()
	text := r.textAt(around)
	for _, edit := range slices.Backward(slices.SortedFunc(slices.Values(edits), func(a, b report.Edit) int { return a.Range.Start.Byte - b.Range.Start.Byte })) {
		start, end := edit.Range.Start.Byte-around.Start.Byte, edit.Range.End.Byte-around.Start.Byte
		if edit.File != around.Filename || start < 0 || end < start || end > len(text) {
			return nil
		}
		text = text[:start] + edit.NewText + text[end:]
	}
	mended, diags := hclsyntax.ParseExpression([]byte(text), around.Filename, around.Start)
	if diags.HasErrors() {
		return nil
	}
	return mended
}
