package machine

import "github.com/open-policy-agent/opa/v1/ast"

// short are ways to what OPA's own functions give, without what it takes to call them: half of all calls are of these. Nil is for OPA to answer.
var short = map[string]func([]*ast.Term) *ast.Term{
	ast.Equal.Name:    func(given []*ast.Term) *ast.Term { return ast.InternedTerm(equal(given[0], given[1])) },
	ast.NotEqual.Name: func(given []*ast.Term) *ast.Term { return ast.InternedTerm(!equal(given[0], given[1])) },
	ast.Count.Name:    func(given []*ast.Term) *ast.Term { return length(given[0].Value) },
	ast.IsArray.Name: func(given []*ast.Term) *ast.Term {
		_, ok := given[0].Value.(*ast.Array)
		return ast.InternedTerm(ok)
	},
	ast.Member.Name: func(given []*ast.Term) *ast.Term {
		switch all := given[1].Value.(type) {
		case ast.Set:
			return ast.InternedTerm(all.Contains(given[0]))
		case *ast.Array:
			for i := range all.Len() {
				if equal(all.Elem(i), given[0]) {
					return ast.InternedTerm(true)
				}
			}
			return ast.InternedTerm(false)
		}
		return nil
	},
	ast.ObjectGet.Name: func(given []*ast.Term) *ast.Term {
		object, ok := given[0].Value.(ast.Object)
		if _, path := given[1].Value.(*ast.Array); !ok || path {
			return nil
		}
		if found := object.Get(given[1]); found != nil {
			return found
		}
		return given[2]
	},
}
