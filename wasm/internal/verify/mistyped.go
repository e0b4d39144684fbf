package verify

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

var mistyped = regexp.MustCompile(`^Inappropriate value for attribute "([^"]+)": (.*)$`)

// wrongType says in what form a value of the wrong type would do.
func (r *run) wrongType(d *report.Diagnostic, at hcl.Range) {
	m := mistyped.FindStringSubmatch(d.Detail)
	if m == nil {
		return
	}
	name := m[1]
	schema, expression := r.blockSchema(at), r.expressionAt(at)
	if schema == nil || schema.Attributes[name] == nil || expression == nil {
		return
	}
	ty := schema.Attributes[name].ImpliedType()
	d.Detail = fmt.Sprintf("The argument %q takes %s, and this is %s.", name, article(ty), kindOf(expression))
	text := r.textAt(at)
	switch e := expression.(type) {
	case *hclsyntax.TupleConsExpr:
		if ty.IsPrimitiveType() && len(e.Exprs) == 1 {
			d.Detail += " Write the one value without brackets."
			d.Edits = replace(at, r.textAt(e.Exprs[0].Range()), "Remove the brackets")
		} else if ty.IsPrimitiveType() {
			d.Detail += " Choose one of them, or make a block for each."
		} else if ty.IsMapType() || ty.IsObjectType() {
			d.Detail += " Write it as { name = value }."
		}
	case *hclsyntax.ObjectConsExpr:
		switch {
		case ty == cty.String && wantsText.MatchString(name):
			d.Detail += " It takes a document as text: write it within jsonencode( )."
			d.Edits = []report.Edit{insert(at.Start, at.Filename, "jsonencode(", "Write it as JSON"), insert(at.End, at.Filename, ")", "Write it as JSON")}
		case isList(ty) && ty.ElementType().IsPrimitiveType():
			d.Detail += " Write it as [value, value]."
		case isList(ty):
			r.wrap(d, at)
		}
	case *hclsyntax.ScopeTraversalExpr:
		r.wholeResource(d, at, name, ty, e.Traversal)
	default:
		literal := strings.ToLower(strings.Trim(text, `"`))
		switch {
		case isList(ty) && ty.ElementType().IsPrimitiveType():
			r.wrap(d, at)
		case ty == cty.Bool && (literal == "yes" || literal == "on" || literal == "1" || literal == "enabled" || literal == "true"):
			d.Edits = replace(at, "true", "Change to true")
		case ty == cty.Bool && (literal == "no" || literal == "off" || literal == "0" || literal == "disabled" || literal == "false"):
			d.Edits = replace(at, "false", "Change to false")
		case ty == cty.Number:
			d.Detail += " Write it as a number, such as 30."
		case ty.IsMapType():
			d.Detail += " Write it as { name = value }."
		}
	}
}

// wrap puts one value into brackets.
func (r *run) wrap(d *report.Diagnostic, at hcl.Range) {
	d.Detail += " Put it in brackets."
	title := "Put it in brackets"
	d.Edits = []report.Edit{insert(at.Start, at.Filename, "[", title), insert(at.End, at.Filename, "]", title)}
}

// wholeResource is for `vpc_id = aws_vpc.main`, which means its id.
func (r *run) wholeResource(d *report.Diagnostic, at hcl.Range, name string, ty cty.Type, traversal hcl.Traversal) {
	steps := attributeSteps(traversal)
	kind := "resource"
	if len(steps) > 0 && (steps[0] == "data" || steps[0] == "ephemeral") {
		kind, steps = steps[0], steps[1:]
	}
	if len(steps) != 2 {
		if isList(ty) && !strings.Contains(d.Detail, "this is a list") {
			d.Detail += " Put it in brackets if it is one value."
		}
		return
	}
	schema := r.typeSchema(kind, steps[0])
	if schema == nil || !ty.IsPrimitiveType() {
		return
	}
	wanted := "id"
	if wantsARN.MatchString(name) {
		wanted = "arn"
	}
	if schema.Attributes[wanted] == nil {
		return
	}
	text := r.textAt(at)
	d.Detail = fmt.Sprintf("The argument %q takes %s, and this is the whole resource. Write %s.%s, or another of its attributes.", name, article(ty), text, wanted)
	edit := insert(at.End, at.Filename, "."+wanted, "Refer to its "+wanted)
	if strings.HasSuffix(name, "_"+wanted) { // then it surely is that
		edit = replace(at, text+"."+wanted, edit.Title)[0]
	}
	d.Edits = []report.Edit{edit}
}

// article names a type in a sentence.
func article(ty cty.Type) string {
	switch {
	case ty == cty.String:
		return "text"
	case ty == cty.Number:
		return "a number"
	case ty == cty.Bool:
		return "true or false"
	case isList(ty) && ty.ElementType() == cty.String:
		return "a list of texts"
	case ty.IsMapType() && ty.ElementType() == cty.String:
		return "a map of texts"
	}
	return "a " + typeString(ty)
}

func isList(ty cty.Type) bool { return ty.IsListType() || ty.IsSetType() }

// kindOf names a written value.
func kindOf(e hclsyntax.Expression) string {
	switch e := e.(type) {
	case *hclsyntax.TupleConsExpr:
		return "a list"
	case *hclsyntax.ObjectConsExpr:
		return "a map"
	case *hclsyntax.TemplateExpr, *hclsyntax.TemplateWrapExpr:
		return "text"
	case *hclsyntax.LiteralValueExpr:
		switch e.Val.Type() {
		case cty.Number:
			return "a number"
		case cty.Bool:
			return "a boolean"
		}
	case *hclsyntax.ForExpr:
		return "what a for expression makes"
	}
	return "of another type"
}

// typeName is the type of an argument as a variable would declare it.
func typeName(attribute *configschema.Attribute) string { return typeString(attribute.ImpliedType()) }

func typeString(ty cty.Type) string {
	if ty == cty.DynamicPseudoType {
		return "any"
	}
	return typeexpr.TypeString(ty)
}
