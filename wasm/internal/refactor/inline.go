package refactor

import (
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
	"github.com/zclconf/go-cty/cty"
)

// inline writes what a variable or a local value is wherever it is referred to, and removes it.
func (w *work) inline() error {
	s, problem := w.target()
	if problem != nil {
		return problem
	}
	if problem := w.isReadable(s, s); problem != nil {
		return problem
	}
	text, expr, problem := w.inlined(s)
	if problem != nil {
		return problem
	}
	for _, o := range w.found {
		if o.symbol != s || o.declares != nil {
			continue
		}
		ref := o.reference
		at := o.file.span(o.start, o.end)
		switch {
		case ref == nil:
			return refuse("refactor-inexact", "It is set from outside", "%s gives %s a value, which would be lost.", o.file.name, s.address()).in(o.file, at)
		case len(ref.around) == 0:
			return refuse("refactor-inexact", "It is named as such", "%s names %s itself, and no value can stand there.", ref.argument.Name, s.address()).in(o.file, at)
		}
		for _, traversal := range expr.Variables() {
			if ref.shadowed(traversal.RootName()) {
				return refuse("refactor-shadowed", "A name is taken", "Here the name %q belongs to a for expression or a dynamic block. Rename that first.", traversal.RootName()).in(o.file, at)
			}
		}
		start, end, plain := ref.traversal[0].SourceRange().Start.Byte, o.end, text
		if _, part := ref.around[max(0, len(ref.around)-2)].(*hclsyntax.TemplateExpr); part && isPlain(text) && start > 1 && string(o.file.text[start-2:start]) == "${" && o.file.text[end] == '}' {
			start, end, plain = start-2, end+1, text[1:len(text)-1] // "a-${var.x}" becomes "a-x"
		} else if wrap, ok := ref.around[max(0, len(ref.around)-2)].(*hclsyntax.TemplateWrapExpr); ok {
			start, end = wrap.SrcRange.Start.Byte, wrap.SrcRange.End.Byte
		}
		o.file.replace(start, end, plain)
	}
	w.edits = append(w.edits, edit.Edit{Action: "remove", Address: s.address(), File: w.declaration(s).file.name})
	if s.kind == "variable" && len(w.callers(s.folder)) == 0 {
		w.note(nil, "refactor-outside", "Others may set the variable", "Whoever sets %s from outside can't any more: -var, TF_VAR_%s, values in HCP Terraform, callers that aren't in this workspace.", s.address(), s.name)
	}
	return nil
}

// isPlain tells whether a text in quotes stands for itself in any other text.
func isPlain(text string) bool {
	return strings.HasPrefix(text, `"`) && !strings.ContainsAny(text, "\\$%\n") && strings.Count(text, `"`) == 2
}

// inlined is the text that stands for a symbol, in parentheses where it needs them.
func (w *work) inlined(s symbol) (string, hclsyntax.Expression, *refusal) {
	o := w.declaration(s)
	switch s.kind {
	case "local":
		text := o.file.slice(o.attribute.Expr.Range())
		if strings.HasPrefix(text, "<<") {
			return "", nil, refuse("refactor-inexact", "A heredoc", "%s is a heredoc, which can't stand inside an expression.", s.address())
		}
		switch o.attribute.Expr.(type) {
		case *hclsyntax.BinaryOpExpr, *hclsyntax.ConditionalExpr, *hclsyntax.UnaryOpExpr:
			text = "(" + text + ")"
		}
		return text, o.attribute.Expr, nil
	case "variable":
		body := o.declares.Body
		given := body.Attributes["default"]
		for _, name := range []string{"sensitive", "ephemeral"} {
			if body.Attributes[name] != nil {
				return "", nil, refuse("refactor-inexact", "More than a value", "%s is declared %s, which a literal isn't.", s.address(), name)
			}
		}
		if given == nil || len(body.Blocks) > 0 {
			return "", nil, refuse("refactor-inexact", "No value to write", "%s has no default, or a validation that would be lost.", s.address())
		}
		literal, diags := given.Expr.Value(nil)
		ty, ok := typeOf(o.declares)
		if diags.HasErrors() || !ok || literal.IsNull() || !ty.IsPrimitiveType() && ty != cty.DynamicPseudoType {
			return "", nil, refuse("refactor-inexact", "No plain value", "Only text, numbers, switches and values without a declared type are written in place of a variable, and %s is something else.", s.address())
		}
		if text := o.file.slice(given.Expr.Range()); literal.Type() == ty || ty == cty.DynamicPseudoType && !strings.HasPrefix(text, "<<") {
			return text, given.Expr, nil
		}
		return "", nil, refuse("refactor-inexact", "A converted value", "The default of %s is converted to its type. Write it in its type first.", s.address())
	}
	return "", nil, refuse("refactor-other-kind", "Nothing to inline", "%s is a %s: only variables and local values are written out.", s.address(), s.said())
}
