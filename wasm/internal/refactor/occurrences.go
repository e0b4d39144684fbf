package refactor

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
)

// symbol is something with a name in the module of a folder. Type is empty where the kind has none.
type symbol struct{ folder, kind, typ, name string }

// occurrence is a place where a symbol's name is written: offsets are those of the name alone.
type occurrence struct {
	symbol
	file       *file
	start, end int
	declares   *hclsyntax.Block // the block whose name it is; of a local value, its locals block
	attribute  *hclsyntax.Attribute
	reference  *reference // where it is part of an expression
	whole      bool       // of a module: the value is used with all its outputs
}

// reference is an expression that refers to something, and what it stands in.
type reference struct {
	traversal hcl.Traversal
	size      int              // steps that name the symbol
	around    []hclsyntax.Node // outermost first
	block     *hclsyntax.Block // at the top of the file
	argument  *hclsyntax.Attribute
	folder    string             // of the module in which it is evaluated
	address   bool               // an address, as in import and the targets of tests, no value
	shadows   []string           // names that dynamic blocks around have taken
	computed  bool               // in a list of references: with a key that is computed
	key       *hcl.TraverseIndex // of an address: the key of an instance that follows
}

// index finds all names in the workspace.
type index struct {
	*program
	found []occurrence
}

// occurrences lists where names stand, in the order of the files.
func (p *program) occurrences() []occurrence {
	x := &index{program: p}
	for _, f := range p.files {
		switch {
		case f.body == nil:
		case isConfig(f.name):
			for _, block := range f.body.Blocks {
				x.configuration(&place{file: f, folder: f.dir, providers: f.dir, block: block})
			}
		case isValues(f.name):
			if folder, ok := p.moduleOf(f.dir); ok {
				x.names(&place{file: f, folder: folder}, f.body, folder)
			}
		case isTest(f.name):
			for _, block := range f.body.Blocks {
				x.test(&place{file: f, folder: p.tested(f), providers: f.name, block: block})
			}
		}
	}
	for _, f := range p.json {
		if folder, ok := p.moduleOf(f.dir); ok && strings.HasSuffix(f.name, ".tfvars.json") {
			x.jsonValues(f, folder)
		}
	}
	return x.found
}

// place is where an expression stands.
type place struct {
	file      *file
	folder    string // of the module in which it is evaluated
	providers string // whose provider configurations it can name: a module's folder, or a test file
	block     *hclsyntax.Block
	argument  *hclsyntax.Attribute
	shadows   []string // names that a dynamic block has taken
	address   bool
}

func (at place) in(attribute *hclsyntax.Attribute) *place { at.argument = attribute; return &at }

func (x *index) add(at *place, s symbol, start, end int) *occurrence {
	x.found = append(x.found, occurrence{symbol: s, file: at.file, start: start, end: end})
	return &x.found[len(x.found)-1]
}

// label adds the name of a block.
func (x *index) label(at *place, block *hclsyntax.Block, kind, typ string, n int) {
	if n >= len(block.Labels) {
		return
	}
	where := block.LabelRanges[n]
	start, end := unquoted(at.file.text, where.Start.Byte, where.End.Byte)
	x.add(at, symbol{at.folder, kind, typ, block.Labels[n]}, start, end).declares = block
}

func unquoted(text []byte, start, end int) (int, int) {
	if end-start >= 2 && text[start] == '"' && text[end-1] == '"' {
		return start + 1, end - 1
	}
	return start, end
}

// names adds the arguments of a body as names of variables.
func (x *index) names(at *place, body *hclsyntax.Body, folder string, but ...string) {
	for name, attribute := range body.Attributes {
		if !slices.Contains(but, name) {
			x.add(at, symbol{folder, "variable", "", name}, attribute.NameRange.Start.Byte, attribute.NameRange.End.Byte).attribute = attribute
		}
	}
}

var ofModuleCalls = []string{"source", "version", "providers", "count", "for_each", "depends_on", "enabled"}

// configuration goes through a block at the top of a configuration file.
func (x *index) configuration(at *place) {
	block := at.block
	switch block.Type {
	case "resource", "data", "ephemeral":
		if len(block.Labels) == 2 {
			x.label(at, block, block.Type, block.Labels[0], 1)
		}
	case "variable", "output":
		x.label(at, block, block.Type, "", 0)
	case "check":
		x.label(at, block, "check", "", 0)
		for _, inner := range block.Body.Blocks {
			if inner.Type == "data" && len(inner.Labels) == 2 {
				x.label(at, inner, "data", inner.Labels[0], 1)
			}
		}
	case "module":
		x.label(at, block, "module", "", 0)
		if len(block.Labels) == 1 {
			if folder := x.calls[at.folder][block.Labels[0]].folder; folder != "" {
				x.names(at, block.Body, folder, ofModuleCalls...)
			}
		}
	case "provider":
		x.alias(at)
	case "locals":
		for name, attribute := range block.Body.Attributes {
			o := x.add(at, symbol{at.folder, "local", "", name}, attribute.NameRange.Start.Byte, attribute.NameRange.End.Byte)
			o.declares, o.attribute = block, attribute
		}
	case "moved":
		return // it says what was; see moved.go
	case "terraform":
		for _, inner := range block.Body.Blocks {
			if inner.Type == "required_providers" {
				for _, attribute := range inner.Body.Attributes {
					x.configurationAliases(at.in(attribute), attribute.Expr)
				}
			}
		}
		return
	}
	x.body(at, block.Body, nil)
}

func (x *index) alias(at *place) {
	attribute := at.block.Body.Attributes["alias"]
	if name := edit.Literal(attribute); name != "" && len(at.block.Labels) == 1 {
		where := attribute.Expr.Range()
		start, end := unquoted(at.file.text, where.Start.Byte, where.End.Byte)
		o := x.add(at, symbol{at.providers, "provider", at.block.Labels[0], name}, start, end)
		o.declares, o.attribute = at.block, attribute
	}
}

// configurationAliases of `required_providers` declare what a caller hands over.
func (x *index) configurationAliases(at *place, expr hclsyntax.Expression) {
	object, ok := expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return
	}
	for _, item := range object.Items {
		if hcl.ExprAsKeyword(item.KeyExpr) == "configuration_aliases" {
			list, _ := hcl.ExprList(item.ValueExpr)
			for _, alias := range list {
				if o := x.provider(at, alias, at.providers); o != nil {
					o.declares = at.block
				}
			}
		}
	}
}

// provider adds the name in `aws.west`, also where it stands in quotes.
func (x *index) provider(at *place, expr hcl.Expression, scope string) *occurrence {
	traversal := traversalOf(at.file.text, expr)
	if len(traversal) < 2 {
		return nil
	}
	name, ok := traversal[1].(hcl.TraverseAttr)
	if !ok {
		return nil
	}
	end := name.SrcRange.End.Byte
	return x.add(at, symbol{scope, "provider", traversal.RootName(), name.Name}, end-len(name.Name), end)
}

// providers goes through a map from a module's provider configurations to those at hand.
func (x *index) providers(at *place, expr hclsyntax.Expression, folder string) {
	pairs, _ := hcl.ExprMap(expr)
	for _, pair := range pairs {
		if folder != "" {
			x.provider(at, pair.Key, folder)
		}
		x.provider(at, pair.Value, at.providers)
	}
}

// body goes through arguments and blocks; inside names the blocks around, without the one at the top.
func (x *index) body(at *place, body *hclsyntax.Body, inside []string) {
	for _, attribute := range inOrder(body.Attributes) {
		x.argument(at.in(attribute), attribute, inside)
	}
	for _, block := range body.Blocks {
		next := *at
		if block.Type == "dynamic" && len(block.Labels) == 1 {
			iterator := block.Labels[0]
			if named := block.Body.Attributes["iterator"]; named != nil {
				iterator = hcl.ExprAsKeyword(named.Expr)
			}
			next.shadows = append(slices.Clone(at.shadows), iterator)
			if each := block.Body.Attributes["for_each"]; each != nil {
				x.expression(at.in(each), each.Expr)
			}
		}
		x.body(&next, block.Body, append(slices.Clone(inside), block.Type))
	}
}

func inOrder(attributes hclsyntax.Attributes) []*hclsyntax.Attribute {
	var all []*hclsyntax.Attribute
	for _, attribute := range attributes {
		all = append(all, attribute)
	}
	slices.SortFunc(all, func(a, b *hclsyntax.Attribute) int { return a.SrcRange.Start.Byte - b.SrcRange.Start.Byte })
	return all
}

// argument goes through one argument, as what it is: most are expressions, some name providers or addresses.
func (x *index) argument(at *place, attribute *hclsyntax.Attribute, inside []string) {
	top, kind, name := len(inside) == 0, at.block.Type, attribute.Name
	switch {
	case kind == "variable" && top && name == "type", kind == "removed" && top && name == "from":
	case name == "ignore_changes" && len(inside) > 0 && inside[len(inside)-1] == "lifecycle":
	case name == "iterator" && len(inside) > 0 && inside[len(inside)-1] == "dynamic":
	case name == "for_each" && len(inside) > 0 && inside[len(inside)-1] == "dynamic": // done, outside of what it names
	case name == "provider" && top && (kind == "resource" || kind == "data" || kind == "ephemeral" || kind == "import"),
		name == "provider" && kind == "check" && len(inside) == 1:
		x.provider(at, attribute.Expr, at.providers)
	case name == "providers" && top && (kind == "module" || kind == "run"):
		folder := at.folder
		if kind == "module" && len(at.block.Labels) == 1 {
			folder = x.calls[at.folder][at.block.Labels[0]].folder
		}
		x.providers(at, attribute.Expr, folder)
	case name == "depends_on" || name == "replace_triggered_by" || name == "expect_failures":
		list, _ := hcl.ExprList(attribute.Expr)
		for _, expr := range list {
			x.plain(at, expr)
		}
	case kind == "import" && top && name == "to":
		x.address(at, attribute.Expr)
	default:
		x.expression(at, attribute.Expr)
	}
}
