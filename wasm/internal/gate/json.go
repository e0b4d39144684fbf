package gate

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
)

// parseJSON reads a file of JSON syntax: what is a block in it only its schema tells, so that every object is one as well.
func parseJSON(name string, text []byte, labels map[string]int) (blocks []block, diags hcl.Diagnostics) {
	root, diags := json.ParseExpression(text, name)
	if diags.HasErrors() {
		return nil, diags
	}
	objects, ok := objectsOf(root)
	if !ok {
		return nil, misplaced(root)
	}
	for _, object := range objects {
		for _, property := range object {
			kind := nameOf(property)
			if kind == "//" {
				continue
			}
			found, more := labelled(block{kind: kind, head: property.Key.Range()}, property.Value, labels[kind])
			blocks, diags = append(blocks, found...), append(diags, more...)
		}
	}
	return blocks, diags
}

// labelled descends to the bodies of blocks, through an object a label and lists of them.
func labelled(head block, value hcl.Expression, labels int) (blocks []block, diags hcl.Diagnostics) {
	objects, ok := objectsOf(value)
	if !ok {
		return nil, misplaced(value)
	}
	for _, object := range objects {
		if labels == 0 {
			made := head
			made.body, diags = jsonBody(object, diags)
			blocks = append(blocks, made)
			continue
		}
		for _, property := range object {
			if nameOf(property) == "//" {
				continue
			}
			inner := head
			inner.labels = append(slices.Clip(head.labels), nameOf(property))
			inner.head = property.Key.Range()
			found, more := labelled(inner, property.Value, labels-1)
			blocks, diags = append(blocks, found...), append(diags, more...)
		}
	}
	return blocks, diags
}

func misplaced(at hcl.Expression) hcl.Diagnostics {
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "No object", Detail: "An object has to stand here.", Subject: at.Range().Ptr()}}
}

func jsonBody(object []hcl.KeyValuePair, diags hcl.Diagnostics) (body, hcl.Diagnostics) {
	var b body
	for _, property := range object {
		name := nameOf(property)
		if name == "//" {
			continue
		}
		expr, more := native(property.Value)
		diags = append(append(diags, shadowed(property)...), more...)
		b.arguments = append(b.arguments, argument{name, property.Key.Range(), expr})
		objects, ok := objectsOf(property.Value)
		if !ok {
			continue
		}
		for _, inner := range objects {
			made := block{kind: name, head: property.Key.Range(), shadow: true}
			made.body, diags = jsonBody(inner, diags)
			switch name {
			case "dynamic":
				for _, argument := range made.arguments {
					for _, content := range made.inner(argument.name) {
						content.labels = []string{argument.name}
						b.blocks = append(b.blocks, generated(content)...)
					}
				}
			case "_":
				b.arguments, b.blocks = append(b.arguments, made.arguments...), append(b.blocks, made.blocks...)
			default:
				b.blocks = append(b.blocks, made)
			}
		}
	}
	return b, diags
}

// shadowed refuses a dynamic block that gives a name of the language another meaning, since which objects are one only the schema tells.
func shadowed(property hcl.KeyValuePair) (diags hcl.Diagnostics) {
	var names []string
	switch nameOf(property) {
	case "iterator":
		if name, no := property.Value.Value(nil); !no.HasErrors() && name.Type() == cty.String && name.IsKnown() && !name.IsNull() {
			names = append(names, name.AsString())
		}
	case "dynamic":
		objects, _ := objectsOf(property.Value)
		for _, object := range objects {
			for _, label := range object {
				names = append(names, nameOf(label))
			}
		}
	}
	if slices.Contains(names, "local") || slices.Contains(names, "each") {
		diags = append(diags, &hcl.Diagnostic{
			Severity: hcl.DiagError, Summary: "Name taken", Subject: property.Key.Range().Ptr(),
			Detail: "An iterator can't be called local or each here, which mean something else around it.",
		})
	}
	return diags
}

func nameOf(property hcl.KeyValuePair) string {
	name, _ := property.Key.Value(nil)
	return name.AsString()
}

// objectsOf lists the objects that a value is, in lists of any depth. ok is false when it is anything else.
func objectsOf(value hcl.Expression) (objects [][]hcl.KeyValuePair, ok bool) {
	if object, diags := hcl.ExprMap(value); !diags.HasErrors() {
		return [][]hcl.KeyValuePair{object}, true
	}
	list, diags := hcl.ExprList(value)
	if diags.HasErrors() {
		return nil, false
	}
	for _, element := range list {
		inner, ok := objectsOf(element)
		if !ok {
			return nil, false
		}
		objects = append(objects, inner...)
	}
	return objects, true
}

// native writes a value as an expression of the native syntax. Texts are templates, as where they are arguments.
func native(value hcl.Expression) (hclsyntax.Expression, hcl.Diagnostics) {
	if object, no := hcl.ExprMap(value); !no.HasErrors() {
		made := &hclsyntax.ObjectConsExpr{SrcRange: value.Range(), OpenRange: value.StartRange()}
		var diags hcl.Diagnostics
		for _, property := range object {
			diags = append(diags, shadowed(property)...)
			key, more := native(property.Key)
			inner, andMore := native(property.Value)
			diags = append(append(diags, more...), andMore...)
			made.Items = append(made.Items, hclsyntax.ObjectConsItem{KeyExpr: key, ValueExpr: inner})
		}
		return made, diags
	}
	if list, no := hcl.ExprList(value); !no.HasErrors() {
		made := &hclsyntax.TupleConsExpr{SrcRange: value.Range(), OpenRange: value.StartRange()}
		var diags hcl.Diagnostics
		for _, element := range list {
			inner, more := native(element)
			diags, made.Exprs = append(diags, more...), append(made.Exprs, inner)
		}
		return made, diags
	}
	literal, diags := value.Value(nil)
	if diags.HasErrors() || literal.IsNull() || literal.Type() != cty.String {
		return &hclsyntax.LiteralValueExpr{Val: literal, SrcRange: value.Range()}, diags
	}
	start := value.Range().Start
	start.Byte++
	start.Column++
	return hclsyntax.ParseTemplate([]byte(literal.AsString()), value.Range().Filename, start)
}

// wholeText widens a place in a text that has escapes to that text: what follows one stands further on than its parser counts.
func wholeText(file []byte, at hcl.Range) hcl.Range {
	for start := bytes.IndexByte(file, '"'); start >= 0; {
		end, escapes := start+1, false
		for end < len(file) && file[end] != '"' {
			if file[end] == '\\' {
				end, escapes = end+1, true
			}
			end++
		}
		if start < at.Start.Byte && at.Start.Byte < end {
			if escapes {
				at.Start = hcl.Pos{Line: at.Start.Line, Column: at.Start.Column - (at.Start.Byte - start), Byte: start}
				length := min(end+1, len(file)) - start
				at.End = hcl.Pos{Line: at.Start.Line, Column: at.Start.Column + length, Byte: start + length}
			}
			return at
		}
		next := -1
		if end < len(file) && end < at.Start.Byte {
			next = bytes.IndexByte(file[end+1:], '"')
		}
		if start = end + 1 + next; next < 0 {
			return at
		}
	}
	return at
}
