package policy

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"
)

// forbidden matches the built-in functions that policies lack: those that reach out of the policy, to the network or to
// the machine it runs on, and those that read tokens and certificates, which take megabytes and have no place in a plan.
// Most aren't in the program at all (see patches/opa.removed). None is in the capabilities: no policy that names one
// compiles, however it gets at it.
var forbidden = regexp.MustCompile(
	`^(http\.send|net\.lookup_ip_addr|opa\.runtime|rego\.parse_module|crypto\.parse_private_keys|(crypto\.x509|graphql|io\.jwt|providers)\..*)$`)

// capabilities are what a policy of one dialect may use.
func capabilities(version ast.RegoVersion) *ast.Capabilities {
	if version == ast.RegoV0 {
		return v0()
	}
	return v1()
}

var (
	v0 = sync.OnceValue(func() *ast.Capabilities { return restricted(ast.RegoV0) })
	v1 = sync.OnceValue(func() *ast.Capabilities { return restricted(ast.RegoV1) })
)

func restricted(version ast.RegoVersion) *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion(ast.CapabilitiesRegoVersion(version))
	c.Builtins = slices.DeleteFunc(c.Builtins, func(b *ast.Builtin) bool { return forbidden.MatchString(b.Name) })
	c.AllowNet = []string{} // no remote JSON schemas
	return c
}

// Built-in functions can allocate without bound in one call (concat of concat of concat …). Those that give more than a
// number or a boolean are wrapped, so that the request's budget is charged before and after the call.
func init() {
	for _, b := range ast.Builtins {
		plain := topdown.GetBuiltin(b.Name)
		switch b.Decl.Result().(type) {
		case types.Number, types.Boolean, nil:
			continue
		}
		if plain == nil {
			continue
		}
		b.CanSkipBctx = false // the budget comes with it
		topdown.RegisterBuiltinFunc(b.Name, func(ctx topdown.BuiltinContext, operands []*ast.Term, iter func(*ast.Term) error) error {
			limits, ok := ctx.Cancel.(*budget)
			if !ok {
				return plain(ctx, operands, iter)
			}
			if err := limits.charge(sizeBefore(b.Name, operands)); err != nil {
				return err
			}
			return plain(ctx, operands, func(result *ast.Term) error {
				if err := limits.charge(size(result.Value)); err != nil {
					return err
				}
				return iter(result)
			})
		})
	}
}

// sizeBefore estimates what a function will allocate from its operands, where one call may allocate much more than it got.
func sizeBefore(name string, operands []*ast.Term) int64 {
	switch name {
	case "concat":
		total := int64(0)
		each(operands[1].Value, func(v ast.Value) { total += size(v) + size(operands[0].Value) })
		return total
	case "sprintf":
		longest := int64(0)
		each(operands[1].Value, func(v ast.Value) { longest = max(longest, size(v)) })
		format, _ := operands[0].Value.(ast.String)
		return int64(strings.Count(string(format), "%")) * longest
	case "replace":
		text, _ := operands[0].Value.(ast.String)
		old, _ := operands[1].Value.(ast.String)
		return int64(strings.Count(string(text), string(old))) * size(operands[2].Value)
	case "strings.replace_n":
		longest := int64(0)
		each(operands[0].Value, func(v ast.Value) { longest = max(longest, size(v)) })
		return size(operands[1].Value) * longest
	case "regex.replace":
		return size(operands[0].Value) * size(operands[2].Value)
	}
	return 0
}

func each(value ast.Value, f func(ast.Value)) {
	switch value := value.(type) {
	case *ast.Array:
		value.Foreach(func(t *ast.Term) { f(t.Value) })
	case ast.Set:
		value.Foreach(func(t *ast.Term) { f(t.Value) })
	case ast.Object:
		value.Foreach(func(_, t *ast.Term) { f(t.Value) })
	}
}

// size is what a value itself takes, without its elements.
func size(value ast.Value) int64 {
	switch value := value.(type) {
	case ast.String:
		return int64(len(value))
	case *ast.Array:
		return 24 * int64(value.Len())
	case ast.Set:
		return 64 * int64(value.Len())
	case ast.Object:
		return 64 * int64(value.Len())
	}
	return 8
}
