package refactor

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// repetition is how a block is repeated anew, and what the words of the old way become.
type repetition struct {
	argument, value string                 // `for_each = …` or `count = …`
	word            func(text bool) string // the block's own `count.index` or `each.key`; text: as a part of a text
	element         string                 // what stands for `each.value`, or for `list[count.index]`
	list            string                 // the list whose elements those are
	before, after   string                 // around a key that is computed
	key             func(old cty.Value) (string, bool)
	all             [2]string // around the address where all instances are meant, in their order
	from, to        []string  // keys of known instances, as addresses have them
	known           bool
}

var digits = regexp.MustCompile(`^\d+$`)

// mostInOrder: the keys "0" to "9" are sorted as the numbers are.
const mostInOrder = 10

// byKeys is what becomes of a block with count.
func (w *work) byKeys(s symbol, block *hclsyntax.Block) (*repetition, *refusal) {
	f, count := w.declaration(s).file, block.Body.Attributes["count"]
	expr := f.slice(count.Expr.Range())
	if list, ok := lengthOf(count.Expr); ok && len(w.request.Keys) == 0 {
		return w.byElements(s, f, list)
	}
	r := &repetition{argument: "for_each", before: "tostring(", after: ")"}
	r.key = func(old cty.Value) (string, bool) {
		return strconv.Quote(old.AsBigFloat().Text('f', -1)), old.Type() == cty.Number
	}
	r.word = func(text bool) string {
		if text {
			return "each.key"
		}
		return "tonumber(each.key)"
	}
	keys := func(n int) string {
		var all []string
		for i := range n {
			all = append(all, strconv.Quote(strconv.Itoa(i)))
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	n, known := w.number(s.folder, count.Expr)
	most := n
	conditional, alternatives := alternativesOf(count.Expr)
	_, literal := count.Expr.(*hclsyntax.LiteralValueExpr)
	switch {
	case literal && known && n <= mostInOrder:
		r.value = "toset(" + keys(n) + ")"
	case alternatives != nil:
		most = slices.Max(alternatives)
		r.value = fmt.Sprintf("toset(%s ? %s : %s)", f.slice(conditional.Condition.Range()), keys(alternatives[0]), keys(alternatives[1]))
		n, known = most, true // a move of what isn't there does nothing
	default:
		r.value = fmt.Sprintf("toset([for i in range(%s) : tostring(i)])", expr)
		most = mostInOrder + 1
	}
	r.all = [2]string{"values(", ")"}
	if most > mostInOrder {
		r.all = [2]string{fmt.Sprintf("[for i in range(%s) : ", expr), "[tostring(i)]]"}
	}
	if given := w.request.Keys; len(given) > 0 {
		return named(r, expr, given, n, known && alternatives == nil)
	}
	r.known = known
	for i := range min(n, maxMoves+1) {
		r.from, r.to = append(r.from, strconv.Itoa(i)), append(r.to, strconv.Quote(strconv.Itoa(i)))
	}
	return r, nil
}

// named uses keys that were asked for: a map from them to the old numbers.
func named(r *repetition, count string, given []string, n int, known bool) (*repetition, *refusal) {
	sorted := slices.Compact(slices.Sorted(slices.Values(given)))
	if !known || len(given) != n || len(sorted) != n {
		return nil, refuse("refactor-keys", "The keys don't fit", "As many different keys are needed as there are instances, and their number has to be known: count is %s, and %d are given.", count, len(given))
	}
	var pairs []string
	for i, key := range given {
		pairs = append(pairs, fmt.Sprintf("%s = %d", quoted(key), i))
		r.from, r.to = append(r.from, strconv.Itoa(i)), append(r.to, quoted(key))
	}
	list := make([]string, n)
	for i, key := range given {
		list[i] = quoted(key)
	}
	keys := "[" + strings.Join(list, ", ") + "]"
	r.value = "{ " + strings.Join(pairs, ", ") + " }"
	r.word = func(bool) string { return "each.value" }
	r.before, r.after = keys+"[", "]"
	r.key = func(old cty.Value) (string, bool) {
		if old.Type() != cty.Number {
			return "", false
		}
		i, _ := old.AsBigFloat().Int64()
		if i < 0 || int(i) >= n {
			return "", false
		}
		return list[i], true
	}
	if r.all = [2]string{"values(", ")"}; !slices.IsSorted(given) {
		r.all = [2]string{fmt.Sprintf("[for key in %s : ", keys), "[key]]"}
	}
	r.known = true
	return r, nil
}

func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "${", "$${", "%{", "%%{").Replace(text) + `"`
}

// byElements is for `count = length(list)`: the elements become the keys where they are text and differ, else their numbers do.
func (w *work) byElements(s symbol, f *file, list hclsyntax.Expression) (*repetition, *refusal) {
	text := f.slice(list.Range())
	value, known := w.constant(s.folder, list, 0)
	r := &repetition{argument: "for_each", list: text, element: "each.value", known: known}
	elements, isText := stringsOf(value)
	if known && value.Type().IsSetType() || !known && w.declaredAs(s.folder, list).IsSetType() {
		return nil, refuse("refactor-inexact", "Not exact", "%s is a set: its elements have no numbers. Use it as for_each by hand.", text)
	}
	if !known {
		isText = w.declaredAs(s.folder, list) == cty.List(cty.String)
	}
	if sorted := slices.Compact(slices.Sorted(slices.Values(elements))); isText && len(sorted) == len(elements) {
		r.value = "toset(" + text + ")"
		r.word = func(bool) string { return fmt.Sprintf("index(%s, each.value)", text) }
		r.before, r.after = text+"[", "]"
		r.all = [2]string{fmt.Sprintf("[for key in %s : ", text), "[key]]"}
		r.key = func(old cty.Value) (string, bool) {
			if old.Type() != cty.Number {
				return "", false
			}
			i, _ := old.AsBigFloat().Int64()
			if int(i) < len(elements) {
				return quoted(elements[i]), true
			}
			return fmt.Sprintf("%s[%d]", text, i), !known
		}
		for i, element := range elements {
			r.from, r.to = append(r.from, strconv.Itoa(i)), append(r.to, quoted(element))
		}
		return r, nil
	}
	if known && isText {
		return nil, refuse("refactor-inexact", "Not exact", "%s has an element twice, and keys of for_each are different: there would be fewer instances.", text)
	}
	r.value = fmt.Sprintf("{ for i, value in %s : tostring(i) => value }", text)
	r.word = func(text bool) string {
		if text {
			return "each.key"
		}
		return "tonumber(each.key)"
	}
	r.before, r.after = "tostring(", ")"
	r.key = func(old cty.Value) (string, bool) {
		return strconv.Quote(old.AsBigFloat().Text('f', -1)), old.Type() == cty.Number
	}
	r.all = [2]string{fmt.Sprintf("[for i in range(length(%s)) : ", text), "[tostring(i)]]"}
	if known {
		for i := range value.LengthInt() {
			r.from, r.to = append(r.from, strconv.Itoa(i)), append(r.to, strconv.Quote(strconv.Itoa(i)))
		}
	}
	return r, nil
}

// declaredAs is the type that a variable is declared with; nothing known else.
func (w *work) declaredAs(folder string, expr hclsyntax.Expression) cty.Type {
	traversal, diags := hcl.AbsTraversalForExpr(expr)
	if !diags.HasErrors() && len(traversal) == 2 && traversal.RootName() == "var" {
		if o := w.declaration(symbol{folder, "variable", "", stepName(traversal[1])}); o != nil {
			if ty, ok := typeOf(o.declares); ok {
				return ty
			}
		}
	}
	return cty.DynamicPseudoType
}

func lengthOf(expr hclsyntax.Expression) (hclsyntax.Expression, bool) {
	call, ok := expr.(*hclsyntax.FunctionCallExpr)
	if !ok || call.Name != "length" || len(call.Args) != 1 {
		return nil, false
	}
	return call.Args[0], true
}

// alternativesOf are the numbers of `condition ? 1 : 0`.
func alternativesOf(expr hclsyntax.Expression) (*hclsyntax.ConditionalExpr, []int) {
	conditional, ok := expr.(*hclsyntax.ConditionalExpr)
	if !ok {
		return nil, nil
	}
	var numbers []int
	for _, part := range []hclsyntax.Expression{conditional.TrueResult, conditional.FalseResult} {
		literal, ok := part.(*hclsyntax.LiteralValueExpr)
		if !ok || literal.Val.Type() != cty.Number || !digits.MatchString(literal.Val.AsBigFloat().Text('f', -1)) {
			return nil, nil
		}
		n, _ := literal.Val.AsBigFloat().Int64()
		if n > mostInOrder {
			return nil, nil
		}
		numbers = append(numbers, int(n))
	}
	return conditional, numbers
}

// number is the value of a count that is known.
func (w *work) number(folder string, expr hclsyntax.Expression) (int, bool) {
	value, ok := w.constant(folder, expr, 0)
	if !ok || value.Type() != cty.Number || !digits.MatchString(value.AsBigFloat().Text('f', -1)) {
		return 0, false
	}
	n, _ := value.AsBigFloat().Int64()
	return int(n), true
}

func (f *file) slice(r hcl.Range) string { return string(r.SliceBytes(f.text)) }
