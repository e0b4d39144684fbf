package refactor

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// maxMoves of one refactoring: each is a block.
const maxMoves = 100

// countToForEach and forEachToCount repeat a block by keys instead of by numbers, or the other way round.
func (w *work) countToForEach() error { return w.repeat("count", "for_each", w.byKeys) }
func (w *work) forEachToCount() error { return w.repeat("for_each", "count", w.byNumbers) }

func (w *work) repeat(old, new string, plan func(symbol, *hclsyntax.Block) (*repetition, *refusal)) error {
	s, problem := w.target()
	if problem != nil {
		return problem
	}
	o := w.declaration(s)
	if !slices.Contains([]string{"resource", "data", "ephemeral", "module"}, s.kind) {
		return refuse("refactor-inexact", "Nothing to repeat", "%s is a %s: only resources, data sources and module calls are repeated.", s.address(), s.said())
	}
	argument := o.declares.Body.Attributes[old]
	if argument == nil {
		has := "It is there once."
		if o.declares.Body.Attributes[new] != nil {
			has = fmt.Sprintf("It has %s already.", new)
		}
		return refuse("refactor-inexact", "No "+old, "%s has no %s. %s", s.address(), old, has).in(o.file, o.file.span(o.start, o.end))
	}
	if problem := w.isReadable(s, s); problem != nil {
		return problem
	}
	for _, other := range w.found {
		if other.symbol == s && other.declares != nil && isOverride(other.file.name) && other.declares.Body.Attributes[old] != nil {
			return refuse("refactor-inexact", "An override file", "%s overrides %s of %s. Bring the two together first.", other.file.name, old, s.address()).in(other.file, other.file.span(other.start, other.end))
		}
	}
	r, problem := plan(s, o.declares)
	if problem != nil {
		return problem
	}
	if len(r.from) > maxMoves {
		return refuse("refactor-inexact", "Too many instances", "%s has more than %d instances, and each would need a moved block.", s.address(), maxMoves)
	}
	o.file.replace(argument.NameRange.Start.Byte, argument.Expr.Range().End.Byte, r.argument+" = "+r.value)
	for _, used := range w.found {
		problem := (*refusal)(nil)
		switch {
		case used.reference == nil:
		case used.reference.block == o.declares && used.file == o.file && (used.typ == "count" && old == "count" || used.typ == "each" && old == "for_each"):
			problem = r.own(used)
		case used.symbol == s:
			problem = r.referred(used)
		}
		if problem != nil {
			return problem.in(used.file, used.file.span(used.start, used.end))
		}
	}
	return w.moveInstances(s, r)
}

// own replaces the block's `count.index`, `each.key` and `each.value`.
func (r *repetition) own(o occurrence) *refusal {
	around := o.reference.around
	written := strings.Join(attributeNames(o.reference.traversal), ".")
	if len(around) == 0 {
		return refuse("refactor-inexact", "Not exact", "%s stands in a list of references, where it can't be written otherwise.", written)
	}
	own := around[len(around)-1].Range()
	parent := hclsyntax.Node(nil)
	if len(around) > 1 {
		parent = around[len(around)-2]
	}
	if slices.ContainsFunc(around, func(node hclsyntax.Node) bool {
		loop, ok := node.(*hclsyntax.ForExpr)
		return ok && (loop.KeyVar == "each" || loop.ValVar == "each" || loop.KeyVar == "count" || loop.ValVar == "count")
	}) {
		return refuse("refactor-shadowed", "A name is taken", "A for expression around %s has a variable named each or count, so that the block's own can't be referred to there. Rename that variable first.", written)
	}
	if o.name == "value" {
		o.file.replace(own.Start.Byte, own.End.Byte, r.element)
		return nil
	}
	switch parent := parent.(type) {
	case *hclsyntax.IndexExpr:
		if r.list != "" && parent.Key == around[len(around)-1] && o.file.slice(parent.Collection.Range()) == r.list {
			o.file.replace(parent.SrcRange.Start.Byte, parent.SrcRange.End.Byte, r.element)
			return nil
		}
	case *hclsyntax.FunctionCallExpr:
		if r.list != "" && parent.Name == "element" && len(parent.Args) == 2 && parent.Args[1] == around[len(around)-1] && o.file.slice(parent.Args[0].Range()) == r.list {
			o.file.replace(parent.Range().Start.Byte, parent.Range().End.Byte, r.element)
			return nil
		}
	}
	_, text := parent.(*hclsyntax.TemplateExpr)
	o.file.replace(own.Start.Byte, own.End.Byte, r.word(text))
	return nil
}

func attributeNames(traversal hcl.Traversal) (all []string) {
	for _, step := range traversal {
		all = append(all, stepName(step))
	}
	return all
}

// referred changes a reference to the block: its key, or how all instances are taken.
func (r *repetition) referred(o occurrence) *refusal {
	ref := o.reference
	key := ref.key
	if key == nil && ref.size < len(ref.traversal) {
		if step, ok := ref.traversal[ref.size].(hcl.TraverseIndex); ok {
			key = &step
		}
	}
	if key != nil {
		text, ok := r.key(key.Key)
		if !ok || !strings.HasPrefix(text, `"`) && !digits.MatchString(text) && (ref.address || len(ref.around) == 0) {
			return refuse("refactor-inexact", "Not exact", "Which instance %s%s is afterwards can't be said.", o.address(), o.file.slice(key.SrcRange))
		}
		o.file.replace(key.SrcRange.Start.Byte, key.SrcRange.End.Byte, "["+text+"]")
		return nil
	}
	if ref.computed {
		return refuse("refactor-inexact", "Not exact", "A list of references takes %s with a key that is computed, which can't be written otherwise there.", o.address())
	}
	if ref.address && ref.argument != nil && !strings.HasSuffix(o.file.slice(ref.argument.Expr.Range()), o.name) {
		return refuse("refactor-inexact", "Not exact", "The address %s has a key that is computed; write the import or the test by hand.", o.file.slice(ref.argument.Expr.Range()))
	}
	if ref.size < len(ref.traversal) || len(ref.around) == 0 {
		return nil // the block as a whole, as in depends_on; or a mistake that stays one
	}
	own := ref.around[len(ref.around)-1]
	if len(ref.around) > 1 {
		switch parent := ref.around[len(ref.around)-2].(type) {
		case *hclsyntax.IndexExpr:
			if parent.Collection == own {
				where := parent.Key.Range()
				o.file.replace(where.Start.Byte, where.Start.Byte, r.before)
				o.file.replace(where.End.Byte, where.End.Byte, r.after)
				return nil
			}
		case *hclsyntax.FunctionCallExpr:
			if parent.Name == "length" {
				return nil
			}
			if where := parent.Range(); parent.Name == r.inverse() {
				o.file.replace(where.Start.Byte, own.Range().Start.Byte, "")
				o.file.replace(own.Range().End.Byte, where.End.Byte, "")
				return nil
			}
		}
	}
	where := own.Range()
	o.file.replace(where.Start.Byte, where.Start.Byte, r.all[0])
	o.file.replace(where.End.Byte, where.End.Byte, r.all[1])
	return nil
}

// inverse is the function around a repeated block that the other way of repeating makes needless.
func (r *repetition) inverse() string {
	if r.argument == "count" {
		return "values"
	}
	return ""
}

// moveInstances tells what has become of each instance; where they aren't known it says that nobody can.
func (w *work) moveInstances(s symbol, r *repetition) error {
	stateful := s.kind == "resource" || s.kind == "module"
	if !r.known {
		if stateful {
			w.warn("refactor-no-moves", "Instances aren't moved", "How many instances %s has isn't settled in this workspace, so that no moved blocks could be written: what exists already would be destroyed and created anew. Write a moved block for each instance before you apply this.", s.address())
		}
		return nil
	}
	after := s.address()
	for i := range r.from {
		from, to := fmt.Sprintf("%s[%s]", s.address(), r.from[i]), fmt.Sprintf("%s[%s]", s.address(), r.to[i])
		if stateful {
			if problem := w.move(s.folder, from, to); problem != nil {
				return problem
			}
			last := &w.edits[len(w.edits)-1]
			if last.After != "" {
				last.After = after
			}
			after = "moved." + from
		}
		w.movedTo(s.folder, from, to)
	}
	return nil
}

// byNumbers is what becomes of a block with for_each.
func (w *work) byNumbers(s symbol, block *hclsyntax.Block) (*repetition, *refusal) {
	f, each := w.declaration(s).file, block.Body.Attributes["for_each"].Expr
	text := f.slice(each.Range())
	value, known := w.constant(s.folder, each, 0)
	keys, isText := stringsOf(value)
	if known && !isText {
		return nil, refuse("refactor-inexact", "Not exact", "%s has keys that are no text.", text)
	}
	slices.Sort(keys)
	call, isCall := each.(*hclsyntax.FunctionCallExpr)
	isSet := isCall && call.Name == "toset" || known && value.Type().IsSetType() || w.declaredAs(s.folder, each).IsSetType()
	ty := w.declaredAs(s.folder, each)
	if !isSet && !ty.IsMapType() && !(known && (value.Type().IsMapType() || value.Type().IsObjectType())) {
		return nil, refuse("refactor-inexact", "Not exact", "It can't be told whether %s is a map or a set. Write it as toset(…), or declare the variable's type.", text)
	}
	r := &repetition{argument: "count", value: "length(" + text + ")", known: known}
	list, elements := "tolist("+text+")", "tolist("+text+")"
	switch {
	case !isSet:
		list, elements = "keys("+text+")", "values("+text+")"
	case known && isCall && isTuple(call.Args[0]):
		var all []string
		for _, key := range keys {
			all = append(all, quoted(key))
		}
		list = "[" + strings.Join(all, ", ") + "]"
		elements, r.value = list, strconv.Itoa(len(keys))
	}
	if _, object := each.(*hclsyntax.ObjectConsExpr); object && strings.Contains(text, "\n") {
		return nil, refuse("refactor-inexact", "The map is written in the block", "for_each of %s is a map over several lines, which count would have to repeat. Extract it to a local value first.", s.address())
	}
	r.word = func(bool) string { return list + "[count.index]" }
	r.element = elements + "[count.index]"
	r.before, r.after = "index("+list+", ", ")"
	r.all = [2]string{"zipmap(" + list + ", ", ")"}
	r.key = func(old cty.Value) (string, bool) {
		if old.Type() != cty.String {
			return "", false
		}
		if i := slices.Index(keys, old.AsString()); known {
			return strconv.Itoa(i), i >= 0
		}
		return fmt.Sprintf("index(%s, %s)", list, quoted(old.AsString())), true
	}
	for i, key := range keys {
		r.from, r.to = append(r.from, quoted(key)), append(r.to, strconv.Itoa(i))
	}
	return r, nil
}

func isTuple(expr hclsyntax.Expression) bool {
	_, ok := expr.(*hclsyntax.TupleConsExpr)
	return ok
}
