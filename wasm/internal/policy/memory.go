package policy

import (
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// memory is what the rules that ship said of the last plan, so that after an edit only those judge again that the edit may concern: a
// rule comes to the resources of the types that it names, to how they are written, and to nothing else of a plan.
type memory struct {
	seen     map[string][]*ast.Term // what the last plan has of each type
	changed  map[string]uint64      // by type: when that was last something else
	plan     *ast.Term
	replaced uint64 // when the plan was last another one
	clock    uint64
	said     map[string]answer // by rule
}

// answer of a rule, when it was given, and how many expressions it took.
type answer struct {
	given, steps uint64
	results      []report.PolicyResult
}

// footprint is what a rule may read of a plan.
type footprint struct {
	Types  map[string]bool `json:"types,omitempty"`  // all words in it that may be types
	Prefix string          `json:"prefix,omitempty"` // of all types of its provider, when what it names isn't enough to tell
	Whole  bool            `json:"whole,omitempty"`  // it reads the plan itself
}

func newMemory() *memory {
	return &memory{seen: map[string][]*ast.Term{}, changed: map[string]uint64{}, said: map[string]answer{}}
}

// see compares a plan with the last one.
func (m *memory) see(plan *ast.Term) {
	m.clock++
	now := byType(plan)
	for kind, before := range m.seen {
		if now[kind] == nil && before != nil {
			m.seen[kind], m.changed[kind] = nil, m.clock
		}
	}
	for kind, terms := range now {
		if !slices.EqualFunc(m.seen[kind], terms, func(a, b *ast.Term) bool { return a.Equal(b) }) {
			m.seen[kind], m.changed[kind] = terms, m.clock
		}
	}
	if m.plan == nil || !m.plan.Equal(plan) {
		m.plan, m.replaced = plan, m.clock
	}
}

// newest is when any of what a rule reads was last something else.
func (m *memory) newest(reads *footprint) (newest uint64) {
	if reads.Whole {
		return m.replaced
	}
	for kind, changed := range m.changed {
		if reads.Types[kind] || reads.Prefix != "" && strings.HasPrefix(kind, reads.Prefix) {
			newest = max(newest, changed)
		}
	}
	return newest
}

// recall gives what a rule said of a plan that is the same to it.
func (m *memory) recall(r rule, b *budget) ([]report.PolicyResult, bool) {
	before, ok := m.said[r.ID]
	if !ok || before.given < m.newest(r.reads) {
		return nil, false
	}
	b.steps += before.steps // as if it had judged: what is too much work doesn't depend on what came before
	results := slices.Clone(before.results)
	for i := range results {
		results[i].Severity = r.Severity
	}
	return results, true
}

func (m *memory) keep(r rule, results []report.PolicyResult, steps uint64) {
	m.said[r.ID] = answer{m.clock, steps, slices.Clone(results)}
}

// byType is what a plan has of each type: changes, what is known of data sources, and blocks of configuration with the modules that they are in.
func byType(plan *ast.Term) map[string][]*ast.Term {
	found := map[string][]*ast.Term{}
	add := func(path string, list *ast.Term) {
		eachOf(list, func(one *ast.Term) {
			if kind, ok := field(one, "type").(ast.String); ok {
				found[string(kind)] = append(found[string(kind)], ast.StringTerm(path), one)
			}
		})
	}
	add("change", get(plan, "resource_changes"))
	var known func(module *ast.Term)
	known = func(module *ast.Term) {
		add("known", get(module, "resources"))
		eachOf(get(module, "child_modules"), known)
	}
	known(get(plan, "prior_state", "values", "root_module"))
	var written func(path string, module *ast.Term)
	written = func(path string, module *ast.Term) {
		add(path, get(module, "resources"))
		if calls, ok := field(module, "module_calls").(ast.Object); ok {
			calls.Foreach(func(name, call *ast.Term) { written(path+"."+name.String(), get(call, "module")) })
		}
	}
	written("module", get(plan, "configuration", "root_module"))
	return found
}

// get follows names into objects; nil where there is nothing.
func get(term *ast.Term, names ...string) *ast.Term {
	for _, name := range names {
		if term == nil {
			return nil
		}
		object, ok := term.Value.(ast.Object)
		if !ok {
			return nil
		}
		term = object.Get(ast.StringTerm(name))
	}
	return term
}

func field(term *ast.Term, name string) ast.Value {
	if found := get(term, name); found != nil {
		return found.Value
	}
	return nil
}

func eachOf(list *ast.Term, do func(*ast.Term)) {
	if list != nil {
		if array, ok := list.Value.(*ast.Array); ok {
			array.Foreach(do)
		}
	}
}

// general are the packages that come to resources of no type but those that a rule gives them.
var general = []string{"plan", "expect", "remedy"}

var typeLike = regexp.MustCompile(`^[a-z0-9]+_[a-z0-9_]*[a-z0-9]$`)

// footprint finds what a rule may read, by the words in it and in the packages that it imports.
func (p *Prepared) footprint(r rule) footprint {
	f := footprint{Types: map[string]bool{}}
	own := r.Provider + "_"
	visited := map[string]bool{}
	var visit func(*ast.Module)
	visit = func(module *ast.Module) {
		ast.NewGenericVisitor(func(x any) bool {
			switch x := x.(type) {
			case *ast.Annotations:
				return true
			case ast.Ref:
				f.Whole = f.Whole || x.HasPrefix(ast.InputRootRef)
				if lib, ok := libOf(x); ok && !slices.Contains(general, lib) && !visited[lib] {
					visited[lib] = true
					for _, other := range p.compiler.Modules {
						if other.Package.Path.HasPrefix(x[:4]) {
							visit(other)
						}
					}
				}
			case ast.String:
				switch word := string(x); {
				case typeLike.MatchString(word):
					f.Types[word] = true
				case strings.Contains(word, own) && !strings.Contains(word, " "):
					f.Prefix = own // a part of a name, of which others are made
				}
			}
			return false
		}).Walk(module)
	}
	visit(p.compiler.Modules[r.at.File])
	return f
}

// libOf is NAME of data.terraformer.lib.NAME.
func libOf(ref ast.Ref) (name string, ok bool) {
	if len(ref) < 4 || !ref.HasPrefix(libRef) {
		return "", false
	}
	value, ok := ref[3].Value.(ast.String)
	return string(value), ok
}

var libRef = ast.MustParseRef("data.terraformer.lib")
