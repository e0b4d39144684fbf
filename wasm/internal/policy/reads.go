package policy

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// planParts are the parts of a plan, as `terraform show -json` writes them; a plan leaves out those that are empty.
var planParts = []string{
	"action_invocations", "applyable", "checks", "complete", "configuration", "deferred_changes", "errored", "format_version", "output_changes",
	"planned_values", "prior_state", "relevant_attributes", "resource_changes", "resource_drift", "terraform_version", "timestamp", "variables",
}

// blockTypes are the parts of a file, as conftest's hcl2 parser gives it; none is a part of a plan.
var blockTypes = []string{
	"action", "check", "data", "ephemeral", "import", "locals", "module", "moved", "output", "provider", "removed", "resource", "terraform", "variable",
}

// reads is what rules, and all that they depend on, read of the input.
type reads struct {
	parts    []string // by name; of files combined, those of their contents
	whole    bool     // it as a whole, or parts that only values name
	combined bool     // input[i].contents or input[i].path, as conftest --combine gives files
}

// readsOf looks at rules once.
func (p *Prepared) readsOf(path string, rules []*ast.Rule) reads {
	if found, ok := p.read[path]; ok {
		return found
	}
	var r reads
	parts := map[string]bool{}
	for _, rule := range p.closure(rules) {
		for _, one := range p.inputRefs(rule) {
			name, ok := nameAt(one.ref, 1)
			if second, named := nameAt(one.ref, 2); !ok && named && (second == "contents" || second == "path") {
				r.combined = true
				if name, ok = nameAt(one.ref, 3); second == "path" {
					continue
				}
			}
			if ok {
				parts[name] = true
			}
			r.whole = r.whole || !ok
		}
	}
	r.parts = slices.Sorted(maps.Keys(parts))
	p.read[path] = r
	return r
}

// undecided: what is read doesn't say of what it is a part.
func (r reads) undecided() bool { return r.whole || len(r.parts) == 0 }

// following is what rules read, by path. One that says nothing of what it is about, such as count(input) > 3, follows the others of its package.
func (p *Prepared) following(rules map[string][]*ast.Rule) map[string]reads {
	all, packages := map[string]reads{}, map[string]reads{}
	for path, some := range rules {
		r := p.readsOf(path, some)
		all[path] = r
		of := packages[some[0].Module.Package.Path.String()]
		of.parts, of.combined = append(of.parts, r.parts...), of.combined || r.combined
		packages[some[0].Module.Package.Path.String()] = of
	}
	for path, some := range rules {
		if r := all[path]; r.undecided() {
			of := packages[some[0].Module.Package.Path.String()]
			all[path] = reads{slices.Compact(slices.Sorted(slices.Values(of.parts))), true, of.combined}
		}
	}
	return all
}

// closure are rules and all that they depend on.
func (p *Prepared) closure(rules []*ast.Rule) []*ast.Rule {
	seen := map[*ast.Rule]bool{}
	var all []*ast.Rule
	for open := slices.Clone(rules); len(open) > 0; {
		rule := open[len(open)-1]
		open = open[:len(open)-1]
		if seen[rule] {
			continue
		}
		seen[rule] = true
		all = append(all, rule)
		for next := range p.compiler.Graph.Dependencies(rule) {
			if rule, ok := next.(*ast.Rule); ok {
				open = append(open, rule)
			}
		}
	}
	return all
}

// inputRef is a reference under input, and where it stands.
type inputRef struct {
	at  *ast.Term
	ref ast.Ref
}

// inputRefs are the references under input in a rule, local variables replaced by what they stand for. What only leads to others
// (b in `b := input.resource; b.aws_vpc`) isn't one.
func (p *Prepared) inputRefs(rule *ast.Rule) (all []inputRef) {
	if found, ok := p.inputs[rule]; ok {
		return found
	}
	defer func() {
		if p.inputs == nil {
			p.inputs = map[*ast.Rule][]inputRef{}
		}
		p.inputs[rule] = all
	}()
	aliases := map[ast.Var]ast.Ref{}
	heads := map[ast.Var]bool{}
	leads := map[*ast.Term]ast.Var{}
	ast.WalkExprs(rule, func(e *ast.Expr) bool {
		if every, ok := e.Terms.(*ast.Every); ok {
			if v, ok := every.Value.Value.(ast.Var); ok {
				switch domain := every.Domain.Value.(type) {
				case ast.Var:
					aliases[v] = ast.Ref{every.Domain, ast.VarTerm("_")}
				case ast.Ref:
					aliases[v] = append(slices.Clone(domain), ast.VarTerm("_"))
				}
			}
		}
		if !e.IsEquality() || e.Negated {
			return false
		}
		for i := range 2 {
			v, isVar := e.Operand(i).Value.(ast.Var)
			if ref, isRef := e.Operand(1 - i).Value.(ast.Ref); isVar && isRef {
				aliases[v] = ref
				leads[e.Operand(1-i)] = v
			}
		}
		return false
	})
	ast.WalkRefs(rule, func(ref ast.Ref) bool {
		if head, ok := ref[0].Value.(ast.Var); ok && len(ref) > 1 {
			heads[head] = true
		}
		return false
	})
	ast.WalkTerms(rule, func(term *ast.Term) bool {
		ref, ok := term.Value.(ast.Ref)
		if v, leads := leads[term]; !ok || leads && heads[v] {
			return false
		}
		for range 20 { // a variable may stand for itself
			head, isVar := ref[0].Value.(ast.Var)
			base, known := aliases[head]
			if !isVar || !known {
				break
			}
			ref = append(slices.Clone(base), ref[1:]...)
		}
		if ref.HasPrefix(ast.InputRootRef) {
			all = append(all, inputRef{term, ref})
		}
		return false
	})
	return all
}

// nameAt is the name at a place of a reference, where there is one.
func nameAt(ref ast.Ref, i int) (string, bool) {
	if i >= len(ref) {
		return "", false
	}
	name, ok := ref[i].Value.(ast.String)
	return string(name), ok
}
