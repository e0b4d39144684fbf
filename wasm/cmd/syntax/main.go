// Command syntax prints what programs say, for scripts that count it: JSON texts of HCL on stdin, one a line; for each a line with its blocks.
// Of a program with mistakes, what could be read.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// block is one block with its labels, arguments and blocks.
type block struct {
	Type      string                `json:"type"`
	Labels    []string              `json:"labels,omitempty"`
	Arguments map[string]expression `json:"arguments,omitempty"`
	Blocks    []block               `json:"blocks,omitempty"`
}

// expression has one of its fields; none where only its kind would be known, such as arithmetic without references.
type expression struct {
	// Value is what a literal gives.
	Value json.RawMessage `json:"value,omitempty"`
	// List and Object have the members of a constructor; keys that aren't literal are left out.
	List   []expression          `json:"list,omitempty"`
	Object map[string]expression `json:"object,omitempty"`
	// Call is a function's name, with its arguments in List.
	Call string `json:"call,omitempty"`
	// Reference is all of the expression: names and the attributes behind them, without indices.
	Reference []string `json:"reference,omitempty"`
	// Template is a text with an asterisk in place of what isn't literal.
	Template string `json:"template,omitempty"`
	// Within has the references in any other expression.
	Within [][]string `json:"within,omitempty"`
}

func main() {
	in := bufio.NewReader(os.Stdin)
	decoder, out := json.NewDecoder(in), bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for decoder.More() {
		var text string
		if err := decoder.Decode(&text); err != nil {
			log.Fatalf("syntax: stdin is not JSON texts: %v", err)
		}
		file, _ := hclsyntax.ParseConfig([]byte(text), "main.tf", hcl.InitialPos)
		blocks := []block{}
		if file != nil {
			if body, ok := file.Body.(*hclsyntax.Body); ok {
				blocks = append(blocks, readBlocks(body)...)
			}
		}
		if err := encoder.Encode(blocks); err != nil {
			log.Fatalf("syntax: %v", err)
		}
	}
}

func readBlocks(body *hclsyntax.Body) []block {
	var blocks []block
	for _, b := range body.Blocks {
		blocks = append(blocks, readBlock(b))
	}
	return blocks
}

// readBlock reads a dynamic block as the one that it makes.
func readBlock(b *hclsyntax.Block) block {
	if b.Type == "dynamic" && len(b.Labels) == 1 {
		for _, content := range b.Body.Blocks {
			if content.Type == "content" {
				made := readBlock(content)
				made.Type = b.Labels[0]
				return made
			}
		}
	}
	read := block{Type: b.Type, Labels: b.Labels, Arguments: map[string]expression{}, Blocks: readBlocks(b.Body)}
	for name, argument := range b.Body.Attributes {
		read.Arguments[name] = readExpression(argument.Expr)
	}
	return read
}

func readExpression(e hclsyntax.Expression) expression {
	switch e := e.(type) {
	case *hclsyntax.ParenthesesExpr:
		return readExpression(e.Expression)
	case *hclsyntax.TemplateWrapExpr:
		return readExpression(e.Wrapped)
	case *hclsyntax.TupleConsExpr:
		return expression{List: readAll(e.Exprs)}
	case *hclsyntax.FunctionCallExpr:
		return expression{Call: e.Name, List: readAll(e.Args)}
	case *hclsyntax.ObjectConsExpr:
		object := map[string]expression{}
		for _, item := range e.Items {
			if key, diags := item.KeyExpr.Value(nil); !diags.HasErrors() && key.Type() == cty.String && key.IsKnown() && !key.IsNull() {
				object[key.AsString()] = readExpression(item.ValueExpr)
			}
		}
		return expression{Object: object}
	case *hclsyntax.ScopeTraversalExpr:
		return expression{Reference: names(e.Traversal)}
	case *hclsyntax.SplatExpr, *hclsyntax.RelativeTraversalExpr, *hclsyntax.IndexExpr:
		if all := e.Variables(); len(all) > 0 {
			return expression{Reference: append(names(all[0]), behind(e)...)}
		}
	}
	if len(e.Variables()) > 0 {
		var within [][]string
		for _, traversal := range e.Variables() {
			within = append(within, names(traversal))
		}
		return expression{Within: within, Template: template(e)}
	}
	value, diags := e.Value(nil)
	if diags.HasErrors() || !value.IsWhollyKnown() {
		return expression{}
	}
	text, err := ctyjson.Marshal(value, value.Type())
	if err != nil {
		return expression{}
	}
	return expression{Value: text}
}

func template(e hclsyntax.Expression) string {
	parts, ok := e.(*hclsyntax.TemplateExpr)
	if !ok {
		return ""
	}
	var text strings.Builder
	for _, part := range parts.Parts {
		if literal, ok := part.(*hclsyntax.LiteralValueExpr); ok && literal.Val.Type() == cty.String {
			text.WriteString(literal.Val.AsString())
		} else {
			text.WriteString("*")
		}
	}
	return text.String()
}

func readAll(expressions []hclsyntax.Expression) []expression {
	read := []expression{}
	for _, e := range expressions {
		read = append(read, readExpression(e))
	}
	return read
}

func names(traversal hcl.Traversal) []string {
	var all []string
	for _, step := range traversal {
		switch step := step.(type) {
		case hcl.TraverseRoot:
			all = append(all, step.Name)
		case hcl.TraverseAttr:
			all = append(all, step.Name)
		}
	}
	return all
}

// behind has the attributes that follow what an expression takes by index or by splat.
func behind(e hclsyntax.Expression) []string {
	switch e := e.(type) {
	case *hclsyntax.SplatExpr:
		if each, ok := e.Each.(*hclsyntax.RelativeTraversalExpr); ok {
			return names(each.Traversal)
		}
	case *hclsyntax.RelativeTraversalExpr:
		return append(behind(e.Source), names(e.Traversal)...)
	case *hclsyntax.IndexExpr:
		return behind(e.Collection)
	}
	return nil
}
