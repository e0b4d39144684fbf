package refactor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// reads gives the attributes that a reference to a repeated block reads of its instances; false where it takes them whole.
func (r *reference) reads() ([]string, bool) {
	rest := r.traversal[r.size:]
	if len(rest) == 0 {
		return readsOf(r.around)
	}
	if _, ok := rest[0].(hcl.TraverseIndex); !ok {
		return nil, false
	}
	if len(rest) == 1 {
		return readsOf(r.around)
	}
	step, ok := rest[1].(hcl.TraverseAttr)
	return []string{step.Name}, ok
}

// readsOf looks at what stands around a value, the value last.
func readsOf(around []hclsyntax.Node) ([]string, bool) {
	if len(around) < 2 {
		return nil, false
	}
	own, parent := around[len(around)-1], around[len(around)-2]
	first := func(steps hcl.Traversal) ([]string, bool) {
		step, ok := steps[0].(hcl.TraverseAttr)
		return []string{step.Name}, ok
	}
	switch parent := parent.(type) {
	case *hclsyntax.IndexExpr:
		if parent.Collection == own {
			return readsOf(around[:len(around)-1])
		}
	case *hclsyntax.RelativeTraversalExpr:
		return first(parent.Traversal)
	case *hclsyntax.SplatExpr:
		if each, ok := splatted(parent, true); ok {
			return first(each.Traversal)
		}
	case *hclsyntax.FunctionCallExpr:
		switch {
		case parent.Name == "length" || parent.Name == "keys":
			return nil, true
		case parent.Name == "values" || parent.Name == "one":
			return readsOf(around[:len(around)-1])
		}
	case *hclsyntax.ForExpr:
		if parent.CollExpr == own {
			return readsOfLoop(parent)
		}
	}
	return nil, false
}

func readsOfLoop(loop *hclsyntax.ForExpr) (names []string, ok bool) {
	for _, part := range []hclsyntax.Expression{loop.KeyExpr, loop.ValExpr, loop.CondExpr} {
		if part == nil {
			continue
		}
		for _, traversal := range part.Variables() {
			if traversal.RootName() != loop.ValVar {
				continue
			}
			if len(traversal) < 2 || stepName(traversal[1]) == "" {
				return nil, false
			}
			names = append(names, stepName(traversal[1]))
		}
	}
	return names, true
}

// part is a repeated block with the attributes alone that are read of it, so that nothing else crosses a module's border.
func part(expr string, byKey bool, names []string) string {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	if len(names) == 0 {
		return expr
	}
	var fields []string
	for _, name := range names {
		fields = append(fields, fmt.Sprintf("%s = one.%s", name, name))
	}
	value := "{ " + strings.Join(fields, ", ") + " }"
	if byKey {
		return fmt.Sprintf("{ for key, one in %s : key => %s }", expr, value)
	}
	return fmt.Sprintf("[for one in %s : %s]", expr, value)
}
