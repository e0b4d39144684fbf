package gate

import (
	_ "embed" // hatches.json
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// hatchesText lists what leads out of a program through a provider: providers that do nothing else, types, and arguments of types and of
// provider configurations ("provider NAMESPACE/TYPE") by their path. Kinds of arguments:
//
//	program  it has a program run, or names a file that can
//	path     a file or folder that is read: it has to lie among those that were sent
//	write    a file that is written: the same, and it may be none of those
//	content  a path, or what such a file would hold
//	name     a path, or the name of something elsewhere
//	network  it is asked right away, when the address is known
//	host     it is logged in to with a program, when it begins with ssh:
//
//go:embed hatches.json
var hatchesText []byte

var hatches = func() (h struct {
	Providers map[string]string            `json:"providers"`
	Types     map[string]string            `json:"types"`
	Arguments map[string]map[string]string `json:"arguments"`
}) {
	if err := json.Unmarshal(hatchesText, &h); err != nil {
		panic(err) // it is part of the program, and tested
	}
	return h
}()

var never = hatches.Providers

// resource judges a resource of any mode.
func (m *module) resource(b block) {
	for _, b := range withLabels(b, 2) {
		if len(b.labels) != 2 {
			continue // an error of its own
		}
		m.provisioners(b)
		if why, ok := hatches.Types[b.labels[0]]; ok {
			m.refuse("gate-type", b.head, b.address(), "Type not allowed", "%s %s, and isn't let through. Leave the block out of what you send; where its result is needed, write it out as a local value.", b.labels[0], why)
			continue
		}
		if local, at := providerOf(b); !m.allowed(local, at, b.address()) {
			continue
		}
		m.arguments(hatches.Arguments[b.labels[0]], b)
	}
}

// withLabels gives a block of JSON within another its labels, which are objects there.
func withLabels(b block, labels int) (found []block) {
	if !b.shadow || len(b.labels) >= labels {
		return []block{b}
	}
	for _, inner := range b.blocks {
		inner.kind, inner.labels = b.kind, append(slices.Clip(b.labels), inner.kind)
		found = append(found, withLabels(inner, labels)...)
	}
	return found
}

// configuration judges a block provider.
func (m *module) configuration(b block) {
	if len(b.labels) != 1 || !m.allowed(b.labels[0], b.head, b.address()) {
		return
	}
	if version, ok := b.argument("version"); ok {
		m.version(b.labels[0], version.expr)
	}
	m.arguments(hatches.Arguments["provider "+m.source(b.labels[0])], b)
}

// arguments judges those of a block that lead somewhere.
func (m *module) arguments(rules map[string]string, b block) {
	for _, path := range slices.Sorted(maps.Keys(rules)) {
		m.along(b.body, strings.Split(path, "."), func(at hcl.Range, expr hclsyntax.Expression) {
			m.hatch(rules[path], path, b, at, expr)
		})
	}
}

// along finds what stands at a path: of a block only where its name stands, of an argument its value.
func (m *module) along(in body, path []string, found func(at hcl.Range, expr hclsyntax.Expression)) {
	argument, ok := in.argument(path[0])
	if ok {
		m.within(argument.expr, argument.at, path[1:], found)
	}
	for _, inner := range in.inner(path[0]) {
		switch {
		case inner.shadow && ok:
		case len(path) == 1:
			found(inner.head, nil)
		default:
			m.along(inner.body, path[1:], found)
		}
	}
}

// within follows a path through objects and lists that are written out. What isn't may hold anything.
func (m *module) within(expr hclsyntax.Expression, at hcl.Range, path []string, found func(hcl.Range, hclsyntax.Expression)) {
	if len(path) == 0 {
		found(at, expr)
		return
	}
	switch e := expr.(type) {
	case *hclsyntax.ParenthesesExpr:
		m.within(e.Expression, at, path, found)
	case *hclsyntax.TupleConsExpr:
		for _, element := range e.Exprs {
			m.within(element, at, path, found)
		}
	case *hclsyntax.ObjectConsExpr:
		for _, item := range e.Items {
			if key, known := constant(item.KeyExpr); !known || key == path[0] {
				m.within(item.ValueExpr, item.KeyExpr.Range(), path[1:], found)
			}
		}
	default:
		if !isNull(expr) {
			found(expr.Range(), &hclsyntax.LiteralValueExpr{Val: cty.DynamicVal, SrcRange: expr.Range()})
		}
	}
}

// hatch judges one argument; expr is nil where it is a block.
func (m *module) hatch(kind, path string, b block, at hcl.Range, expr hclsyntax.Expression) {
	if expr != nil && isNull(expr) {
		return
	}
	if kind == "program" || expr == nil {
		m.refuse("gate-argument", at, b.address(), "Argument not allowed", "%s has a program run, or names a file that can, and isn't let through. Leave it out of what you send.", path)
		return
	}
	values, known := m.possible(expr, nil)
	if list, ok := m.elements(expr, nil); !known && ok {
		values, known = list, true
	}
	at = expr.Range()
	switch kind {
	case "network":
		if !refersToResource(expr) {
			m.refuse("gate-argument", at, b.address(), "Argument not allowed", "%s is asked while the plan is made, and there is no network. Leave the block out of what you send; where its result is needed, write it out as a local value.", path)
		}
		return
	case "host":
		if !known || slices.ContainsFunc(values, func(text string) bool { return strings.HasPrefix(text, "ssh:") }) {
			m.refuse("gate-argument", at, b.address(), "Argument not allowed", "A host is logged in to by running ssh, unless %s is known to be another. Leave it out of what you send.", path)
		}
		return
	case "name":
		if !known {
			return
		}
		values = slices.DeleteFunc(slices.Clone(values), func(text string) bool { return strings.Contains(text, "://") })
	case "content":
		if call, ok := expr.(*hclsyntax.FunctionCallExpr); ok && strings.HasPrefix(coreName(call.Name), "file") {
			return // judged as a call
		}
		values = slices.DeleteFunc(slices.Clone(values), func(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), "{") })
	}
	if !known {
		m.refuse("gate-path", at, b.address(), "Path not known", "Which file %s means isn't known before the program is evaluated. %s", path, writePath)
		return
	}
	for _, text := range values {
		if !m.reachable(text) {
			m.refuse("gate-path", at, b.address(), "Path outside", "%s leads to %q, which isn't among the files that were sent. Only those may be read and written: name one by a path that begins with ${path.module}.", path, text)
			return
		}
		if kind == "write" && m.files.Text(m.files.Clean(text)) != nil {
			m.refuse("gate-path", at, b.address(), "File would be overwritten", "%s is %q, a file that was sent. Write another.", path, text)
			return
		}
	}
}

// refersToResource tells whether a value waits for a managed resource.
func refersToResource(expr hclsyntax.Expression) bool {
	return slices.ContainsFunc(expr.Variables(), func(t hcl.Traversal) bool {
		return !slices.Contains([]string{"var", "local", "path", "each", "count", "terraform", "tofu", "self", "data", "module", "ephemeral"}, t.RootName())
	})
}
