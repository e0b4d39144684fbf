package language

import (
	_ "embed" // documents.txt
	"slices"
	"sync"

	"github.com/zclconf/go-cty/cty"
)

//go:embed documents.txt
var documentsText string

var documents = sync.OnceValue(func() map[string]*shape { return shapesOf(documentsText) })

// documentAt is what may stand at a path of a document.
func documentAt(path string) *shape {
	if s := documents()[path]; s != nil {
		return s
	}
	return newShape()
}

// documentIn is what jsonencode is given where its result is for an argument whose document is known; anything else where it isn't.
func (q *question) documentIn(result expect) expect {
	if result.typed == nil {
		return anything()
	}
	inner := expect{typ: cty.DynamicPseudoType, typed: result.typed, path: result.path, name: result.name}
	grants := q.usageOf(result.typed.provider.Addr.Type).of(result.typed.name).Grants[result.path]
	if a := documentAt(result.typed.name).arguments[result.path]; a != nil {
		inner.typ, inner.document = coreTypes["objects"], a.want
	} else if grants != nil && result.typ == cty.String {
		inner.typ, inner.document, inner.granted = coreTypes["object"], "policy", grants
	} else {
		return anything()
	}
	return inner
}

// entry is what is expected at a key of a document.
func (e expect) entry(name string) expect {
	a := documentAt(e.document).arguments[name]
	if a == nil {
		return anything()
	}
	inner := expect{typ: a.typ, values: a.values, name: name, typed: e.typed, path: join(e.path, name), granted: e.granted}
	if path := join(e.document, name); documents()[path] != nil {
		inner.document = path
	}
	if lists := map[string]func(*granted) []counted{
		"actions":    func(g *granted) []counted { return g.Actions },
		"principals": func(g *granted) []counted { return g.Principals },
	}; lists[a.want] != nil && e.granted != nil {
		inner.typ = cty.String
		for _, c := range lists[a.want](e.granted) {
			inner.usual = append(inner.usual, c.what)
		}
	}
	return inner
}

// documentObject writes { … } with what is required at a place of a document.
func (w *writer) documentObject(e expect, n int, indent string) string {
	var required []string
	arguments := documentAt(e.document).arguments
	for _, name := range slices.Sorted(keysOf(arguments)) {
		if arguments[name].need {
			required = append(required, name)
		}
	}
	return w.members(e, required, n, indent)
}
