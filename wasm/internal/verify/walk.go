package verify

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// resourcesOf lists resources, data sources and ephemeral resources of a module, in a stable order.
func resourcesOf(module *configs.Module) []*configs.Resource {
	var all []*configs.Resource
	for _, group := range []map[string]*configs.Resource{module.ManagedResources, module.DataResources, module.EphemeralResources} {
		for _, key := range slices.Sorted(maps.Keys(group)) {
			all = append(all, group[key])
		}
	}
	return all
}

// nativeBody returns the syntax tree behind a body, nil for JSON.
func nativeBody(body hcl.Body) *hclsyntax.Body {
	native, _ := body.(*hclsyntax.Body)
	return native
}

// traversals lists all references in the files of a module's folder.
func (r *run) traversals(module *configs.Module) []hcl.Traversal {
	if found, ok := r.chosen.traversals[module]; ok {
		return found
	}
	var found []hcl.Traversal
	for name, file := range r.parser.Sources() {
		if dirOf(name) != module.SourceDir || workspace.IsTest(name) {
			continue
		}
		if body := nativeBody(file.Body); body != nil {
			_ = hclsyntax.VisitAll(body, func(node hclsyntax.Node) hcl.Diagnostics {
				switch e := node.(type) {
				case *hclsyntax.ScopeTraversalExpr:
					found = append(found, e.Traversal)
				case *hclsyntax.SplatExpr:
					found = append(found, splatTraversal(e)...)
				case *hclsyntax.RelativeTraversalExpr:
					if source, ok := e.Source.(*hclsyntax.IndexExpr); ok {
						if collection, ok := source.Collection.(*hclsyntax.ScopeTraversalExpr); ok {
							found = append(found, slices.Concat(collection.Traversal, e.Traversal))
						}
					}
				}
				return nil
			})
		} else {
			found = append(found, jsonTraversals(file.Body)...)
		}
	}
	if r.chosen.traversals == nil {
		r.chosen.traversals = map[*configs.Module][]hcl.Traversal{}
	}
	r.chosen.traversals[module] = found
	return found
}

// splatTraversal reads a[*].b as a reference to a.b.
func splatTraversal(e *hclsyntax.SplatExpr) []hcl.Traversal {
	source, ok := e.Source.(*hclsyntax.ScopeTraversalExpr)
	each, ok2 := e.Each.(*hclsyntax.RelativeTraversalExpr)
	if !ok || !ok2 {
		return nil
	}
	return []hcl.Traversal{slices.Concat(source.Traversal, each.Traversal)}
}

// jsonTraversals lists references in JSON syntax, where what is a block is only known by schema.
func jsonTraversals(body hcl.Body) []hcl.Traversal {
	var found []hcl.Traversal
	attributes, _ := body.JustAttributes()
	for _, attribute := range attributes {
		found = append(found, attribute.Expr.Variables()...)
	}
	return found
}
