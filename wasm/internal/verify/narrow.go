package verify

import (
	"regexp"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

var faultyValue = regexp.MustCompile(`^(?:Expected )?"([^"]+)" .*\bgot "([^"]*)"\.`)

// narrow finds the value that a problem is about where OpenTofu only knows the block: the elements of a set have no place,
// so neither have the blocks that they come from. The range stays as it is when several values could be meant.
func (r *run) narrow(at hcl.Range, detail string) hcl.Range {
	m := faultyValue.FindStringSubmatch(detail)
	block := r.topBlock(at)
	for block != nil && at.Start.Byte != block.OpenBraceRange.Start.Byte {
		block = blockAt(block.Body, at)
	}
	if m == nil || block == nil {
		return at
	}
	var found []hcl.Range
	_ = hclsyntax.VisitAll(block.Body, func(node hclsyntax.Node) hcl.Diagnostics {
		attribute, ok := node.(*hclsyntax.Attribute)
		if !ok || attribute.Name != m[1] {
			return nil
		}
		return hclsyntax.VisitAll(attribute.Expr, func(node hclsyntax.Node) hcl.Diagnostics {
			if text, ok := node.(*hclsyntax.TemplateExpr); ok && text.IsStringLiteral() {
				if value, diags := text.Value(nil); !diags.HasErrors() && value.AsString() == m[2] {
					found = append(found, text.Range())
				}
			}
			return nil
		})
	})
	if len(found) != 1 {
		return at
	}
	return found[0]
}
