package machine

import (
	"context"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// Machine runs a program's functions on one input.
type Machine struct {
	program *Program
	context topdown.BuiltinContext
	input   *ast.Term
	kept    map[*function]*ast.Term // what those without parameters come to; nil where that is nothing
	free    []*ast.Term             // for locals
	given   [8]*ast.Term            // to a built-in function
	values  []*ast.Term             // that it gives
	take    func(*ast.Term) error   // one of them
	result  *ast.Term
	err     error
}

// On is a machine for an input. All its calls and loops ask cancel.
func (p *Program) On(input *ast.Term, cancel topdown.Cancel) *Machine {
	m := &Machine{
		program: p, input: input, kept: map[*function]*ast.Term{}, free: make([]*ast.Term, stack),
		context: topdown.BuiltinContext{Context: context.Background(), Cancel: cancel},
	}
	m.take = func(one *ast.Term) error {
		m.values = append(m.values, one)
		return nil
	}
	return m
}

// Value is what a function without parameters comes to; nil when that is nothing.
func (m *Machine) Value(name string) (*ast.Term, error) {
	value := m.call(m.program.functions[name], nil, nil, nil)
	err := m.err
	m.err = nil
	return value, err
}

// stack is how many locals there are at first, of all functions that wait for another.
const stack = 4096

var noData = ast.ObjectTerm()

// How a block ended: with its last step, with a value returned, or with a step that didn't hold or broke out of this many blocks more.
const (
	through  = -1
	returned = -2
)

// call runs a function with arguments that are locals and constants of another.
func (m *Machine) call(f *function, args []int32, locals, constants []*ast.Term) *ast.Term {
	alone := len(f.params) == 2
	if alone {
		if value, ok := m.kept[f]; ok {
			return value
		}
	}
	before := m.free
	if len(m.free) < f.locals {
		m.free = make([]*ast.Term, max(stack, f.locals))
	}
	own := m.free[:f.locals]
	m.free = m.free[f.locals:]
	clear(own)
	for i, to := range f.params {
		switch i {
		case 0:
			own[to] = m.input
		case 1:
			own[to] = noData
		default:
			own[to] = at(args[i], locals, constants)
		}
	}
	m.result = nil
	for _, b := range f.body {
		if m.run(b, own, f.constants) == returned {
			break
		}
	}
	m.free = before
	if alone && m.err == nil {
		m.kept[f] = m.result
	}
	return m.result
}

func at(o int32, locals, constants []*ast.Term) *ast.Term {
	if o < 0 {
		return constants[-o-1]
	}
	return locals[o]
}

func (m *Machine) run(steps block, locals, constants []*ast.Term) int {
	for i := range steps {
		s := &steps[i]
		switch s.op {
		case opReturn:
			m.result = at(s.a, locals, constants)
			return returned
		case opBreak:
			return int(s.a)
		case opEqual:
			if !equal(at(s.a, locals, constants), at(s.b, locals, constants)) {
				return 0
			}
		case opNotEqual:
			if equal(at(s.a, locals, constants), at(s.b, locals, constants)) {
				return 0
			}
		case opIsArray:
			if _, ok := at(s.a, locals, constants).Value.(*ast.Array); !ok {
				return 0
			}
		case opIsObject:
			if _, ok := at(s.a, locals, constants).Value.(ast.Object); !ok {
				return 0
			}
		case opIsSet:
			if _, ok := at(s.a, locals, constants).Value.(ast.Set); !ok {
				return 0
			}
		case opDefined:
			if at(s.a, locals, constants) == nil {
				return 0
			}
		case opUndefined:
			if at(s.a, locals, constants) != nil {
				return 0
			}
		case opDot:
			found := dot(at(s.a, locals, constants), at(s.b, locals, constants))
			locals[s.c] = found
			if found == nil {
				return 0
			}
		case opLen:
			locals[s.c] = length(at(s.a, locals, constants).Value)
		case opAssign:
			locals[s.c] = at(s.a, locals, constants)
		case opAssignOnce:
			value := at(s.a, locals, constants)
			if before := locals[s.c]; before != nil && !equal(before, value) {
				return m.fail("complete rules must not produce multiple outputs")
			}
			locals[s.c] = value
		case opReset:
			locals[s.c] = nil
		case opArray:
			locals[s.c] = ast.NewTerm(ast.NewArrayWithCapacity(4))
		case opObject:
			locals[s.c] = ast.NewTerm(ast.NewObject())
		case opSet:
			locals[s.c] = ast.NewTerm(ast.NewSet())
		case opAppend:
			locals[s.c].Value.(*ast.Array).Push(at(s.a, locals, constants))
		case opAdd:
			locals[s.c].Value.(ast.Set).Add(at(s.a, locals, constants))
		case opInsert:
			locals[s.c].Value.(ast.Object).Insert(at(s.a, locals, constants), at(s.b, locals, constants))
		case opInsertOnce:
			object := locals[s.c].Value.(ast.Object)
			key, value := at(s.a, locals, constants), at(s.b, locals, constants)
			switch before := object.Get(key); {
			case before == nil:
				object.Insert(key, value)
			case !equal(before, value):
				return m.fail("object keys must be unique")
			}
		case opCall:
			if m.context.Cancel.Cancelled() {
				m.err = &topdown.Error{Code: topdown.CancelErr}
				return returned
			}
			var value *ast.Term
			if s.call.rule != nil {
				value = m.call(s.call.rule, s.call.args, locals, constants)
			} else {
				value = m.built(s.call, locals, constants)
			}
			locals[s.c] = value
			if m.err != nil {
				return returned
			}
			if value == nil {
				return 0
			}
		case opScan:
			if end := m.scan(s, locals, constants); end != through {
				return end
			}
		case opNot:
			switch end := m.run(s.blocks[0], locals, constants); {
			case end == returned:
				return end
			case end == through:
				return 0
			case end > 0:
				return end - 1
			}
		case opBlocks:
			for _, b := range s.blocks {
				if end := m.run(b, locals, constants); end == returned {
					return end
				} else if end > 0 {
					return end - 1
				}
			}
		}
	}
	return through
}

// scan runs a block for all that is in a value.
func (m *Machine) scan(s *step, locals, constants []*ast.Term) int {
	end := through
	switch v := at(s.a, locals, constants).Value.(type) {
	case *ast.Array:
		for i := 0; i < v.Len() && m.once(s, ast.InternedTerm(i), v.Elem(i), locals, constants, &end); i++ {
		}
	case ast.Object:
		v.Until(func(key, value *ast.Term) bool { return !m.once(s, key, value, locals, constants, &end) })
	case ast.Set:
		v.Until(func(one *ast.Term) bool { return !m.once(s, one, one, locals, constants, &end) })
	}
	return end
}

// once runs the block of a loop, and says whether the loop goes on, and else how it ended. A loop is two blocks: breaking out of the inner one
// goes on with the next element.
func (m *Machine) once(s *step, key, value *ast.Term, locals, constants []*ast.Term, end *int) bool {
	if m.context.Cancel.Cancelled() {
		m.err = &topdown.Error{Code: topdown.CancelErr}
		*end = returned
		return false
	}
	locals[s.b], locals[s.c] = key, value
	switch ended := m.run(s.blocks[0], locals, constants); {
	case ended == returned:
		*end = returned
	case ended > 1:
		*end = ended - 2
	case ended < 1:
		return true
	}
	return false
}

// built calls a built-in function. One that fails has no value, as in OPA.
func (m *Machine) built(c *call, locals, constants []*ast.Term) *ast.Term {
	given := m.given[:len(c.args)]
	for i, o := range c.args {
		given[i] = at(o, locals, constants)
	}
	if c.short != nil {
		if value := c.short(given); value != nil {
			return value
		}
	}
	m.values = m.values[:0]
	if halt, ok := c.builtin(m.context, given, m.take).(topdown.Halt); ok {
		m.err = halt.Err
	}
	if c.many {
		return ast.ArrayTerm(slices.Clone(m.values)...)
	}
	if len(m.values) == 0 {
		return nil
	}
	return m.values[0]
}

func (m *Machine) fail(what string) int {
	m.err = &topdown.Error{Code: topdown.ConflictErr, Message: what}
	return returned
}

func equal(a, b *ast.Term) bool { return a == b || a.Equal(b) }

func dot(from, key *ast.Term) *ast.Term {
	if from == nil {
		return nil
	}
	switch v := from.Value.(type) {
	case ast.Object:
		return v.Get(key)
	case *ast.Array:
		return v.Get(key)
	case ast.Set:
		if v.Contains(key) {
			return key
		}
	}
	return nil
}

func length(v ast.Value) *ast.Term {
	switch v := v.(type) {
	case *ast.Array:
		return ast.InternedTerm(v.Len())
	case ast.Object:
		return ast.InternedTerm(v.Len())
	case ast.Set:
		return ast.InternedTerm(v.Len())
	case ast.String:
		return ast.InternedTerm(len([]rune(string(v))))
	}
	return nil
}
