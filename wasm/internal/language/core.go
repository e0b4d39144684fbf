package language

import (
	_ "embed" // core.txt
	"strings"
	"sync"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
)

//go:embed core.txt
var coreText string

// argument is what may be given in a block.
type argument struct {
	name   string
	typ    cty.Type
	want   string // what else than a value of the type is expected: addresses, provider, …; see expect
	nested *configschema.Object
	attr   *configschema.Attribute // nil for the language's own
	values []string
	need   bool
	doc    string
}

// nested is a block that may stand in a block.
type nested struct {
	name   string
	labels []string
	block  *configschema.NestedBlock // nil for the language's own
	min    int
	max    int
	doc    string
}

// shape is what may stand in a body.
type shape struct {
	arguments map[string]*argument
	blocks    map[string]*nested
	any       bool // arguments may have any name: locals
}

func newShape() *shape {
	return &shape{arguments: map[string]*argument{}, blocks: map[string]*nested{}}
}

// core is what the language has, by the path of the body.
var core = sync.OnceValue(func() map[string]*shape {
	shapes := shapesOf(coreText)
	shapes["locals"].any = true
	return shapes
})

// shapesOf reads a text as core.txt is.
func shapesOf(text string) map[string]*shape {
	shapes := map[string]*shape{}
	at := func(path string) *shape {
		if shapes[path] == nil {
			shapes[path] = newShape()
		}
		return shapes[path]
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		head, doc, ok := strings.Cut(line, " -- ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		head, values, _ := strings.Cut(head, " one of ")
		words := strings.Fields(head)
		paths := []string{words[0]}
		if rest, ok := strings.CutPrefix(words[0], "*."); ok {
			paths = []string{"resource." + rest, "data." + rest, "ephemeral." + rest}
		}
		for _, path := range paths {
			body, name := "", path
			if i := strings.LastIndexByte(path, '.'); i >= 0 {
				body, name = path[:i], path[i+1:]
			}
			if words[1] == "block" {
				at(path)
				at(body).blocks[name] = &nested{name: name, labels: words[2:], doc: doc}
				continue
			}
			typ, need := strings.CutSuffix(words[1], "!")
			a := &argument{name: name, typ: coreTypes[typ], need: need, doc: doc}
			if a.typ == cty.NilType {
				a.typ, a.want = cty.DynamicPseudoType, typ
			}
			if values != "" {
				a.values = strings.Split(values, "|")
			}
			at(body).arguments[name] = a
		}
	}
	return shapes
}

var coreTypes = map[string]cty.Type{
	"string": cty.String, "bool": cty.Bool, "number": cty.Number, "any": cty.DynamicPseudoType,
	"list(string)": cty.List(cty.String), "set(string)": cty.Set(cty.String), "map(string)": cty.Map(cty.String),
	"object": cty.Map(cty.DynamicPseudoType), "objects": cty.List(cty.Map(cty.DynamicPseudoType)),
}

// ofBlock adds what a provider's schema has.
func (s *shape) ofBlock(block *configschema.Block) {
	for name, attr := range block.Attributes {
		s.arguments[name] = argumentOf(name, attr)
	}
	for name, inner := range block.BlockTypes {
		s.blocks[name] = &nested{name: name, block: inner, min: inner.MinItems, max: inner.MaxItems}
	}
}

func argumentOf(name string, attr *configschema.Attribute) *argument {
	return &argument{name: name, typ: attr.ImpliedType(), nested: attr.NestedType, attr: attr, need: attr.Required}
}

// settable tells whether a value may be given.
func (a *argument) settable() bool { return a.attr == nil || a.attr.Required || a.attr.Optional }

// coreAt is what the language has at a path; an empty shape where it has nothing.
func coreAt(path string) *shape {
	if s := core()[path]; s != nil {
		return s
	}
	return newShape()
}
