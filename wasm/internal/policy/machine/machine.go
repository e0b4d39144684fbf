// Package machine runs the rules that ship by the plans that OPA's planner makes of them. A plan is what Rego comes to when all that doesn't depend
// on the input is settled: calls, loops and look-ups on numbered locals, without unification and without continuations, which is what most of the
// time of OPA's own evaluator goes to. Policies of users are evaluated by OPA itself.
package machine

import (
	"encoding/binary"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// op is what a step does. Steps that don't hold end the block that they stand in.
type op byte

const (
	opReturn     op = iota // a
	opBreak                // out of a more blocks than this one
	opEqual                // a == b
	opNotEqual             // a != b
	opIsArray              // a
	opIsObject             // a
	opIsSet                // a
	opDefined              // a
	opUndefined            // a
	opDot                  // c = a[b]
	opLen                  // c = count(a)
	opAssign               // c = a
	opAssignOnce           // c = a, which it must be already where it is anything
	opReset                // c has no value any more
	opArray                // c = []
	opObject               // c = {}
	opSet                  // c = set()
	opAppend               // a to the array c
	opAdd                  // a to the set c
	opInsert               // c[a] = b
	opInsertOnce           // c[a] = b, which it must be already where it is anything
	opCall                 // c = the call
	opScan                 // the block for each b, c of a
	opNot                  // the block doesn't hold
	opBlocks               // one after the other
)

// operands says which of a, b and c a step has.
var operands = [...]struct{ a, b, c bool }{
	opReturn: {a: true}, opBreak: {a: true}, opEqual: {a: true, b: true}, opNotEqual: {a: true, b: true},
	opIsArray: {a: true}, opIsObject: {a: true}, opIsSet: {a: true}, opDefined: {a: true}, opUndefined: {a: true},
	opDot: {true, true, true}, opLen: {a: true, c: true}, opAssign: {a: true, c: true}, opAssignOnce: {a: true, c: true}, opReset: {c: true},
	opArray: {c: true}, opObject: {c: true}, opSet: {c: true}, opAppend: {a: true, c: true}, opAdd: {a: true, c: true},
	opInsert: {true, true, true}, opInsertOnce: {true, true, true}, opCall: {c: true}, opScan: {true, true, true}, opNot: {}, opBlocks: {},
}

// step is one of a block. What a and b name is a local, or, below zero, a constant of the function; c is a local.
type step struct {
	op      op
	a, b, c int32
	call    *call
	blocks  []block
}

type block []step

// call is of a function that rules define, or of one that is built in.
type call struct {
	name    string
	args    []int32
	rule    *function
	builtin topdown.BuiltinFunc
	short   func(given []*ast.Term) *ast.Term // the same for what is asked most, where it isn't nil
	many    bool                              // it gives any number of values, which are an array here
}

// function is a rule: all that is defined under its name. The first two locals are the input and, without any, data.
type function struct {
	name      string
	params    []int32
	result    int32
	locals    int
	constants []*ast.Term
	body      []block
}

// Program is functions by name.
type Program struct {
	functions map[string]*function
	calls     []*call // that aren't linked yet
}

// New is a program without functions.
func New() *Program { return &Program{functions: map[string]*function{}} }

// Has: it has a function of that name.
func (p *Program) Has(name string) bool { return p.functions[name] != nil }

// Read adds functions as Write gives them.
func (p *Program) Read(code []byte) (err error) {
	r := reader{code: code}
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("it is not as this program stores rules: %v", problem)
		}
	}()
	for range r.number() {
		f := r.function()
		p.functions[f.name] = f
	}
	p.calls = append(p.calls, r.calls...)
	return nil
}

// Link finds what is called, once all of it was read.
func (p *Program) Link() error {
	for _, c := range p.calls {
		if c.rule = p.functions[c.name]; c.rule != nil {
			continue
		}
		c.builtin = topdown.GetBuiltin(c.name)
		if c.builtin == nil {
			return fmt.Errorf("%s is called, and isn't there", c.name)
		}
		c.short, c.many = short[c.name], ast.BuiltinMap[c.name].Relation
	}
	p.calls = nil
	return nil
}

type reader struct {
	code    []byte
	strings []string
	calls   []*call
}

func (r *reader) number() int {
	n, size := binary.Uvarint(r.code)
	r.code = r.code[size:]
	return int(n)
}

// operand is a number that may be below zero.
func (r *reader) operand() int32 {
	n := int32(r.number())
	return n>>1 ^ -(n & 1)
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

func (r *reader) operandsOf() []int32 {
	list := make([]int32, r.number())
	for i := range list {
		list[i] = r.operand()
	}
	return list
}

func (r *reader) function() *function {
	f := &function{name: r.string(), params: r.operandsOf(), result: r.operand(), locals: r.number()}
	f.constants = make([]*ast.Term, r.number())
	for i := range f.constants {
		f.constants[i] = r.term()
	}
	f.body = r.blocks()
	return f
}

func (r *reader) blocks() []block {
	list := make([]block, r.number())
	for i := range list {
		list[i] = make(block, r.number())
		for j := range list[i] {
			r.step(&list[i][j])
		}
	}
	return list
}

func (r *reader) step(s *step) {
	s.op = op(r.number())
	has := operands[s.op]
	if has.a {
		s.a = r.operand()
	}
	if has.b {
		s.b = r.operand()
	}
	if has.c {
		s.c = r.operand()
	}
	switch s.op {
	case opCall:
		s.call = &call{name: r.string(), args: r.operandsOf()}
		r.calls = append(r.calls, s.call)
	case opScan, opNot, opBlocks:
		s.blocks = r.blocks()
	}
}

// What a constant is.
const (
	null = iota
	no
	yes
	number
	text
	array
	object
	set
)

func (r *reader) term() *ast.Term {
	switch kind := r.number(); kind {
	case null:
		return ast.NullTerm()
	case no, yes:
		return ast.BooleanTerm(kind == yes)
	case number:
		return ast.NewTerm(ast.Number(r.string()))
	case text:
		return ast.StringTerm(r.string())
	case array:
		return ast.ArrayTerm(r.terms()...)
	case object:
		pairs := make([][2]*ast.Term, r.number())
		for i := range pairs {
			pairs[i] = [2]*ast.Term{r.term(), r.term()}
		}
		return ast.ObjectTerm(pairs...)
	case set:
		return ast.SetTerm(r.terms()...)
	default:
		panic("kind of constant")
	}
}

func (r *reader) terms() []*ast.Term {
	list := make([]*ast.Term, r.number())
	for i := range list {
		list[i] = r.term()
	}
	return list
}
