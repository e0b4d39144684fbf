package lint

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

func init() {
	checks["unused-declaration"] = unusedDeclaration
	checks["typed-variable"] = typedVariable
	checks["documented-variable"] = func(p *pass) { p.documented("variable") }
	checks["documented-output"] = func(p *pass) { p.documented("output") }
}

// declared is what must be referred to, or else nothing comes of it.
type declared struct {
	reference string // as it is referred to
	what      string
	at        hcl.Range // where it is named
	whole     hcl.Range // all of it
	within    hcl.Range // references in here don't count: they are its own
}

func unusedDeclaration(p *pass) {
	all := p.declarations()
	uses := map[string][]hcl.Range{}
	each(p.tree, func(e *hclsyntax.ScopeTraversalExpr) {
		for _, name := range namesIn(e.Traversal) {
			uses[name] = append(uses[name], e.SrcRange)
		}
	})
	each(p.tree, func(e *hclsyntax.TemplateExpr) { // "aws.west", as providers were once named
		if name, diags := e.Value(nil); !diags.HasErrors() && name.Type() == cty.String && e.IsStringLiteral() {
			uses[name.AsString()] = append(uses[name.AsString()], e.SrcRange)
		}
	})
	unread := p.unread()
	for _, d := range all {
		used := false
		for _, at := range uses[d.reference] {
			used = used || at.Filename != d.within.Filename || at.Start.Byte < d.within.Start.Byte || at.End.Byte > d.within.End.Byte
		}
		if used || mentions(unread, d.reference) {
			continue
		}
		finding := p.say(d.at, "%s is declared, and nothing refers to %s. Refer to it, or remove it.", d.what, d.reference)
		finding.Edits = []report.Edit{p.remove(d.whole)}
	}
}

func (p *pass) declarations() (all []declared) {
	add := func(block *hclsyntax.Block, reference, what string) {
		whole := hcl.RangeBetween(block.TypeRange, block.CloseBraceRange)
		all = append(all, declared{reference, what, headOf(block), whole, whole})
	}
	for _, block := range p.top() {
		name := label(block, 0)
		switch block.Type {
		case "variable":
			add(block, "var."+name, fmt.Sprintf("The variable %q", name))
		case "data":
			add(block, "data."+name+"."+label(block, 1), fmt.Sprintf("The data source %q %q", name, label(block, 1)))
		case "provider":
			if attribute := block.Body.Attributes["alias"]; attribute != nil {
				if alias, ok := p.values.text(attribute.Expr); ok {
					add(block, name+"."+alias, fmt.Sprintf("The configuration %q of the provider %q", alias, name))
				}
			}
		case "locals":
			for _, attribute := range attributes(block.Body) {
				all = append(all, declared{"local." + attribute.Name, fmt.Sprintf("The local value %q", attribute.Name), attribute.NameRange, attribute.SrcRange, attribute.SrcRange})
			}
		}
	}
	return all
}

// namesIn lists what a reference may mean by its first steps: var.a, data.type.name, aws.west.
func namesIn(traversal hcl.Traversal) (names []string) {
	name := traversal.RootName()
	for _, step := range traversal[1:min(len(traversal), 3)] {
		switch s := step.(type) {
		case hcl.TraverseAttr:
			name += "." + s.Name
		case hcl.TraverseIndex: // data.type["name"]
			if s.Key.Type() != cty.String || !s.Key.IsKnown() {
				return names
			}
			name += "." + s.Key.AsString()
		default:
			return names
		}
		names = append(names, name)
	}
	return names
}

// mentions tells whether a text of which there is no syntax tree has a reference.
func mentions(text, reference string) bool {
	return strings.Contains(text, reference) && regexp.MustCompile(`\b`+regexp.QuoteMeta(reference)+`\b`).MatchString(text)
}

func typedVariable(p *pass) {
	for _, block := range p.top("variable") {
		if block.Body.Attributes["type"] != nil {
			continue
		}
		kind, example := "", "string"
		if value, ok := block.Body.Attributes["default"]; ok {
			known, diags := value.Expr.Value(nil)
			switch {
			case diags.HasErrors() || known.IsNull():
			case known.Type().IsPrimitiveType():
				kind = known.Type().FriendlyName()
				example = kind
			case known.Type().IsTupleType():
				example = "list(string)"
			case known.Type().IsObjectType():
				example = "map(string)"
			}
		}
		finding := p.say(headOf(block), "The variable %q takes anything. Say what: type = %s, for example.", label(block, 0), example)
		open := block.OpenBraceRange
		if kind != "" && open.Start.Line != block.CloseBraceRange.Start.Line {
			at := hcl.Range{Filename: open.Filename, Start: open.End, End: open.End}
			finding.Edits = []report.Edit{replace(at, "\n  type = "+kind, "add type = "+kind)}
		}
	}
}

func (p *pass) documented(kind string) {
	for _, block := range p.top(kind) {
		attribute := block.Body.Attributes["description"]
		text := ""
		if attribute != nil {
			var known bool
			if text, known = p.values.text(attribute.Expr); !known {
				continue
			}
		}
		if strings.TrimSpace(text) == "" {
			p.say(headOf(block), "The %s %q has no description. Say what it is for.", kind, label(block, 0))
		}
	}
}
