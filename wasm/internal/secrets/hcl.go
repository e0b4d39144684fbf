package secrets

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// hcl judges the literals of a program by the arguments whose values they are.
func (s *scan) hcl(file string, body *hclsyntax.Body) {
	if body == nil {
		parsed, _ := hclsyntax.ParseConfig([]byte(s.text), file, hcl.InitialPos)
		body, _ = parsed.Body.(*hclsyntax.Body)
	}
	if body != nil {
		s.body(body, nil)
	}
}

func (s *scan) body(body *hclsyntax.Body, around []*hclsyntax.Block) {
	for name, attribute := range body.Attributes {
		if name == "default" && len(around) > 0 && around[0].Type == "variable" && len(around[0].Labels) > 0 {
			name = around[0].Labels[0]
		}
		if len(around) > 1 && kindOf(around[len(around)-1].Type).public {
			continue
		}
		k := kindOf(name)
		sensitive := k.secret
		if len(around) > 0 && s.sensitive != nil {
			if said, known := s.sensitive(around[0], around[1:], name); known {
				sensitive = said && (secretName.MatchString(name) || !k.public) || sensitive && k.word
			}
		}
		s.expression(name, attribute.Expr, sensitive)
	}
	for _, block := range body.Blocks {
		s.body(block.Body, append(around[:len(around):len(around)], block))
	}
}

// expression judges the texts in an expression. What stands in a map or an object is judged by its key.
func (s *scan) expression(name string, expression hclsyntax.Expression, sensitive bool) {
	switch e := expression.(type) {
	case *hclsyntax.TemplateExpr:
		s.template(name, e, sensitive)
	case *hclsyntax.TemplateWrapExpr:
		s.expression(name, e.Wrapped, sensitive)
	case *hclsyntax.ParenthesesExpr:
		s.expression(name, e.Expression, sensitive)
	case *hclsyntax.ConditionalExpr:
		s.expression(name, e.TrueResult, sensitive)
		s.expression(name, e.FalseResult, sensitive)
	case *hclsyntax.TupleConsExpr:
		for _, one := range e.Exprs {
			s.expression(name, one, sensitive)
		}
	case *hclsyntax.FunctionCallExpr:
		for _, one := range e.Args {
			s.expression(name, one, sensitive && hands[e.Name])
		}
	case *hclsyntax.ObjectConsExpr:
		for _, item := range e.Items {
			key := name
			if value, diags := item.KeyExpr.Value(nil); !diags.HasErrors() && value.IsKnown() && !value.IsNull() && value.Type() == cty.String {
				key = value.AsString()
			}
			s.expression(key, item.ValueExpr, kindOf(key).secret)
		}
	}
}

// hands are functions that give on what they are given.
var hands = map[string]bool{
	"sensitive": true, "base64encode": true, "coalesce": true, "try": true, "tostring": true, "trimspace": true, "nonsensitive": true,
	"concat": true, "tolist": true, "toset": true, "urlencode": true, "chomp": true, "format": true, "join": true,
}

func (s *scan) template(name string, e *hclsyntax.TemplateExpr, sensitive bool) {
	whole := len(e.Parts) == 1
	for _, part := range e.Parts {
		literal, ok := part.(*hclsyntax.LiteralValueExpr)
		if !ok {
			if part, ok := part.(hclsyntax.Expression); ok {
				s.expression(name, part, false)
			}
			continue
		}
		at := literal.SrcRange
		from, to := at.Start.Byte, min(at.End.Byte, len(s.text))
		if from >= to {
			continue
		}
		switch {
		case at.Start.Line != at.End.Line || !whole: // a line of a text, such as a script
			s.pairs(from, to)
		case sensitive:
			s.value(name, from, to, true)
		default:
			s.pairs(from, to)
			if !kindOf(name).public {
				s.unnamed(from, to)
			}
		}
	}
}
