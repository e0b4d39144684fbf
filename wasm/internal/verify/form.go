package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

// argumentToBlock turns `name = { … }` into `name { … }`, and `name = [{ … }, { … }]` into as many blocks.
func (r *run) argumentToBlock(at hcl.Range, nested *configschema.NestedBlock) []report.Edit {
	attribute := r.attributeAt(at)
	if attribute == nil {
		return nil
	}
	var objects []*hclsyntax.ObjectConsExpr
	switch e := attribute.Expr.(type) {
	case *hclsyntax.ObjectConsExpr:
		objects = append(objects, e)
	case *hclsyntax.TupleConsExpr:
		for _, element := range e.Exprs {
			object, ok := element.(*hclsyntax.ObjectConsExpr)
			if !ok {
				return nil
			}
			objects = append(objects, object)
		}
	}
	if len(objects) == 0 || len(objects) > 1 && nested.MaxItems == 1 || nested.Nesting == configschema.NestingMap {
		return nil
	}
	indent := indentation(r.files.Text(at.Filename), attribute.SrcRange.Start.Byte)
	var blocks []string
	for _, object := range objects {
		block, ok := r.blockOf(attribute.Name, object, &nested.Block, indent)
		if !ok {
			return nil
		}
		blocks = append(blocks, block)
	}
	title := "Write it as a block"
	if len(blocks) > 1 {
		title = fmt.Sprintf("Write it as %d blocks", len(blocks))
	}
	return replace(attribute.SrcRange, strings.Join(blocks, "\n"+indent), title)
}

// blockOf writes an object as a block, the objects in it too where the schema has blocks. Comments between the items stay.
func (r *run) blockOf(name string, object *hclsyntax.ObjectConsExpr, schema *configschema.Block, indent string) (string, bool) {
	file := object.SrcRange.Filename
	text := r.files.Text(file)
	lines := []string{name + " {"}
	from := object.SrcRange.Start.Byte + 1
	for _, item := range object.Items {
		key := hcl.ExprAsKeyword(item.KeyExpr)
		if key == "" {
			if value, diags := item.KeyExpr.Value(nil); !diags.HasErrors() && value.Type() == cty.String && value.IsKnown() && !value.IsNull() {
				key = value.AsString()
			}
		}
		if !hclsyntax.ValidIdentifier(key) {
			return "", false
		}
		lines = append(lines, comments(text[from:item.KeyExpr.Range().Start.Byte], indent)...)
		from = item.ValueExpr.Range().End.Byte
		inner, isObject := item.ValueExpr.(*hclsyntax.ObjectConsExpr)
		if nested := schema.BlockTypes[key]; isObject && nested != nil && nested.Nesting != configschema.NestingMap {
			block, ok := r.blockOf(key, inner, &nested.Block, indent+"  ")
			if !ok {
				return "", false
			}
			lines = append(lines, indent+"  "+block)
			continue
		}
		lines = append(lines, indent+"  "+key+" = "+r.textAt(item.ValueExpr.Range()))
	}
	lines = append(lines, comments(text[from:object.SrcRange.End.Byte-1], indent)...)
	return strings.Join(append(lines, indent+"}"), "\n"), true
}

// comments lists those between two items.
func comments(between []byte, indent string) (found []string) {
	for _, line := range strings.Split(string(between), "\n") {
		line = strings.TrimLeft(line, " \t,")
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "//") {
			found = append(found, indent+"  "+strings.TrimRight(line, "\r"))
		}
	}
	return found
}

// blockToArgument turns `name { … }` into `name = { … }`, or into `name = [{ … }]` where a list is taken.
func (r *run) blockToArgument(at hcl.Range, attribute *configschema.Attribute) []report.Edit {
	block := r.innerBlock(at)
	if block == nil || block.TypeRange.Start.Byte != at.Start.Byte || len(block.Labels) > 0 || len(block.Body.Blocks) > 0 {
		return nil
	}
	ty := attribute.ImpliedType()
	if ty.IsPrimitiveType() {
		return nil
	}
	opening := " = "
	title := "Write it as an argument"
	where := hcl.Range{Filename: at.Filename, Start: block.TypeRange.End, End: block.OpenBraceRange.Start}
	if isList(ty) {
		end := hclPoint(at.Filename, block.CloseBraceRange.End)
		return append(replace(where, " = [", title), report.Edit{File: at.Filename, Range: convertRange(end), NewText: "]", Title: title})
	}
	return replace(where, opening, title)
}

var alreadySet = regexp.MustCompile(`^The argument "([^"]+)" was already set at`)

// duplicateArgument removes the second of two arguments when both say the same: else it is the user who knows which counts.
func (r *run) duplicateArgument(d *report.Diagnostic, at hcl.Range) {
	m := alreadySet.FindStringSubmatch(d.Detail)
	block := r.innerBlock(at)
	if m == nil {
		return
	}
	edits := removeArgument(at, r.files.Text(at.Filename))
	if block == nil || block.Body.Attributes[m[1]] == nil || len(edits) == 0 {
		return
	}
	first := block.Body.Attributes[m[1]]
	_, second, _ := strings.Cut(r.textAt(hcl.Range{Filename: at.Filename, Start: at.Start, End: hcl.Pos{Byte: edits[0].Range.End.Byte}}), "=")
	d.Detail = fmt.Sprintf("The argument %q was already set on line %d. Each argument may be set only once.", m[1], first.SrcRange.Start.Line)
	if strings.TrimSpace(second) == r.textAt(first.Expr.Range()) {
		d.Detail += " Both say the same."
		d.Edits = edits
	} else {
		d.Detail += " Remove one of the two."
	}
}

var declaredAt = regexp.MustCompile(`at ([^ ]+):(\d+),\d+-`)

// duplicateBlock removes the second of two blocks that say the same.
func (r *run) duplicateBlock(d *report.Diagnostic, at hcl.Range) {
	second := r.topBlock(at)
	file := r.parser.Sources()[at.Filename]
	if second == nil || file == nil {
		return
	}
	if m := declaredAt.FindStringSubmatch(d.Detail); m != nil && second.Type != "provider" {
		d.Detail = fmt.Sprintf("%s %s is declared already: %s, line %s. Names are unique within a module.", second.Type, strings.Join(second.Labels, "."), m[1], m[2])
	}
	content := func(block *hclsyntax.Block) string {
		return strings.Join(strings.Fields(r.textAt(hcl.RangeBetween(block.OpenBraceRange, block.CloseBraceRange))), " ")
	}
	for _, first := range nativeBody(file.Body).Blocks {
		if first == second {
			break
		}
		if first.Type == second.Type && slices.Equal(first.Labels, second.Labels) && content(first) == content(second) {
			d.Detail += " Both say the same."
			d.Edits = replace(r.wholeLines(hcl.RangeBetween(second.TypeRange, second.CloseBraceRange)), "", "Remove the second")
			return
		}
	}
	if second.Type == "resource" || second.Type == "variable" || second.Type == "output" {
		d.Detail += " Give one of them another name, or remove it."
	}
}

// removeArgument deletes the second of two arguments of one name with its line, when it has the line to itself.
func removeArgument(at hcl.Range, text []byte) []report.Edit {
	lineStart := strings.LastIndexByte(string(text[:at.Start.Byte]), '\n') + 1
	if strings.TrimSpace(string(text[lineStart:at.Start.Byte])) != "" {
		return nil
	}
	tokens, diags := hclsyntax.LexConfig(text[at.Start.Byte:], at.Filename, at.Start)
	if diags.HasErrors() {
		return nil
	}
	depth := 0
	for _, token := range tokens {
		switch token.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenTemplateInterp, hclsyntax.TokenOHeredoc:
			depth++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenTemplateSeqEnd, hclsyntax.TokenCHeredoc:
			depth--
		case hclsyntax.TokenNewline:
			if depth == 0 {
				where := hcl.Range{Filename: at.Filename, Start: at.Start, End: token.Range.End}
				where.Start.Byte, where.Start.Column = lineStart, 1
				return []report.Edit{{File: at.Filename, Range: convertRange(where), Title: "Remove the second"}}
			}
		}
		if depth < 0 {
			return nil
		}
	}
	return nil
}
