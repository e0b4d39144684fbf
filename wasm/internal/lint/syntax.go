package lint

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

func init() {
	checks["deprecated-index"] = deprecatedIndex
	checks["deprecated-interpolation"] = deprecatedInterpolation
	checks["deprecated-lookup"] = deprecatedLookup
	checks["empty-list-equality"] = emptyListEquality
	checks["comment-syntax"] = commentSyntax
	checks["map-duplicate-keys"] = mapDuplicateKeys
	checks["json-syntax"] = jsonSyntax
}

func deprecatedIndex(p *pass) {
	steps := func(traversal hcl.Traversal) {
		for _, step := range traversal {
			index, ok := step.(hcl.TraverseIndex)
			if !ok || !strings.HasPrefix(p.text(index.SrcRange), ".") {
				continue
			}
			number := strings.TrimPrefix(p.text(index.SrcRange), ".")
			p.say(index.SrcRange, "An element is written with a dot here. Write [%s].", number).Edits =
				[]report.Edit{replace(index.SrcRange, "["+number+"]", "write ["+number+"]")}
		}
	}
	each(p.tree, func(e *hclsyntax.ScopeTraversalExpr) { steps(e.Traversal) })
	each(p.tree, func(e *hclsyntax.RelativeTraversalExpr) { steps(e.Traversal) })
	each(p.tree, func(e *hclsyntax.SplatExpr) {
		if p.text(e.MarkerRange) != ".*" {
			return
		}
		finding := p.say(e.MarkerRange, "All elements are written with a dot here. Write [*].")
		// An index behind it is of the whole list here, and would be of each element then.
		if text := p.texts[e.SrcRange.Filename]; e.SrcRange.End.Byte >= len(text) || text[e.SrcRange.End.Byte] != '[' {
			finding.Edits = []report.Edit{replace(e.MarkerRange, "[*]", "write [*]")}
		}
	})
}

func deprecatedInterpolation(p *pass) {
	keys := map[*hclsyntax.TemplateWrapExpr]bool{}
	each(p.tree, func(e *hclsyntax.ObjectConsKeyExpr) {
		if wrap, ok := e.Wrapped.(*hclsyntax.TemplateWrapExpr); ok {
			keys[wrap] = true
		}
	})
	each(p.tree, func(e *hclsyntax.TemplateWrapExpr) {
		open, close := "", ""
		inner := e.Wrapped.Range()
		if keys[e] || strings.Contains(p.text(inner), "\n") {
			open, close = "(", ")" // a key is a name without them
		}
		at := e.SrcRange
		p.say(at, "The text is nothing but one value. Write %s%s%s.", open, p.text(inner), close).Edits = []report.Edit{
			replace(between(at.Start, inner.Start, at.Filename), open, "leave the quotes out"),
			replace(between(inner.End, at.End, at.Filename), close, "leave the quotes out"),
		}
	})
}

func deprecatedLookup(p *pass) {
	each(p.tree, func(call *hclsyntax.FunctionCallExpr) {
		if call.Name != "lookup" || len(call.Args) != 2 || call.ExpandFinal {
			return
		}
		object, key := call.Args[0].Range(), call.Args[1].Range()
		finding := p.say(call.Range(), "lookup without a default is an index. Write %s[%s], or give a default.", p.text(object), p.text(key))
		comma, end := between(object.End, key.Start, object.Filename), between(key.End, call.Range().End, object.Filename)
		if !simple(call.Args[0]) || strings.Trim(p.text(comma), ", \t\n\r") != "" || strings.Trim(p.text(end), ",) \t\n\r") != "" {
			return // a comment would be lost
		}
		finding.Edits = []report.Edit{
			replace(between(call.Range().Start, object.Start, object.Filename), "", "write it as an index"),
			replace(comma, "[", "write it as an index"), replace(end, "]", "write it as an index"),
		}
	})
}

// simple tells whether an index may follow an expression without parentheses.
func simple(expr hclsyntax.Expression) bool {
	switch expr.(type) {
	case *hclsyntax.ScopeTraversalExpr, *hclsyntax.RelativeTraversalExpr, *hclsyntax.FunctionCallExpr, *hclsyntax.IndexExpr, *hclsyntax.ParenthesesExpr:
		return true
	}
	return false
}

func emptyListEquality(p *pass) {
	isEmpty := func(expr hclsyntax.Expression) bool {
		list, ok := expr.(*hclsyntax.TupleConsExpr)
		return ok && len(list.Exprs) == 0
	}
	each(p.tree, func(e *hclsyntax.BinaryOpExpr) {
		sign := map[*hclsyntax.Operation]string{hclsyntax.OpEqual: "==", hclsyntax.OpNotEqual: "!="}[e.Op]
		if sign == "" || isEmpty(e.LHS) == isEmpty(e.RHS) {
			return
		}
		list := e.LHS
		if isEmpty(list) {
			list = e.RHS
		}
		meant := "length(" + p.text(list.Range()) + ") " + strings.Replace(sign, "!=", ">", 1) + " 0"
		p.say(e.SrcRange, "[] has a type of its own, so that no list, set or map ever equals it. Write %s.", meant).Edits =
			[]report.Edit{replace(e.SrcRange, meant, "compare the length")}
	})
}

func commentSyntax(p *pass) {
	for _, file := range p.Files {
		if file.Body == nil || !bytes.Contains(file.Text, []byte("//")) && !bytes.Contains(file.Text, []byte("/*")) {
			continue
		}
		tokens, _ := hclsyntax.LexConfig(file.Text, file.Name, hcl.InitialPos)
		for _, token := range tokens {
			if token.Type != hclsyntax.TokenComment {
				continue
			}
			text := strings.TrimRight(string(token.Bytes), "\r\n")
			at := token.Range
			switch {
			case strings.HasPrefix(text, "//"):
				at.End = hcl.Pos{Line: at.Start.Line, Column: at.Start.Column + 2, Byte: at.Start.Byte + 2}
				p.say(at, "The comment begins with //. Begin it with #.").Edits = []report.Edit{replace(at, "#", "begin it with #")}
			case strings.HasPrefix(text, "/*") && strings.Contains(text, "\n"):
				finding := p.say(at, "The comment is written as /* … */. Begin each of its lines with #.")
				if lines := p.wholeLines(at); lines != at {
					finding.Edits = []report.Edit{replace(at, hashed(text, at.Start.Column-1), "begin its lines with #")}
				}
			}
		}
	}
}

// hashed writes a comment of several lines with # before each, all but the first at an indentation.
func hashed(text string, indent int) string {
	lines := strings.Split(strings.TrimSuffix(strings.TrimPrefix(text, "/*"), "*/"), "\n")
	var written []string
	for _, line := range lines {
		line = strings.TrimSpace(line)
		line = strings.TrimSpace(strings.TrimPrefix(line, "*"))
		written = append(written, strings.TrimRight("# "+line, " "))
	}
	for len(written) > 1 && written[0] == "#" {
		written = written[1:]
	}
	for len(written) > 1 && written[len(written)-1] == "#" {
		written = written[:len(written)-1]
	}
	return strings.Join(written, "\n"+strings.Repeat(" ", indent))
}

func mapDuplicateKeys(p *pass) {
	each(p.tree, func(object *hclsyntax.ObjectConsExpr) {
		first := map[string]hcl.Range{}
		for _, item := range object.Items {
			key, diags := item.KeyExpr.Value(nil)
			if diags.HasErrors() {
				key = p.values.value(item.KeyExpr)
			}
			key, _ = key.Unmark()
			if !key.IsKnown() || key.IsNull() || key.Type() != cty.String && key.Type() != cty.Number {
				continue
			}
			at, name := item.KeyExpr.Range(), keyText(key)
			before, known := first[name]
			if !known {
				first[name] = at
				continue
			}
			p.say(at, "The key %q is there already, in line %d, whose value is lost. Remove one of the two.", name, before.Start.Line)
		}
	})
}

func keyText(key cty.Value) string {
	if key.Type() == cty.Number {
		return key.AsBigFloat().Text('f', -1)
	}
	return key.AsString()
}

func jsonSyntax(p *pass) {
	for _, file := range p.Files {
		text := bytes.TrimLeft(bytes.TrimPrefix(file.Text, []byte("\ufeff")), " \t\r\n")
		if file.Body == nil && bytes.HasPrefix(text, []byte("[")) {
			at := hcl.Range{Filename: file.Name, Start: hcl.InitialPos, End: hcl.InitialPos}
			p.say(at, "The file is a list of objects. Terraform documents one object, with a key for each type of block: write that, which other tools read too.")
		}
	}
}
