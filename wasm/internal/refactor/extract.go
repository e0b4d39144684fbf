package refactor

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
	"github.com/opentofu/opentofu/terraformer/internal/verify"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// extraction is a module in the making.
type extraction struct {
	*work
	folder, name, child string // of the caller; of the call; of the new module
	chosen              map[symbol]*occurrence
	inputs, outputs     *lifts
	inner               map[*file][]change // of the text that goes into the module
	providers           []string           // as the blocks name them: aws, aws.west
}

// extractModule puts blocks into a local module of their own, and calls it where they were.
func (w *work) extractModule() error {
	x := &extraction{work: w, name: strings.TrimSpace(w.request.To), chosen: map[symbol]*occurrence{}, inner: map[*file][]change{}}
	for _, step := range []func() *refusal{x.choose, x.mayBeWritten, x.references} {
		if problem := step(); problem != nil {
			return problem
		}
	}
	x.write()
	for _, s := range x.inOrder() {
		from, to := s.address(), "module."+x.name+"."+s.address()
		if s.kind == "resource" || s.kind == "module" {
			w.edits = append(w.edits, edit.Edit{Action: "add", File: x.home(), Text: fmt.Sprintf("moved {\n  from = %s\n  to   = %s\n}\n", from, to)})
		}
		w.movedTo(x.folder, from, to)
	}
	return nil
}

func (x *extraction) choose() *refusal {
	if len(x.request.Addresses) == 0 {
		return refuse("refactor-unknown-address", "Nothing to extract", "Name the blocks that go into the module.")
	}
	for i, address := range x.request.Addresses {
		s, problem := x.parse(address)
		if problem != nil {
			return problem
		}
		o := x.declaration(s)
		if o == nil {
			return x.unknown(s)
		}
		if !slices.Contains([]string{"resource", "data", "ephemeral", "module", "local"}, s.kind) {
			return refuse("refactor-other-kind", "Not for a module", "%s is a %s, which stays with the caller: the module gets what it needs of it by itself.", s.address(), s.said())
		}
		if i > 0 && s.folder != x.folder {
			return refuse("refactor-other-kind", "Blocks of two modules", "%s is in another module than %s. Extract blocks of one module.", address, x.request.Addresses[0])
		}
		if problem := x.isReadable(s, s); problem != nil {
			return problem
		}
		for _, other := range x.found {
			if other.symbol == s && other.declares != nil && other.file != o.file {
				return refuse("refactor-inexact", "An override file", "%s is also declared in %s. Bring the two together first.", s.address(), other.file.name).in(other.file, other.file.span(other.start, other.end))
			}
		}
		x.folder, x.chosen[s] = s.folder, o
	}
	return nil
}

func (x *extraction) mayBeWritten() *refusal {
	if !hclsyntax.ValidIdentifier(x.name) {
		return refuse("refactor-invalid-name", "Invalid name", "%q is no name of a module: it starts with a letter or underscore, and has letters, digits, underscores and dashes only.", x.name)
	}
	x.child = path.Join(x.folder, "modules", x.name)
	for name := range x.given {
		if strings.HasPrefix(name, x.child+"/") {
			return refuse("refactor-file-exists", "The folder is in use", "%s is there already, and nothing is overwritten. Choose another name.", name)
		}
	}
	if x.calls[x.folder][x.name] != nil {
		return refuse("refactor-name-taken", "The name is taken", "%s has a module call %q already. Choose another name.", in(x.folder), x.name)
	}
	return nil
}

// home is the file of the first block that goes, where the call is written.
func (x *extraction) home() string { return x.chosen[x.inOrder()[0]].file.name }

func (x *extraction) inOrder() []symbol {
	var all []symbol
	for s := range x.chosen {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b symbol) int {
		one, other := x.chosen[a], x.chosen[b]
		if one.file != other.file {
			return strings.Compare(one.file.name, other.file.name)
		}
		return one.start - other.start
	})
	return all
}

// inside tells whether a reference stands in what goes into the module.
func (x *extraction) inside(o occurrence) bool {
	if o.reference == nil || o.file.dir != x.folder || !isConfig(o.file.name) {
		return false
	}
	for s, declared := range x.chosen {
		if declared.file != o.file {
			continue
		}
		where := hcl.RangeBetween(declared.declares.TypeRange, declared.declares.CloseBraceRange)
		if s.kind == "local" {
			where = declared.attribute.SrcRange
		}
		if where.Start.Byte <= o.start && o.start < where.End.Byte {
			return true
		}
	}
	return false
}

// references leads what crosses the module's border through variables and outputs.
func (x *extraction) references() *refusal {
	x.inputs, x.outputs = newLifts("var"), newLifts("module."+x.name)
	for _, o := range x.found {
		_, goes := x.chosen[o.symbol]
		inside := x.inside(o)
		problem := (*refusal)(nil)
		switch {
		case o.reference == nil && o.kind == "provider" && o.declares == nil:
			x.aliases(o)
		case o.reference == nil || o.reference.folder != x.folder && !goes:
		case o.typ == "path" && inside && o.name == "module":
			problem = x.ownPath(o)
		case slices.Contains([]string{"count", "each", "self", "path", "terraform"}, o.typ) && o.kind == "resource":
		case goes && !inside:
			problem = x.outside(o)
		case !goes && inside:
			problem = x.lift(o, x.inputs)
		}
		if problem != nil {
			return problem.in(o.file, o.file.span(o.start, o.end))
		}
	}
	return nil
}

// ownPath: the root module's path.module is its path.root; of another module it would be another text.
func (x *extraction) ownPath(o occurrence) *refusal {
	if x.folder != "." {
		return refuse("refactor-inexact", "Not exact", "path.module would be another path in the new module. Give the path by a variable first.")
	}
	x.inner[o.file] = append(x.inner[o.file], change{o.start, o.end, "root"})
	return nil
}

// outside changes a reference to what has gone into the module.
func (x *extraction) outside(o occurrence) *refusal {
	ref := o.reference
	if ref.address {
		o.file.replace(ref.traversal[0].SourceRange().Start.Byte, ref.traversal[0].SourceRange().Start.Byte, "module."+x.name+".")
		return nil
	}
	if len(ref.around) == 0 && ref.argument.Name != "depends_on" {
		return refuse("refactor-inexact", "Not exact", "%s refers to %s, which a module's output can't stand for. Extract both, or neither.", ref.argument.Name, o.address())
	}
	return x.lift(o, x.outputs)
}

// lift gives what an expression refers to a name at the module's border: with its first attribute where that is always there, else as a whole.
func (x *extraction) lift(o occurrence, border *lifts) *refusal {
	ref := o.reference
	if border == x.inputs && len(ref.around) == 0 {
		return refuse("refactor-inexact", "Not exact", "%s refers to %s, which stays outside. Extract both, or neither.", ref.argument.Name, o.address())
	}
	if root, _, _ := strings.Cut(border.prefix, "."); ref.shadowed(root) {
		return refuse("refactor-shadowed", "A name is taken", "Around %s the name %q belongs to a for expression or a dynamic block. Rename that first.", o.address(), root)
	}
	start, end := ref.traversal[0].SourceRange().Start.Byte, o.end
	attribute, all := "", false
	declared := x.declaration(o.symbol)
	repeated := declared == nil || o.kind != "local" && o.kind != "variable" && (declared.declares.Body.Attributes["count"] != nil || declared.declares.Body.Attributes["for_each"] != nil)
	switch {
	case o.kind == "variable" || o.kind == "local" || len(ref.around) == 0:
	case !repeated && ref.size < len(ref.traversal):
		if step, ok := ref.traversal[ref.size].(hcl.TraverseAttr); ok {
			attribute, end = step.Name, step.SrcRange.End.Byte
		}
	case repeated && len(ref.around) > 1 && ref.size == len(ref.traversal):
		splat, ok := ref.around[len(ref.around)-2].(*hclsyntax.SplatExpr)
		if each, relative := splatted(splat, ok); relative && len(each.Traversal) == 1 {
			if step, ok := each.Traversal[0].(hcl.TraverseAttr); ok {
				attribute, all, end = step.Name, true, splat.Range().End.Byte
			}
		}
	}
	text := string(o.file.text[start:end])
	name := border.nameOf(text, o.symbol, attribute, all)
	if declared != nil && repeated && attribute == "" {
		names, ok := ref.reads()
		border.read(text, names, ok, declared.declares.Body.Attributes["for_each"] != nil)
	}
	replaced := change{start, end, border.prefix + "." + name}
	if border == x.inputs {
		x.inner[o.file] = append(x.inner[o.file], replaced)
	} else {
		o.file.changes = append(o.file.changes, replaced)
	}
	return nil
}

func splatted(splat *hclsyntax.SplatExpr, ok bool) (*hclsyntax.RelativeTraversalExpr, bool) {
	if !ok {
		return nil, false
	}
	each, relative := splat.Each.(*hclsyntax.RelativeTraversalExpr)
	return each, relative
}

// shadowed tells whether a name means something else where a reference stands.
func (r *reference) shadowed(root string) bool {
	return slices.Contains(r.shadows, root) || slices.ContainsFunc(r.around, func(node hclsyntax.Node) bool {
		loop, ok := node.(*hclsyntax.ForExpr)
		return ok && (loop.KeyVar == root || loop.ValVar == root)
	})
}

// aliases notes a provider configuration that a block in the module names.
func (x *extraction) aliases(o occurrence) {
	for s, declared := range x.chosen {
		if s.kind != "local" && declared.file == o.file && declared.declares.TypeRange.Start.Byte <= o.start && o.start < declared.declares.CloseBraceRange.Start.Byte && o.folder == x.folder {
			x.providers = append(x.providers, o.typ+"."+o.name)
		}
	}
}

// moved text of a block or local value, with what crosses the border renamed.
func (x *extraction) textOf(s symbol) string {
	o := x.chosen[s]
	for _, span := range edit.Spans(o.file.name, o.file.text) {
		if span.Start > o.start || span.End < o.end || span.Inside != (s.kind == "local") {
			continue
		}
		piece := &file{text: o.file.text[:span.End]}
		for _, c := range x.inner[o.file] {
			if span.Start <= c.start && c.end <= span.End {
				piece.changes = append(piece.changes, c)
			}
		}
		if s.kind == "module" {
			x.moveSource(piece, o.declares)
		}
		piece.changes = append(piece.changes, change{0, span.Lead, ""})
		return strings.ReplaceAll(string(piece.changed()), "\r\n", "\n")
	}
	return ""
}

// moveSource makes a local source of a call lead to the same folder from the new module's.
func (x *extraction) moveSource(piece *file, block *hclsyntax.Block) {
	source := block.Body.Attributes["source"]
	if written := edit.Literal(source); strings.HasPrefix(written, "./") || strings.HasPrefix(written, "../") {
		if way, err := filepath.Rel(x.child, path.Join(x.folder, written)); err == nil {
			where := source.Expr.Range()
			piece.changes = append(piece.changes, change{where.Start.Byte, where.End.Byte, quoted(filepath.ToSlash(way))})
		}
	}
}

func (x *extraction) create(name, content string) {
	formatted, _ := verify.Format(name, workspace.Content(content))
	x.created[path.Join(x.child, name)] = formatted
}
