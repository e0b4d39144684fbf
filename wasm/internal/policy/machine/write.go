//go:build !js

package machine

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
)

// Write gives the functions of a plan, those of each package by itself, as Read takes them. A package's name has `depth` parts.
func Write(policy *ir.Policy, depth int) (code map[string][]byte, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("can't be stored: %v", problem)
		}
	}()
	packages := map[string][]*ir.Func{}
	for _, f := range policy.Funcs.Funcs {
		name := strings.Join(f.Path[1:1+depth], ".")
		packages[name] = append(packages[name], f)
	}
	code = map[string][]byte{}
	for name, functions := range packages {
		w := &writer{known: map[string]int{}}
		w.number(len(functions))
		for _, f := range functions {
			b := &builder{static: policy.Static, known: map[string]int32{}}
			w.function(b.function(f))
		}
		code[name] = w.code
	}
	return code, nil
}

// nameOf is without the generation, of which there is one unless rules replace functions by others.
func nameOf(function string) string { return strings.TrimPrefix(function, "g0.") }

// builder makes a function of OPA's.
type builder struct {
	static *ir.Static
	f      function
	known  map[string]int32 // constants
}

func (b *builder) function(f *ir.Func) *function {
	b.f = function{name: nameOf(f.Name), result: b.local(f.Return)}
	for _, l := range f.Params {
		b.f.params = append(b.f.params, b.local(l))
	}
	for _, one := range f.Blocks {
		b.f.body = append(b.f.body, b.block(one))
	}
	b.settle()
	return &b.f
}

func (b *builder) local(l ir.Local) int32 {
	b.f.locals = max(b.f.locals, int(l)+1)
	return int32(l)
}

func (b *builder) constant(v ast.Value) int32 {
	text := v.String()
	i, ok := b.known[text]
	if !ok {
		b.f.constants = append(b.f.constants, ast.NewTerm(v))
		i = -int32(len(b.f.constants))
		b.known[text] = i
	}
	return i
}

func (b *builder) operand(o ir.Operand) int32 {
	switch v := o.Value.(type) {
	case ir.Local:
		return b.local(v)
	case ir.Bool:
		return b.constant(ast.Boolean(v))
	case ir.StringIndex:
		return b.constant(ast.String(b.static.Strings[v].Value))
	}
	panic(fmt.Sprintf("operand %v", o))
}

func (b *builder) block(from *ir.Block) (steps block) {
	for _, s := range from.Stmts {
		steps = append(steps, b.step(s))
	}
	return steps
}

func (b *builder) step(s ir.Stmt) step {
	switch s := s.(type) {
	case *ir.ReturnLocalStmt:
		return step{op: opReturn, a: b.local(s.Source)}
	case *ir.BreakStmt:
		return step{op: opBreak, a: int32(s.Index)}
	case *ir.EqualStmt:
		return step{op: opEqual, a: b.operand(s.A), b: b.operand(s.B)}
	case *ir.NotEqualStmt:
		return step{op: opNotEqual, a: b.operand(s.A), b: b.operand(s.B)}
	case *ir.IsArrayStmt:
		return step{op: opIsArray, a: b.operand(s.Source)}
	case *ir.IsObjectStmt:
		return step{op: opIsObject, a: b.operand(s.Source)}
	case *ir.IsSetStmt:
		return step{op: opIsSet, a: b.operand(s.Source)}
	case *ir.IsDefinedStmt:
		return step{op: opDefined, a: b.local(s.Source)}
	case *ir.IsUndefinedStmt:
		return step{op: opUndefined, a: b.local(s.Source)}
	case *ir.DotStmt:
		return step{op: opDot, a: b.operand(s.Source), b: b.operand(s.Key), c: b.local(s.Target)}
	case *ir.LenStmt:
		return step{op: opLen, a: b.operand(s.Source), c: b.local(s.Target)}
	case *ir.AssignVarStmt:
		return step{op: opAssign, a: b.operand(s.Source), c: b.local(s.Target)}
	case *ir.AssignIntStmt:
		return step{op: opAssign, a: b.constant(ast.Number(strconv.FormatInt(s.Value, 10))), c: b.local(s.Target)}
	case *ir.MakeNumberIntStmt:
		return step{op: opAssign, a: b.constant(ast.Number(strconv.FormatInt(s.Value, 10))), c: b.local(s.Target)}
	case *ir.MakeNumberRefStmt:
		return step{op: opAssign, a: b.constant(ast.Number(b.static.Strings[s.Index].Value)), c: b.local(s.Target)}
	case *ir.MakeNullStmt:
		return step{op: opAssign, a: b.constant(ast.Null{}), c: b.local(s.Target)}
	case *ir.AssignVarOnceStmt:
		return step{op: opAssignOnce, a: b.operand(s.Source), c: b.local(s.Target)}
	case *ir.ResetLocalStmt:
		return step{op: opReset, c: b.local(s.Target)}
	case *ir.MakeArrayStmt:
		return step{op: opArray, c: b.local(s.Target)}
	case *ir.MakeObjectStmt:
		return step{op: opObject, c: b.local(s.Target)}
	case *ir.MakeSetStmt:
		return step{op: opSet, c: b.local(s.Target)}
	case *ir.ArrayAppendStmt:
		return step{op: opAppend, a: b.operand(s.Value), c: b.local(s.Array)}
	case *ir.SetAddStmt:
		return step{op: opAdd, a: b.operand(s.Value), c: b.local(s.Set)}
	case *ir.ObjectInsertStmt:
		return step{op: opInsert, a: b.operand(s.Key), b: b.operand(s.Value), c: b.local(s.Object)}
	case *ir.ObjectInsertOnceStmt:
		return step{op: opInsertOnce, a: b.operand(s.Key), b: b.operand(s.Value), c: b.local(s.Object)}
	case *ir.CallStmt:
		c := &call{name: nameOf(s.Func)}
		for _, o := range s.Args {
			c.args = append(c.args, b.operand(o))
		}
		return step{op: opCall, c: b.local(s.Result), call: c}
	case *ir.ScanStmt:
		return step{op: opScan, a: b.local(s.Source), b: b.local(s.Key), c: b.local(s.Value), blocks: []block{b.block(s.Block)}}
	case *ir.NotStmt:
		return step{op: opNot, blocks: []block{b.block(s.Block)}}
	case *ir.BlockStmt:
		all := step{op: opBlocks}
		for _, one := range s.Blocks {
			all.blocks = append(all.blocks, b.block(one))
		}
		return all
	}
	panic(fmt.Sprintf("%T isn't known here", s)) // `with`, and names of rules that only values tell
}

type writer struct {
	code  []byte
	known map[string]int
}

func (w *writer) number(n int) { w.code = binary.AppendUvarint(w.code, uint64(n)) }

func (w *writer) operand(n int32) { w.number(int(uint32(n<<1 ^ n>>31))) }

func (w *writer) string(s string) {
	i, ok := w.known[s]
	w.number(i)
	if !ok {
		w.known[s] = len(w.known) + 1
		w.number(len(s))
		w.code = append(w.code, s...)
	}
}

func (w *writer) operands(list []int32) {
	w.number(len(list))
	for _, o := range list {
		w.operand(o)
	}
}

func (w *writer) function(f *function) {
	w.string(f.name)
	w.operands(f.params)
	w.operand(f.result)
	w.number(f.locals)
	w.number(len(f.constants))
	for _, t := range f.constants {
		w.term(t)
	}
	w.blocks(f.body)
}

func (w *writer) blocks(list []block) {
	w.number(len(list))
	for _, b := range list {
		w.number(len(b))
		for _, s := range b {
			w.step(s)
		}
	}
}

func (w *writer) step(s step) {
	w.number(int(s.op))
	has := operands[s.op]
	if has.a {
		w.operand(s.a)
	}
	if has.b {
		w.operand(s.b)
	}
	if has.c {
		w.operand(s.c)
	}
	switch s.op {
	case opCall:
		w.string(s.call.name)
		w.operands(s.call.args)
	case opScan, opNot, opBlocks:
		w.blocks(s.blocks)
	}
}

func (w *writer) term(t *ast.Term) {
	switch v := t.Value.(type) {
	case ast.Null:
		w.number(null)
	case ast.Boolean:
		w.number(map[bool]int{false: no, true: yes}[bool(v)])
	case ast.Number:
		w.number(number)
		w.string(string(v))
	case ast.String:
		w.number(text)
		w.string(string(v))
	case *ast.Array:
		w.number(array)
		w.number(v.Len())
		v.Foreach(w.term)
	case ast.Object:
		w.number(object)
		w.number(v.Len())
		v.Foreach(func(key, value *ast.Term) { w.term(key); w.term(value) })
	case ast.Set:
		w.number(set)
		w.number(v.Len())
		v.Foreach(w.term)
	default:
		panic(fmt.Sprintf("constant %v", t))
	}
}
