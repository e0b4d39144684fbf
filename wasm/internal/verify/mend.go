package verify

import (
	"strings"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/form"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// mended is a file that is judged in the form that was meant. What is found in it is told at its place in the original.
type mended struct {
	original []byte
	mistakes []form.Mistake
}

// mend looks for mistakes of form in a file that doesn't parse. When the text without them parses better, they are what is
// reported, and the rest is judged by that text: so they hide nothing. It returns the errors that are left.
func (r *run) mend(name string, diags hcl.Diagnostics) hcl.Diagnostics {
	text, file := r.files.Text(name), r.parser.Sources()[name]
	if r.isJSON(name) || file == nil {
		return diags
	}
	mistakes := form.Find(text)
	if len(mistakes) == 0 {
		return diags
	}
	better := form.Mend(text, mistakes)
	parsed, left := hclsyntax.ParseConfig(better, name, hcl.InitialPos)
	if parsed == nil || len(left.Errs()) >= len(diags.Errs()) {
		return diags
	}
	*file = *parsed
	r.files.Replace(name, better)
	if r.mended == nil {
		r.mended = map[string]mended{}
	}
	r.mended[name] = mended{text, mistakes}
	shift := 0
	for _, m := range mistakes {
		at := hcl.Range{Filename: name, Start: hcl.Pos{Byte: m.Start + shift}}
		shift += len(m.New) - (m.End - m.Start)
		edit := report.Edit{File: name, Range: rangeIn(text, m.Start, m.End), NewText: m.New, Title: m.Title}
		r.add(report.Diagnostic{
			Stage: "parse", Code: m.Code, Severity: report.Error, Summary: m.Summary, Detail: m.Detail, Address: r.addressAt(at),
			File: name, Range: rangeIn(text, m.At, m.AtEnd), Edits: []report.Edit{edit}, Original: true,
		})
	}
	return left
}

// unmend gives everything that was found in mended files its place in the original. An edit that touches what was mended
// waits until that is done.
func (r *run) unmend() {
	for i := range r.result.Diagnostics {
		d := &r.result.Diagnostics[i]
		if d.Original {
			continue
		}
		if m, ok := r.mended[d.File]; ok {
			d.Range = m.back(d.Range)
		}
		for k := range d.Edits {
			edit := &d.Edits[k]
			m, ok := r.mended[edit.File]
			if !ok {
				continue
			}
			edit.Range = m.back(edit.Range)
			if m.touches(edit.Range) {
				d.Edits = nil
				break
			}
		}
	}
	for address, source := range r.result.Sources {
		if m, ok := r.mended[source.File]; ok {
			source.Range = m.back(source.Range)
			r.result.Sources[address] = source
		}
	}
}

func (m mended) back(at report.Range) report.Range {
	start, end := form.Back(m.mistakes, at.Start.Byte), form.Back(m.mistakes, at.End.Byte)
	return rangeIn(m.original, start, max(start, end))
}

func (m mended) touches(at report.Range) bool {
	for _, mistake := range m.mistakes {
		if mistake.Start < at.End.Byte && at.Start.Byte < mistake.End || mistake.Start > at.Start.Byte && mistake.Start < at.End.Byte {
			return true
		}
	}
	return false
}

func rangeIn(text []byte, start, end int) report.Range {
	return report.Range{Start: positionIn(text, start), End: positionIn(text, end)}
}

// positionIn counts lines and columns as HCL does.
func positionIn(text []byte, at int) report.Position {
	before := string(text[:min(at, len(text))])
	line := before[strings.LastIndexByte(before, '\n')+1:]
	columns, _ := textseg.TokenCount([]byte(line), textseg.ScanGraphemeClusters)
	return report.Position{Line: 1 + strings.Count(before, "\n"), Column: 1 + columns, Byte: len(before)}
}
