//go:build !js

package machine

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// settle does once what would be done with every input.
func (b *builder) settle() {
	b.f.body = direct(b.f.body, b.f.result)
	b.returnAtOnce()
	for i, one := range b.f.body {
		b.f.body[i] = b.settled(one)
	}
	for i, one := range b.f.body {
		b.f.body[i] = renamed(one)
	}
	for i, one := range b.f.body {
		b.f.body[i] = b.used(one)
	}
}

// direct has a rule's value put where the function returns it from. OPA's planner gives each definition a local of its own, which a block after it, or
// after its branches, copies.
func direct(body []block, result int32) []block {
	first := 0
	for i := 1; i < len(body); i++ {
		end := body[i]
		if len(end) != 2 || end[0].op != opDefined || end[1].op != opAssignOnce || end[1].a != end[0].a || end[1].c != result {
			continue
		}
		own := end[0].a
		if before := body[first]; len(before) == 0 || before[0].op != opReset || before[0].c != own {
			first = i + 1
			continue
		}
		body[first] = body[first][1:]
		for _, steps := range body[first:i] {
			for k := range steps {
				steps[k].rename(own, result)
			}
		}
		body = slices.Delete(body, i, i+1)
		first = i
		i--
	}
	return body
}

// returnAtOnce has a function of one definition return what that comes to, without asking its other branches first.
func (b *builder) returnAtOnce() {
	definitions := b.f.body[:len(b.f.body)-1] // the last block returns
	if n := len(definitions); n > 0 && definitions[n-1][0].op == opUndefined && definitions[n-1][0].a == b.f.result {
		definitions = definitions[:n-1] // the default
	}
	if len(definitions) != 1 || len(definitions[0]) == 0 {
		return
	}
	branches := definitions
	if chain := definitions[0]; len(chain) == 1 && chain[0].op == opBlocks {
		branches = direct(chain[0].blocks, b.f.result)
		chain[0].blocks = branches
	}
	for i, steps := range branches {
		end := len(steps) - 1
		if i > 0 && steps[0].op == opUndefined && steps[0].a == b.f.result {
			branches[i] = steps[1:]
		}
		if end < 0 || steps[end].op != opAssignOnce || steps[end].c != b.f.result {
			return // it may come to several values, of which others are told
		}
		steps[end] = step{op: opReturn, a: steps[end].a}
	}
}

// settled has constants in place of what a block makes of constants alone, such as the tables that most rules are. Inner ones come first.
func (b *builder) settled(steps block) block {
	for _, s := range steps {
		for i, inner := range s.blocks {
			s.blocks[i] = b.settled(inner)
		}
	}
	for i := len(steps) - 1; i >= 0; i-- {
		made := steps[i].c
		var value ast.Value
		switch s := steps[i]; s.op {
		case opAssign:
			if s.a >= 0 {
				continue
			}
			value = b.f.constants[-s.a-1].Value
		case opArray:
			value = ast.NewArray()
		case opObject:
			value = ast.NewObject()
		case opSet:
			value = ast.NewSet()
		default:
			continue
		}
		var rest block
		j := i + 1
		for ; j < len(steps); j++ {
			s := steps[j]
			if s.changes(made) && s.c == made && s.a < 0 && (s.op != opInsert || s.b < 0) {
				if larger, ok := b.with(value, s); ok {
					value = larger
					continue
				}
			}
			if s.mentions(made) {
				break
			}
			rest = append(rest, s)
		}
		if j == len(steps) || slices.ContainsFunc(steps[j:], func(s step) bool { return s.changes(made) }) {
			continue // it is for what comes after the block, or isn't complete yet
		}
		after := slices.Clone(steps[j:])
		for k := range after {
			after[k].replace(made, b.constant(value))
		}
		steps = slices.Concat(steps[:i], rest, after)
	}
	return steps
}

// with is a value to which a step has added a constant.
func (b *builder) with(value ast.Value, s step) (larger ast.Value, ok bool) {
	one := b.f.constants[-s.a-1]
	switch value := value.(type) {
	case *ast.Array:
		return value.Append(one), s.op == opAppend
	case ast.Set:
		if s.op != opAdd {
			return nil, false
		}
		return value.Union(ast.NewSet(one)), true
	case ast.Object:
		if s.op != opInsert {
			return nil, false
		}
		added := ast.NewObject(ast.Item(one, b.f.constants[-s.b-1]))
		merged, ok := value.Merge(added)
		return merged, ok
	}
	return nil, false
}

// changes: a local has another value after the step, or after one in it.
func (s step) changes(local int32) bool {
	has := operands[s.op]
	return has.c && s.c == local || s.op == opScan && s.b == local || s.any(func(inner step) bool { return inner.changes(local) })
}

// mentions: a local is in the step, or in one of its blocks.
func (s step) mentions(local int32) bool {
	has := operands[s.op]
	return has.a && s.op != opBreak && s.a == local || has.b && s.b == local || has.c && s.c == local || s.call != nil && slices.Contains(s.call.args, local) ||
		s.any(func(inner step) bool { return inner.mentions(local) })
}

func (s step) any(is func(step) bool) bool {
	return slices.ContainsFunc(s.blocks, func(b block) bool { return slices.ContainsFunc(b, is) })
}

// replace puts a constant or another local in place of what a local is asked for.
func (s *step) replace(local, constant int32) {
	has := operands[s.op]
	if has.a && s.op != opBreak && s.a == local {
		s.a = constant
	}
	if has.b && s.op != opScan && s.b == local {
		s.b = constant
	}
	if s.call != nil {
		for i, o := range s.call.args {
			if o == local {
				s.call.args[i] = constant
			}
		}
	}
	for _, inner := range s.blocks {
		for i := range inner {
			inner[i].replace(local, constant)
		}
	}
}

// renamed has no steps that only give a local another name.
func renamed(steps block) block {
	for _, s := range steps {
		for i, inner := range s.blocks {
			s.blocks[i] = renamed(inner)
		}
	}
	for i := 0; i < len(steps); i++ {
		from, to, rest := steps[i].a, steps[i].c, steps[i+1:]
		if steps[i].op != opAssign || from < 0 || !slices.ContainsFunc(rest, func(s step) bool { return s.mentions(to) }) {
			continue
		}
		changed := func(local int32) bool {
			return slices.ContainsFunc(rest, func(s step) bool { return s.changes(local) })
		}
		switch {
		case changed(to):
			continue
		case !changed(from):
			for k := range rest {
				rest[k].replace(to, from)
			}
		case i > 0 && steps[i-1].op == opDot && steps[i-1].c == from && lost(from, rest):
			steps[i-1].c = to
		default:
			continue
		}
		steps = slices.Delete(steps, i, i+1)
		i--
	}
	return steps
}

// used has no steps that only give a local a value that nobody asks for.
func (b *builder) used(steps block) block {
	for _, s := range steps {
		for i, inner := range s.blocks {
			s.blocks[i] = b.used(inner)
		}
	}
	return slices.DeleteFunc(slices.Clone(steps), func(s step) bool { return s.op == opAssign && times(s.c, b.f.body) == 1 })
}

// times is how many steps mention a local.
func times(local int32, blocks []block) (n int) {
	for _, steps := range blocks {
		for _, s := range steps {
			n += times(local, s.blocks)
			s.blocks = nil
			if s.mentions(local) {
				n++
			}
		}
	}
	return n
}

// lost: nobody asks for a local before it has another value.
func lost(local int32, steps block) bool {
	for _, s := range steps {
		if s.op == opDot && s.c == local && s.a != local && s.b != local {
			return true
		}
		if s.mentions(local) {
			return false
		}
	}
	return false
}

// rename puts a local in place of another everywhere.
func (s *step) rename(from, to int32) {
	s.replace(from, to)
	if operands[s.op].c && s.c == from {
		s.c = to
	}
	for _, inner := range s.blocks {
		for i := range inner {
			inner[i].rename(from, to)
		}
	}
}
