package dag

import (
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/tfdiags"
)

// WalkInOrder is Walk on the calling goroutine, one vertex after another in an order that depends on names alone:
// reports are reproducible, a panic can be recovered from, and goroutines would cost more here than they gain. With
// keepGoing a vertex is visited although one that it depends on failed.
func (g *AcyclicGraph) WalkInOrder(cb WalkFunc, keepGoing bool) tfdiags.Diagnostics {
	var diags tfdiags.Diagnostics
	names := make(map[Vertex]string, len(g.vertices))
	for _, v := range g.vertices {
		names[v] = VertexName(v)
	}
	sorted := func(set Set) []Vertex {
		list := make([]Vertex, 0, len(set))
		for _, v := range set {
			list = append(list, v)
		}
		slices.SortFunc(list, func(a, b Vertex) int { return strings.Compare(names[a], names[b]) })
		return list
	}
	type frame struct {
		vertex Vertex
		deps   []Vertex
	}
	seen, failed := make(map[Vertex]bool, len(names)), make(map[Vertex]bool)
	for _, root := range sorted(g.vertices) {
		// The stack is our own: a chain of dependencies may be longer than a browser's call stack.
		stack := []frame{}
		push := func(v Vertex) {
			if !seen[v] {
				seen[v] = true
				stack = append(stack, frame{v, sorted(g.downEdgesNoCopy(v))})
			}
		}
		for push(root); len(stack) > 0; {
			top := &stack[len(stack)-1]
			if len(top.deps) > 0 {
				next := top.deps[0]
				top.deps = top.deps[1:]
				push(next)
				continue
			}
			v := top.vertex
			stack = stack[:len(stack)-1]
			for _, dep := range g.downEdgesNoCopy(v) {
				failed[v] = failed[v] || failed[dep] && !keepGoing
			}
			if !failed[v] {
				found := cb(v)
				failed[v] = found.HasErrors()
				diags = diags.Append(found)
			}
		}
	}
	return diags
}
