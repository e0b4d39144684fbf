package stored

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"net/url"

	"github.com/open-policy-agent/opa/v1/ast"
)

// annotation is what is kept of a package's metadata.
type annotation struct {
	Title       string         `json:",omitempty"`
	Description string         `json:",omitempty"`
	References  []string       `json:",omitempty"`
	Custom      map[string]any `json:",omitempty"`
}

// Read gives the module that Write was given; file is what its places say.
func Read(file string, code []byte) (module *ast.Module, err error) {
	r := reader{code: code, file: file}
	defer func() {
		if recover() != nil {
			err = errors.New(file + " is not as this program stores rules")
		}
	}()
	m := &ast.Module{Package: &ast.Package{Path: r.terms(), Location: &ast.Location{File: file}}}
	r.annotations(m)
	m.Rules = make([]*ast.Rule, r.number())
	for i := range m.Rules {
		m.Rules[i] = r.rule(m)
	}
	return m, nil
}

type reader struct {
	code    []byte
	strings []string
	file    string
	at      *ast.Location // of the rule or expression that is being read
}

func (r *reader) number() int {
	n, size := binary.Uvarint(r.code)
	r.code = r.code[size:]
	return int(n)
}

func (r *reader) byte() byte {
	b := r.code[0]
	r.code = r.code[1:]
	return b
}

func (r *reader) string() string {
	if i := r.number(); i > 0 {
		return r.strings[i-1]
	}
	n := r.number()
	s := string(r.code[:n])
	r.code = r.code[n:]
	r.strings = append(r.strings, s)
	return s
}

func (r *reader) place() *ast.Location {
	row := r.number()
	column := r.number()
	r.at = &ast.Location{File: r.file, Row: row, Col: column, Offset: r.number()}
	return r.at
}

func (r *reader) annotations(m *ast.Module) {
	var kept []annotation
	if err := json.Unmarshal([]byte(r.string()), &kept); err != nil {
		panic(err)
	}
	for _, one := range kept {
		a := &ast.Annotations{Scope: "package", Title: one.Title, Description: one.Description, Custom: one.Custom}
		for _, reference := range one.References {
			address, err := url.Parse(reference)
			if err != nil {
				panic(err)
			}
			a.RelatedResources = append(a.RelatedResources, &ast.RelatedResourceAnnotation{Ref: *address})
		}
		m.Annotations = append(m.Annotations, a)
	}
}

func (r *reader) rule(m *ast.Module) *ast.Rule {
	flags := r.byte()
	rule := &ast.Rule{Module: m, Default: flags&1 != 0, Location: r.place()}
	rule.Head = &ast.Head{Location: rule.Location, Name: ast.Var(r.string()), Reference: r.terms(), Args: r.terms(), Key: r.term(), Value: r.term()}
	rule.Body = r.body()
	if flags&2 != 0 {
		rule.Else = r.rule(m)
	}
	return rule
}

func (r *reader) body() ast.Body {
	body := make(ast.Body, r.number())
	for i := range body {
		body[i] = r.expr()
	}
	return body
}

func (r *reader) expr() *ast.Expr {
	flags := r.byte()
	e := &ast.Expr{Generated: flags&1 != 0, Negated: flags&2 != 0, Index: r.number(), Location: r.place()}
	for range r.number() {
		e.With = append(e.With, &ast.With{Target: r.term(), Value: r.term(), Location: e.Location})
	}
	switch r.byte() {
	case oneTerm:
		e.Terms = r.term()
	case manyTerms:
		e.Terms = r.terms()
	case every:
		e.Terms = &ast.Every{Key: r.term(), Value: r.term(), Domain: r.term(), Body: r.body(), Location: e.Location}
	default:
		panic("kind of expression")
	}
	return e
}

func (r *reader) terms() []*ast.Term {
	n := r.number()
	if n == 0 {
		return nil
	}
	terms := make([]*ast.Term, n)
	for i := range terms {
		terms[i] = r.term()
	}
	return terms
}

func (r *reader) term() *ast.Term {
	at := r.at
	kind := r.byte()
	if kind == absent {
		return nil
	}
	return &ast.Term{Location: at, Value: r.value(kind)}
}

func (r *reader) value(kind byte) ast.Value {
	switch kind {
	case null:
		return ast.Null{}
	case no, yes:
		return ast.Boolean(kind == yes)
	case number:
		return ast.Number(r.string())
	case text:
		return ast.String(r.string())
	case variable:
		return ast.Var(r.string())
	case ref:
		return ast.Ref(r.terms())
	case array:
		return ast.NewArray(r.terms()...)
	case object:
		pairs := make([][2]*ast.Term, r.number())
		for i := range pairs {
			pairs[i] = [2]*ast.Term{r.term(), r.term()}
		}
		return ast.NewObject(pairs...)
	case set:
		return ast.NewSet(r.terms()...)
	case arrayComprehension:
		return &ast.ArrayComprehension{Term: r.term(), Body: r.body()}
	case setComprehension:
		return &ast.SetComprehension{Term: r.term(), Body: r.body()}
	case objectComprehension:
		return &ast.ObjectComprehension{Key: r.term(), Value: r.term(), Body: r.body()}
	case call:
		return ast.Call(r.terms())
	}
	panic("kind of term")
}
