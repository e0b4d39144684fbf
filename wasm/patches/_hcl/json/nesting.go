package json

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// limitNesting returns a diagnostic at the first bracket that lies deeper than the parser, which recurses, may go.
func limitNesting(tokens []token) *hcl.Diagnostic {
	depth := 0
	for _, token := range tokens {
		switch token.Type {
		case tokenBraceO, tokenBrackO:
			depth++
		case tokenBraceC, tokenBrackC:
			depth--
		}
		if depth > hclsyntax.MaxNesting {
			return &hcl.Diagnostic{
				Severity: hcl.DiagError,
				Summary:  hclsyntax.NestingSummary,
				Detail:   fmt.Sprintf("More than %d levels lie inside one another here.", hclsyntax.MaxNesting),
				Subject:  token.Range.Ptr(),
			}
		}
	}
	return nil
}
