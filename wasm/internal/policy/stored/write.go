// Package stored keeps modules as OPA's compiler has left them: reading them takes a fraction of the time that parsing and compiling the same
// Rego takes, of which a browser would need more than a second. OPA has no such form of its own.
package stored

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What a term is, in the byte that it begins with.
const (
	absent byte = iota
	null
	no
	yes
	number
	text
	variable
	ref
	array
	object
	set
	arrayComprehension
	setComprehension
	objectComprehension
	call
)

// What an expression is made of.
const (
	oneTerm byte = iota
	manyTerms
	every
)

// Write gives a compiled module's bytes. Of its annotations those of the package are kept, of places those of rules and expressions.
func Write(m *ast.Module) (code []byte, err error) {
	w := writer{strings: map[string]int{}}
	defer func() {
		if problem, ok := recover().(unknown); ok {
			err = fmt.Errorf("%s: %s", m.Package.Location.File, problem)
		}
	}()
	w.terms(m.Package.Path)
	w.annotations(m.Annotations)
	w.number(len(m.Rules))
	for _, rule := range m.Rules {
		w.rule(rule)
	}
	return w.code, nil
}

type writer struct {
	code    []byte
	strings map[string]int
}

// unknown is a node that has no stored form.
type unknown string

func (w *writer) number(n int) { w.code = binary.AppendUvarint(w.code, uint64(n)) }

// string writes a text the first time, and later which one it was.
func (w *writer) string(s string) {
	if i, ok := w.strings[s]; ok {
		w.number(i + 1)
		return
	}
	w.strings[s] = len(w.strings)
	w.number(0)
	w.number(len(s))
	w.code = append(w.code, s...)
}

func (w *writer) flags(flags ...bool) {
	var b byte
	for i, flag := range flags {
		if flag {
			b |= 1 << i
		}
	}
	w.code = append(w.code, b)
}

func (w *writer) place(at *ast.Location) {
	if at == nil {
		at = &ast.Location{}
	}
	w.number(at.Row)
	w.number(at.Col)
	w.number(at.Offset)
}

func (w *writer) annotations(all []*ast.Annotations) {
	var kept []annotation
	for _, a := range all {
		if a.Scope != "package" {
			continue
		}
		one := annotation{Title: a.Title, Description: a.Description, Custom: a.Custom}
		for _, resource := range a.RelatedResources {
			one.References = append(one.References, resource.Ref.String())
		}
		kept = append(kept, one)
	}
	data, err := json.Marshal(kept)
	if err != nil {
		panic(unknown(err.Error()))
	}
	w.string(string(data))
}

func (w *writer) rule(r *ast.Rule) {
	w.flags(r.Default, r.Else != nil)
	w.place(r.Location)
	w.string(string(r.Head.Name))
	w.terms(r.Head.Reference)
	w.terms(r.Head.Args)
	w.term(r.Head.Key)
	w.term(r.Head.Value)
	w.body(r.Body)
	if r.Else != nil {
		w.rule(r.Else)
	}
}

func (w *writer) body(body ast.Body) {
	w.number(len(body))
	for _, e := range body {
		w.expr(e)
	}
}

func (w *writer) expr(e *ast.Expr) {
	w.flags(e.Generated, e.Negated)
	w.number(e.Index)
	w.place(e.Location)
	w.number(len(e.With))
	for _, with := range e.With {
		w.term(with.Target)
		w.term(with.Value)
	}
	switch terms := e.Terms.(type) {
	case *ast.Term:
		w.code = append(w.code, oneTerm)
		w.term(terms)
	case []*ast.Term:
		w.code = append(w.code, manyTerms)
		w.terms(terms)
	case *ast.Every:
		w.code = append(w.code, every)
		w.term(terms.Key)
		w.term(terms.Value)
		w.term(terms.Domain)
		w.body(terms.Body)
	default:
		panic(unknown(fmt.Sprintf("an expression of %T", terms)))
	}
}

func (w *writer) terms(terms []*ast.Term) {
	w.number(len(terms))
	for _, t := range terms {
		w.term(t)
	}
}

func (w *writer) kind(kind byte) { w.code = append(w.code, kind) }

func (w *writer) term(t *ast.Term) {
	if t == nil {
		w.kind(absent)
		return
	}
	switch v := t.Value.(type) {
	case ast.Null:
		w.kind(null)
	case ast.Boolean:
		w.kind(map[bool]byte{false: no, true: yes}[bool(v)])
	case ast.Number:
		w.kind(number)
		w.string(string(v))
	case ast.String:
		w.kind(text)
		w.string(string(v))
	case ast.Var:
		w.kind(variable)
		w.string(string(v))
	case ast.Ref:
		w.kind(ref)
		w.terms(v)
	case *ast.Array:
		w.kind(array)
		w.number(v.Len())
		v.Foreach(w.term)
	case ast.Object:
		w.kind(object)
		w.number(v.Len())
		v.Foreach(func(key, value *ast.Term) { w.term(key); w.term(value) })
	case ast.Set:
		w.kind(set)
		w.terms(v.Slice())
	case *ast.ArrayComprehension:
		w.kind(arrayComprehension)
		w.term(v.Term)
		w.body(v.Body)
	case *ast.SetComprehension:
		w.kind(setComprehension)
		w.term(v.Term)
		w.body(v.Body)
	case *ast.ObjectComprehension:
		w.kind(objectComprehension)
		w.term(v.Key)
		w.term(v.Value)
		w.body(v.Body)
	case ast.Call:
		w.kind(call)
		w.terms(v)
	default:
		panic(unknown(fmt.Sprintf("a term of %T", v)))
	}
}
