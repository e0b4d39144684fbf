package verify

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// level is a block around a place, with the name that it has in the schema of the block around it.
type level struct {
	name   string
	block  *hclsyntax.Block
	schema *configschema.Block
}

// levelsAt lists the blocks around a place that have a schema, the outermost first; nil when it lies in none, or in one that
// the schema doesn't have. A block that begins at the place doesn't count.
func (r *run) levelsAt(at hcl.Range) []level {
	return r.levelsUntil(at, func(inner *hclsyntax.Block) bool { return inner.TypeRange.Start.Byte == at.Start.Byte })
}

// blockSchema finds the provider schema of the innermost block that a place lies in, one that begins there too.
func (r *run) blockSchema(at hcl.Range) *configschema.Block {
	levels := r.levelsUntil(at, func(*hclsyntax.Block) bool { return false })
	if levels == nil {
		return nil
	}
	return levels[len(levels)-1].schema
}

func (r *run) levelsUntil(at hcl.Range, stop func(inner *hclsyntax.Block) bool) (levels []level) {
	block := r.topBlock(at)
	if block == nil || len(block.Labels) == 0 {
		return nil
	}
	schema := r.topSchema(block)
	name := block.Labels[0]
	for schema != nil {
		levels = append(levels, level{name, block, schema})
		inner := blockAt(block.Body, at)
		if inner == nil || stop(inner) {
			return levels
		}
		name = inner.Type
		if name == "dynamic" && len(inner.Labels) == 1 {
			name = inner.Labels[0]
			if content := blockAt(inner.Body, at); content != nil && content.Type == "content" {
				inner = content
			}
		}
		nested := schema.BlockTypes[name]
		if nested == nil {
			return nil
		}
		block, schema = inner, &nested.Block
	}
	return nil
}

// textAt is what is written at a place.
func (r *run) textAt(at hcl.Range) string {
	text := r.files.Text(at.Filename)
	if at.Start.Byte > at.End.Byte || at.End.Byte > len(text) {
		return ""
	}
	return string(text[at.Start.Byte:at.End.Byte])
}

// nameAt is the name that a diagnostic points at, without the quotes that JSON has around it.
func (r *run) nameAt(at hcl.Range) string { return strings.Trim(r.textAt(at), `"`) }

// replace is the edit that writes something else at a place.
func replace(at hcl.Range, newText, title string) []report.Edit {
	return []report.Edit{{File: at.Filename, Range: convertRange(at), NewText: newText, Title: title}}
}

// insert is the edit that writes something at the start of a range.
func insert(at hcl.Pos, file, newText, title string) report.Edit {
	point := hcl.Range{Filename: file, Start: at, End: at}
	return report.Edit{File: file, Range: convertRange(point), NewText: newText, Title: title}
}

// insertLine writes lines at the start of a block's body, indented as the block is.
func (r *run) insertLines(block *hclsyntax.Block, file string, lines []string, title string) report.Edit {
	text := r.files.Text(file)
	outer := indentation(text, block.TypeRange.Start.Byte)
	newText := ""
	for _, line := range lines {
		newText += "\n" + outer + "  " + indented(line)
	}
	rest, _, _ := bytes.Cut(text[block.OpenBraceRange.End.Byte:], []byte("\n"))
	if len(bytes.TrimSpace(rest)) > 0 && !bytes.HasPrefix(bytes.TrimSpace(rest), []byte("#")) {
		newText += "\n" + outer
	}
	return insert(block.OpenBraceRange.End, file, newText, title)
}

func indented(text string) string {
	if strings.Contains(text, "<<") {
		return text
	}
	return strings.ReplaceAll(text, "\n", "\n  ")
}

// indentation is the white space that the line of a place begins with.
func indentation(text []byte, at int) string {
	line := text[bytes.LastIndexByte(text[:at], '\n')+1 : at]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

// wholeLines widens a range to its lines, when it has them to itself: what is cut leaves no blank line then.
func (r *run) wholeLines(at hcl.Range) hcl.Range {
	text := r.files.Text(at.Filename)
	start := bytes.LastIndexByte(text[:at.Start.Byte], '\n') + 1
	end := bytes.IndexByte(text[at.End.Byte:], '\n')
	if end < 0 || len(bytes.TrimSpace(text[start:at.Start.Byte])) > 0 || len(bytes.TrimSpace(text[at.End.Byte:at.End.Byte+end])) > 0 {
		return at
	}
	at.Start = hcl.Pos{Line: at.Start.Line, Column: 1, Byte: start}
	at.End = hcl.Pos{Line: at.End.Line + 1, Column: 1, Byte: at.End.Byte + end + 1}
	return at
}

// move takes an item with its lines out of its block and writes it at the start of another one's body.
func (r *run) move(item hcl.Range, to *hclsyntax.Block, title string) []report.Edit {
	from := indentation(r.files.Text(item.Filename), item.Start.Byte)
	text := r.textAt(item)
	if !strings.Contains(text, "<<") { // where heredocs end and what they hold depends on the indentation
		text = strings.ReplaceAll(text, "\n"+from, "\n"+indentation(r.files.Text(item.Filename), to.TypeRange.Start.Byte))
	}
	return append(replace(r.wholeLines(item), "", title), r.insertLines(to, item.Filename, []string{text}, title))
}
