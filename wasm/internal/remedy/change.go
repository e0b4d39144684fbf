package remedy

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// change is what one remedy makes of a text: pieces that take the place of others.
type change struct {
	text   []byte
	remedy report.Remedy
	value  string // what the argument becomes, once known
	pieces []piece
}

type piece struct {
	start, end int
	text       string
}

func (c *change) splice(start, end int, text string) {
	c.pieces = append(c.pieces, piece{start, end, text})
}

func (c *change) made() []byte {
	slices.SortStableFunc(c.pieces, func(a, b piece) int { return cmp.Compare(b.start, a.start) })
	text := c.text
	for _, p := range c.pieces {
		text = slices.Concat(text[:p.start], []byte(p.text), text[p.end:])
	}
	return text
}

func (c *change) title() string {
	what := strings.Join(c.remedy.Path, ".")
	switch {
	case c.remedy.Remove:
		return "Remove " + what
	case c.remedy.Contains != nil:
		return "Complete " + what
	}
	return fmt.Sprintf("Set %s = %s", what, c.value)
}

// at makes the change in a block, and in each of those that a path leads through. False: it can't be made.
func (c *change) at(block *hclsyntax.Block, schema *configschema.Block, path []string) bool {
	name, rest := path[0], path[1:]
	if attribute := schema.Attributes[name]; attribute != nil {
		return c.attribute(block, attribute, name, rest)
	}
	nested := schema.BlockTypes[name]
	if nested == nil {
		return false
	}
	found := inner(block.Body, name)
	switch {
	case len(rest) == 0:
		if !c.remedy.Remove || nested.MinItems > 0 {
			return false
		}
		for _, one := range found {
			c.cut(one.TypeRange.Start.Byte, one.CloseBraceRange.End.Byte)
		}
		return len(found) > 0
	case len(found) == 0:
		text, ok := c.written(schema, path, c.indentation(block)+"  ")
		if ok {
			c.insert(block, block.CloseBraceRange.Start.Byte, "\n"+text)
		}
		return ok
	}
	for _, one := range found {
		if !c.at(one, &nested.Block, rest) {
			return false
		}
	}
	return true
}

// inner are the blocks of a type in a body; of dynamic ones what they hold.
func inner(body *hclsyntax.Body, name string) (found []*hclsyntax.Block) {
	for _, block := range body.Blocks {
		switch {
		case block.Type == name:
			found = append(found, block)
		case block.Type == "dynamic" && len(block.Labels) == 1 && block.Labels[0] == name:
			found = append(found, inner(block.Body, "content")...)
		}
	}
	return found
}

func (c *change) attribute(block *hclsyntax.Block, schema *configschema.Attribute, name string, key []string) bool {
	existing := block.Body.Attributes[name]
	if existing != nil && len(existing.Expr.Variables()) > 0 {
		return false
	}
	if c.remedy.Remove {
		if existing == nil || schema.Required || len(key) > 0 {
			return false
		}
		c.cut(existing.SrcRange.Start.Byte, existing.SrcRange.End.Byte)
		return true
	}
	if object, ok := expr(existing).(*hclsyntax.ObjectConsExpr); ok && len(key) == 1 {
		return c.item(object, schema, key[0])
	}
	value, ok := c.valueOf(schema, expr(existing), key)
	switch {
	case !ok:
	case existing != nil:
		c.splice(existing.Expr.Range().Start.Byte, existing.Expr.Range().End.Byte, value)
	default:
		c.insert(block, c.place(block), c.indentation(block)+"  "+name+" = "+value)
	}
	return ok
}

func expr(attribute *hclsyntax.Attribute) hclsyntax.Expression {
	if attribute == nil {
		return nil
	}
	return attribute.Expr
}

// item sets one element of a map that is written out.
func (c *change) item(object *hclsyntax.ObjectConsExpr, schema *configschema.Attribute, key string) bool {
	if !schema.Type.IsMapType() {
		return false
	}
	value, ok := literal(c.remedy.Set, schema.Type.ElementType())
	if !ok {
		return false
	}
	c.value = value
	for _, item := range object.Items {
		if name, diags := item.KeyExpr.Value(nil); !diags.HasErrors() && name.Type() == cty.String && name.AsString() == key {
			c.splice(item.ValueExpr.Range().Start.Byte, item.ValueExpr.Range().End.Byte, value)
			return true
		}
	}
	at := object.OpenRange.End.Byte
	c.splice(at, at, fmt.Sprintf("\n%s = %s\n", keyText(key), value))
	return true
}

// written is the text of an argument, or of the blocks that a path leads through to it. Blocks that require more aren't made.
func (c *change) written(schema *configschema.Block, path []string, indent string) (string, bool) {
	name, rest := path[0], path[1:]
	if attribute := schema.Attributes[name]; attribute != nil {
		value, ok := c.valueOf(attribute, nil, rest)
		return indent + name + " = " + value, ok && !c.remedy.Remove
	}
	nested := schema.BlockTypes[name]
	if nested == nil || len(rest) == 0 || !complete(&nested.Block, rest[0]) {
		return "", false
	}
	inside, ok := c.written(&nested.Block, rest, indent+"  ")
	return fmt.Sprintf("%s%s {\n%s\n%s}", indent, name, inside, indent), ok
}

// complete: a block of a schema needs no more than what is named.
func complete(schema *configschema.Block, but ...string) bool {
	for name, attribute := range schema.Attributes {
		if attribute.Required && !slices.Contains(but, name) {
			return false
		}
	}
	for name, nested := range schema.BlockTypes {
		if nested.MinItems > 0 && !slices.Contains(but, name) {
			return false
		}
	}
	return true
}

// valueOf is what an argument becomes, or the element of it that a key names.
func (c *change) valueOf(schema *configschema.Attribute, existing hclsyntax.Expression, key []string) (string, bool) {
	wanted, raw := schema.Type, c.remedy.Set
	switch {
	case len(key) > 1 || len(key) == 1 && (existing != nil || !wanted.IsMapType()) || schema.NestedType != nil:
		return "", false
	case c.remedy.Reference != nil:
		return c.value, wanted == cty.String && len(key) == 0
	case c.remedy.Contains != nil:
		raw = union(existing, c.remedy.Contains)
	case len(key) == 1:
		wanted = wanted.ElementType()
	}
	value, ok := literal(raw, wanted)
	c.value = value
	if len(key) == 1 {
		value = fmt.Sprintf("{\n%s = %s\n}", keyText(key[0]), value)
	}
	return value, ok
}

// union is a list with what it lacks.
func union(existing hclsyntax.Expression, lacking []any) json.RawMessage {
	var all []any
	if existing != nil {
		if value, diags := existing.Value(nil); !diags.HasErrors() {
			text, _ := ctyjson.Marshal(value, value.Type())
			_ = json.Unmarshal(text, &all) // nil when it is no list
		}
	}
	for _, one := range lacking {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	text, _ := json.Marshal(all)
	return text
}

// literal writes a value for an argument of a type. A list takes a single value as its only element.
func literal(raw json.RawMessage, wanted cty.Type) (string, bool) {
	given, err := ctyjson.ImpliedType(raw)
	if err != nil {
		return "", false
	}
	value, err := ctyjson.Unmarshal(raw, given)
	if err != nil {
		return "", false
	}
	if (wanted.IsListType() || wanted.IsSetType()) && given.IsPrimitiveType() {
		value = cty.TupleVal([]cty.Value{value})
	}
	if value, err = convert.Convert(value, wanted); err != nil {
		return "", false
	}
	return string(hclwrite.TokensForValue(value).Bytes()), true
}

func keyText(key string) string {
	if hclsyntax.ValidIdentifier(key) {
		return key
	}
	return fmt.Sprintf("%q", key)
}

// indentation of the line that a block begins on.
func (c *change) indentation(block *hclsyntax.Block) string {
	start := block.TypeRange.Start.Byte
	line := c.text[bytes.LastIndexByte(c.text[:start], '\n')+1 : start]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

// place is where an argument goes: behind the last of those that stand before any nested block.
func (c *change) place(block *hclsyntax.Block) int {
	first := block.CloseBraceRange.Start.Byte
	for _, nested := range block.Body.Blocks {
		first = min(first, nested.TypeRange.Start.Byte)
	}
	at := block.OpenBraceRange.End.Byte
	for _, attribute := range block.Body.Attributes {
		if end := attribute.SrcRange.End.Byte; end <= first {
			at = max(at, end)
		}
	}
	return at
}

// insert writes lines behind the line of a place in a block.
func (c *change) insert(block *hclsyntax.Block, at int, lines string) {
	outer, closing := c.indentation(block), block.CloseBraceRange.Start.Byte
	if block.OpenBraceRange.Start.Line == block.CloseBraceRange.Start.Line {
		content := bytes.TrimSpace(c.text[block.OpenBraceRange.End.Byte:closing])
		before := "\n"
		if len(content) > 0 {
			before = "\n" + outer + "  " + string(content) + "\n"
		} else {
			lines = strings.TrimLeft(lines, "\n")
		}
		c.splice(block.OpenBraceRange.End.Byte, closing, before+lines+"\n"+outer)
		return
	}
	if at == closing { // before the line of the closing brace
		at = bytes.LastIndexByte(c.text[:closing], '\n') + 1
	} else if end := bytes.IndexByte(c.text[at:], '\n'); at > 0 && c.text[at-1] != '\n' {
		at += end + 1
	}
	c.splice(at, at, lines+"\n")
}

// cut takes something out, with its lines when it has them to itself.
func (c *change) cut(start, end int) {
	first := bytes.LastIndexByte(c.text[:start], '\n') + 1
	last := end + bytes.IndexByte(c.text[end:], '\n') + 1
	if last > end && len(bytes.TrimSpace(c.text[first:start])) == 0 && len(bytes.TrimSpace(c.text[end:last])) == 0 {
		start, end = first, last
	}
	c.splice(start, end, "")
}
