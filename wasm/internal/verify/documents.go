package verify

import (
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/zclconf/go-cty/cty"
)

// maxHops is how many names a document may go by until it is written out.
const maxHops = 20

// documents has what is known of JSON documents follow them by name: an argument that is local.policy or var.policy, or a template's call,
// has the document that is written where that leads. Evaluation has noted the documents themselves.
func (r *run) documents() {
	byFolder := map[string][]*configs.Config{}
	r.config.DeepEach(func(c *configs.Config) { byFolder[c.Module.SourceDir] = append(byFolder[c.Module.SourceDir], c) })
	follow := follower{byFolder}
	for folder, some := range byFolder {
		for _, resource := range some[0].Module.ManagedResources {
			if body, ok := resource.Config.(*hclsyntax.Body); ok {
				follow.into(folder, body)
			}
		}
	}
}

type follower struct {
	folders map[string][]*configs.Config // modules by the folder that they are written in
}

func (f follower) into(folder string, body *hclsyntax.Body) {
	for _, argument := range body.Attributes {
		if _, known := hclsyntax.Documents[argument.Expr.Range()]; known {
			continue
		}
		if document, ok := f.of(folder, argument.Expr, maxHops); ok {
			hclsyntax.Documents[argument.Expr.Range()] = document
		}
	}
	for _, block := range body.Blocks {
		f.into(folder, block.Body)
	}
}

// of is the document that an expression of a folder leads to.
func (f follower) of(folder string, e hcl.Expression, hops int) (any, bool) {
	if document, ok := hclsyntax.Documents[e.Range()]; ok || hops == 0 {
		return document, ok
	}
	switch e := e.(type) {
	case *hclsyntax.ParenthesesExpr:
		return f.of(folder, e.Expression, hops-1)
	case *hclsyntax.TemplateWrapExpr:
		return f.of(folder, e.Wrapped, hops-1)
	case *hclsyntax.ScopeTraversalExpr:
		if len(e.Traversal) != 2 {
			return nil, false
		}
		name, ok := e.Traversal[1].(hcl.TraverseAttr)
		if !ok {
			return nil, false
		}
		switch e.Traversal.RootName() {
		case "local":
			if local := f.folders[folder][0].Module.Locals[name.Name]; local != nil {
				return f.of(folder, local.Expr, hops-1)
			}
		case "var":
			return f.ofInput(folder, name.Name, hops)
		}
	case *hclsyntax.FunctionCallExpr:
		if e.Name == "templatefile" && len(e.Args) == 2 {
			return ofTemplate(folder, e.Args[0])
		}
	}
	return nil, false
}

// ofInput is what all calls of a module give a variable.
func (f follower) ofInput(folder, name string, hops int) (all any, ok bool) {
	for i, config := range f.folders[folder] {
		if config.Parent == nil {
			return nil, false
		}
		call := config.Parent.Module.ModuleCalls[config.Path[len(config.Path)-1]]
		if call == nil {
			return nil, false
		}
		body, native := call.Config.(*hclsyntax.Body)
		if !native || body.Attributes[name] == nil {
			return nil, false
		}
		given, known := f.of(config.Parent.Module.SourceDir, body.Attributes[name].Expr, hops-1)
		if !known {
			return nil, false
		}
		if all = given; i > 0 {
			return nil, false
		}
	}
	return all, all != nil
}

// ofTemplate is the document that a template file holds. Names in it are those of its own variables, not of resources.
func ofTemplate(folder string, file hcl.Expression) (any, bool) {
	value, _ := file.Value(&hcl.EvalContext{Variables: map[string]cty.Value{"path": cty.ObjectVal(map[string]cty.Value{
		"module": cty.StringVal(folder), "root": cty.StringVal("."),
	})}})
	if !value.IsKnown() || value.IsNull() || value.Type() != cty.String {
		return nil, false
	}
	// It is the text itself, or what is encoded in its only ${…}.
	first := hcl.Range{Start: hcl.Pos{Byte: len("${ ") + 1}}
	for at := range hclsyntax.Documents {
		if at.Start.Byte < first.Start.Byte && path.Clean(at.Filename) == path.Clean(value.AsString()) {
			first = at
		}
	}
	document, ok := hclsyntax.Documents[first]
	return unnamed(document), ok
}

// unnamed makes marks that name anything those of what nobody knows.
func unnamed(document any) any {
	switch document := document.(type) {
	case map[string]any:
		all := map[string]any{}
		for key, value := range document {
			all[key] = unnamed(value)
		}
		return all
	case []any:
		all := make([]any, len(document))
		for i, value := range document {
			all[i] = unnamed(value)
		}
		return all
	case string:
		if strings.Contains(document, "${") {
			return "${?}"
		}
	}
	return document
}
