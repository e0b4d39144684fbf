package gate

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// block is a block in either syntax. Of those that a dynamic block makes it has one; what stands in a block _ stands in the block around it.
type block struct {
	kind   string
	labels []string
	head   hcl.Range
	body
	// Shadow: in JSON an object may be an argument or a block, so that it is both, and its expressions are looked at once.
	shadow bool
	// Iterator is the name, and ForEach the elements, of a dynamic block.
	iterator string
	forEach  hclsyntax.Expression
}

type body struct {
	arguments []argument
	blocks    []block
}

type argument struct {
	name string
	at   hcl.Range // the name
	expr hclsyntax.Expression
}

// inner lists the blocks of a kind in a body.
func (b body) inner(kind string) (found []block) {
	for _, inner := range b.blocks {
		if inner.kind == kind {
			found = append(found, inner)
		}
	}
	return found
}

func (b body) argument(name string) (argument, bool) {
	i := slices.IndexFunc(b.arguments, func(a argument) bool { return a.name == name })
	if i < 0 {
		return argument{}, false
	}
	return b.arguments[i], true
}

// address is what a block at the top of a file is called.
func (b block) address() string {
	switch b.kind {
	case "resource":
		return strings.Join(b.labels, ".")
	case "locals":
		return ""
	}
	return strings.Join(append([]string{b.kind}, b.labels...), ".")
}

// parse reads a file of either syntax.
func parse(name string, text []byte, labels map[string]int) ([]block, hcl.Diagnostics) {
	if strings.HasSuffix(name, ".json") {
		return parseJSON(name, text, labels)
	}
	file, diags := hclsyntax.ParseConfig(text, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	return nativeBody(file.Body.(*hclsyntax.Body)).blocks, nil
}

func nativeBody(from *hclsyntax.Body) (b body) {
	for name, attribute := range from.Attributes {
		b.arguments = append(b.arguments, argument{name, attribute.NameRange, attribute.Expr})
	}
	for _, inner := range from.Blocks {
		made := block{kind: inner.Type, labels: inner.Labels, head: inner.DefRange(), body: nativeBody(inner.Body)}
		switch {
		case inner.Type == "dynamic" && len(inner.Labels) == 1:
			b.blocks = append(b.blocks, generated(made)...)
		case inner.Type == "_" && len(inner.Labels) == 0:
			b.arguments, b.blocks = append(b.arguments, made.arguments...), append(b.blocks, made.blocks...)
		default:
			b.blocks = append(b.blocks, made)
		}
	}
	return b
}

// generated is what a dynamic block makes. Its own arguments stand in a block beside it, so that all expressions are there.
func generated(dynamic block) []block {
	made := block{kind: dynamic.labels[0], iterator: dynamic.labels[0], head: dynamic.head, shadow: dynamic.shadow}
	if name, ok := dynamic.argument("iterator"); ok {
		made.iterator = hcl.ExprAsKeyword(name.expr)
		if text, ok := constant(name.expr); ok {
			made.iterator = text // in JSON
		}
	}
	if elements, ok := dynamic.argument("for_each"); ok {
		made.forEach = elements.expr
	}
	contents := dynamic.inner("content")
	for _, content := range contents {
		made.arguments, made.blocks = append(made.arguments, content.arguments...), append(made.blocks, content.blocks...)
	}
	own := dynamic
	own.body = body{arguments: dynamic.arguments}
	return []block{own, made}
}

// constant is the text that is written out as an expression.
func constant(expr hclsyntax.Expression) (string, bool) {
	texts, known := (&module{template: true}).possible(expr, nil)
	if !known || len(texts) != 1 {
		return "", false
	}
	return texts[0], true
}

// isNull tells whether an argument is left out by its value.
func isNull(expr hclsyntax.Expression) bool {
	literal, ok := expr.(*hclsyntax.LiteralValueExpr)
	return ok && literal.Val.IsNull()
}
