package policy

import (
	"strings"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/open-policy-agent/opa/v1/ast/location"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// position converts a byte offset into a source. Columns count grapheme clusters, as HCL does.
func position(source string, offset int) report.Position {
	offset = max(0, min(offset, len(source)))
	line := strings.LastIndexByte(source[:offset], '\n') + 1
	columns, _ := textseg.TokenCount([]byte(source[line:offset]), textseg.ScanGraphemeClusters)
	return report.Position{Line: strings.Count(source[:offset], "\n") + 1, Column: columns + 1, Byte: offset}
}

// span is the first line of what a Rego location covers.
func span(source string, at *location.Location) report.Range {
	if at == nil {
		return report.Range{Start: position(source, 0), End: position(source, 0)}
	}
	text, _, _ := strings.Cut(string(at.Text), "\n")
	return report.Range{Start: position(source, at.Offset), End: position(source, at.Offset+len(text))}
}
