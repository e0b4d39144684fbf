// Package planner gives OPA's planner, which is internal to it, to those who store rules.
package planner

import (
	internal "github.com/open-policy-agent/opa/internal/planner"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/util"
)

// Plan plans queries and all the rules that they come to.
func Plan(modules []*ast.Module, queries map[string]ast.Body, builtins []*ast.Builtin) (*ir.Policy, error) {
	known := map[string]*ast.Builtin{}
	for _, b := range builtins {
		known[b.Name] = b
	}
	var all []internal.QuerySet
	for _, name := range util.KeysSorted(queries) {
		all = append(all, internal.QuerySet{Name: name, Queries: []ast.Body{queries[name]}})
	}
	return internal.New().WithModules(modules).WithBuiltinDecls(known).WithQueries(all).Plan()
}
