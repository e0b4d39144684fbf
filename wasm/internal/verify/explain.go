package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

var (
	didYouMean  = regexp.MustCompile(`"([^"]+)"[^"]*Did you mean (?:to set attribute )?"([^"]+)"`)
	meantBlock  = regexp.MustCompile(`Did you mean to define a block of type "([^"]+)"\?$`)
	meantEquals = regexp.MustCompile(`Did you mean to define argument "([^"]+)"\? If so`)
	required    = regexp.MustCompile(`^The argument "([^"]+)" is required`)
	noResource  = regexp.MustCompile(`^There is no (?:managed|data|ephemeral) resource "([^"]+)" "([^"]+)" definition in`)
	alreadySet  = regexp.MustCompile(`^The argument "([^"]+)" was already set at`)
)

// explain adds what to do about an error, and the edit that does it where that is certain.
func (r *run) explain(d *report.Diagnostic, at hcl.Range) {
	text := r.files.Text(at.Filename)
	if text == nil || at.End.Byte > len(text) {
		return
	}
	switch {
	case meantBlock.MatchString(d.Detail):
		d.Edits = r.argumentToBlock(at)
	case meantEquals.MatchString(d.Detail):
		d.Edits = r.blockToArgument(at)
	case alreadySet.MatchString(d.Detail):
		d.Edits = removeArgument(at, text)
	case noResource.MatchString(d.Detail) && !strings.Contains(d.Detail, "Did you mean"):
		m := noResource.FindStringSubmatch(d.Detail)
		if meant := hcl.NearestName(m[2], r.namesOf(at, m[1])); meant != "" {
			d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
			d.Edits = rename(at, string(text[at.Start.Byte:at.End.Byte]), m[2], meant)
		}
	case required.MatchString(d.Detail):
		name := required.FindStringSubmatch(d.Detail)[1]
		if block := r.blockSchema(at); block != nil && block.Attributes[name] != nil {
			d.Detail += fmt.Sprintf(" Its type is %s.", typeName(block.Attributes[name]))
		}
	default:
		if m := didYouMean.FindStringSubmatch(d.Detail); m != nil {
			d.Edits = rename(at, string(text[at.Start.Byte:at.End.Byte]), m[1], m[2])
		}
	}
}

// namesOf lists the resources of a type in the module of a file.
func (r *run) namesOf(at hcl.Range, ty string) (names []string) {
	r.config.DeepEach(func(config *configs.Config) {
		if config.Module.SourceDir != dirOf(at.Filename) {
			return
		}
		for _, resource := range resourcesOf(config.Module) {
			if resource.Type == ty && !slices.Contains(names, resource.Name) {
				names = append(names, resource.Name)
			}
		}
	})
	return names
}

func typeName(attribute *configschema.Attribute) string {
	ty := attribute.Type
	if attribute.NestedType != nil {
		ty = attribute.NestedType.ImpliedType()
	}
	if ty == cty.DynamicPseudoType {
		return "any"
	}
	return typeexpr.TypeString(ty)
}

// rename replaces the misspelt name at the end of a reference, or the name that is all of the range.
func rename(at hcl.Range, text, old, new string) []report.Edit {
	i := strings.LastIndex(text, old)
	if i < 0 || strings.Contains(text[i:], "\n") {
		return nil
	}
	where := at
	where.Start = forward(at.Start, text[:i])
	where.End = forward(where.Start, old)
	return []report.Edit{{File: at.Filename, Range: convertRange(where), NewText: new, Title: "Change to " + new}}
}

// forward moves a position over text without line breaks. Names are ASCII or nearly so.
func forward(from hcl.Pos, text string) hcl.Pos {
	from.Byte += len(text)
	from.Column += len([]rune(text))
	return from
}

// argumentToBlock turns `name = { … }` into `name { … }`, when what the braces hold may stand in a block.
func (r *run) argumentToBlock(at hcl.Range) []report.Edit {
	attribute := r.attributeAt(at)
	if attribute == nil {
		return nil
	}
	object, ok := attribute.Expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return nil
	}
	text := r.files.Text(at.Filename)
	for i, item := range object.Items {
		key := hcl.ExprAsKeyword(item.KeyExpr)
		between := text[item.KeyExpr.Range().End.Byte:item.ValueExpr.Range().Start.Byte]
		if key == "" || strings.TrimSpace(string(between)) != "=" {
			return nil
		}
		if i > 0 && item.KeyExpr.Range().Start.Line == object.Items[i-1].ValueExpr.Range().End.Line {
			return nil
		}
		after := strings.TrimLeft(string(text[item.ValueExpr.Range().End.Byte:object.SrcRange.End.Byte]), " \t")
		if strings.HasPrefix(after, ",") {
			return nil
		}
	}
	where := hcl.RangeBetween(attribute.NameRange, attribute.NameRange)
	where.Start, where.End = attribute.NameRange.End, object.OpenRange.Start
	if object.OpenRange.Start.Byte == 0 {
		where.End = object.SrcRange.Start
	}
	return []report.Edit{{File: at.Filename, Range: convertRange(where), NewText: " ", Title: "Write it as a block"}}
}

// blockToArgument turns `name { … }` into `name = { … }`.
func (r *run) blockToArgument(at hcl.Range) []report.Edit {
	block := r.innerBlock(at)
	if block == nil || block.TypeRange.Start.Byte != at.Start.Byte || len(block.Labels) > 0 || len(block.Body.Blocks) > 0 {
		return nil
	}
	where := hcl.Range{Filename: at.Filename, Start: block.TypeRange.End, End: block.OpenBraceRange.Start}
	return []report.Edit{{File: at.Filename, Range: convertRange(where), NewText: " = ", Title: "Write it as an argument"}}
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

// innerBlock finds the innermost block that a place lies in.
func (r *run) innerBlock(at hcl.Range) *hclsyntax.Block {
	block := r.topBlock(at)
	for block != nil {
		inner := blockAt(block.Body, at)
		if inner == nil {
			return block
		}
		block = inner
	}
	return nil
}

func (r *run) attributeAt(at hcl.Range) *hclsyntax.Attribute {
	if block := r.innerBlock(at); block != nil {
		for _, attribute := range block.Body.Attributes {
			if attribute.NameRange.Start.Byte == at.Start.Byte {
				return attribute
			}
		}
	}
	return nil
}

// blockSchema finds the provider schema of the innermost block that a place lies in.
func (r *run) blockSchema(at hcl.Range) *configschema.Block {
	block := r.topBlock(at)
	if block == nil || len(block.Labels) == 0 {
		return nil
	}
	schema := r.topSchema(block)
	for schema != nil {
		inner := blockAt(block.Body, at)
		if inner == nil {
			return schema
		}
		name := inner.Type
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

func (r *run) topSchema(block *hclsyntax.Block) *configschema.Block {
	for addr, response := range r.chosen.schemas {
		switch block.Type {
		case "resource":
			if found, ok := response.ResourceTypes[block.Labels[0]]; ok {
				return found.Block
			}
		case "data":
			if found, ok := response.DataSources[block.Labels[0]]; ok {
				return found.Block
			}
		case "ephemeral":
			if found, ok := response.EphemeralResources[block.Labels[0]]; ok {
				return found.Block
			}
		case "provider":
			if addr.Type == block.Labels[0] {
				return response.Provider.Block
			}
		}
	}
	return nil
}
