package verify

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/defaults"
	"github.com/zclconf/go-cty/cty"
)

// origins are the references that were followed, by module and text, so that each is once.
type origins map[string]bool

// unknownHere tells whether a value may be unknown only because nothing is read from a cloud and nobody is asked: whether references
// lead, through any number of steps, to a data source, a variable without a value or a module that isn't read. What a resource
// gets when it is made is unknown in a real plan as well.
func (r *run) unknownHere(config *configs.Config, traversals []hcl.Traversal, seen origins) bool {
	for _, traversal := range traversals {
		names := attributeNames(traversal)
		name, of := names[0], names[1]
		key := config.Path.String() + " " + traversal.RootName() + "." + name + "." + of
		if seen[key] {
			continue
		}
		seen[key] = true
		var next []hcl.Traversal
		from := config
		switch traversal.RootName() {
		case "data", "ephemeral":
			return true
		case "local":
			if local := config.Module.Locals[name]; local != nil {
				next = local.Expr.Variables()
			}
		case "var":
			if config.Parent == nil {
				variable := config.Module.Variables[name]
				if _, isSet := r.chosen.values[name]; variable != nil && !isSet && variable.Default == cty.NilVal {
					return true
				}
				continue
			}
			from = config.Parent
			if call := from.Module.ModuleCalls[config.Path[len(config.Path)-1]]; call != nil {
				next = append(argument(call.Config, name), repeated(call.Count, call.ForEach)...)
			}
		case "module":
			if from = config.Children[name]; from == nil || from.Module.SourceDir == configs.AbsentModule {
				return true
			}
			if call := config.Module.ModuleCalls[name]; call != nil && r.unknownHere(config, repeated(call.Count, call.ForEach), seen) {
				return true
			}
			if output := from.Module.Outputs[of]; output != nil {
				next = output.Expr.Variables()
			}
		default:
			resource := config.Module.ManagedResources[traversal.RootName()+"."+name]
			if resource == nil {
				continue
			}
			next = append(argument(resource.Config, of), repeated(resource.Count, resource.ForEach)...)
			if defaults.FromArguments(resource.Type, of) {
				next = append(next, allReferences(resource.Config)...)
			}
		}
		if r.unknownHere(from, next, seen) {
			return true
		}
	}
	return false
}

// attributeNames are the first two names behind a reference's root, whatever indexes stand between them.
func attributeNames(traversal hcl.Traversal) (names [2]string) {
	i := 0
	for _, step := range traversal[1:] {
		if attribute, ok := step.(hcl.TraverseAttr); ok && i < len(names) {
			names[i] = attribute.Name
			i++
		}
	}
	return names
}

// argument lists the references of an argument, or of the blocks of that name.
func argument(body hcl.Body, name string) []hcl.Traversal {
	native := nativeBody(body)
	if native == nil {
		attributes, _ := body.JustAttributes()
		if attribute := attributes[name]; attribute != nil {
			return attribute.Expr.Variables()
		}
		return nil
	}
	if attribute := native.Attributes[name]; attribute != nil {
		return attribute.Expr.Variables()
	}
	var found []hcl.Traversal
	for _, block := range native.Blocks {
		if block.Type == name || block.Type == "dynamic" && len(block.Labels) == 1 && block.Labels[0] == name {
			found = append(found, allReferences(block.Body)...)
		}
	}
	return found
}

// allReferences lists the references of all arguments of a body.
func allReferences(body hcl.Body) (found []hcl.Traversal) {
	native := nativeBody(body)
	if native == nil {
		attributes, _ := body.JustAttributes()
		for _, attribute := range attributes {
			found = append(found, attribute.Expr.Variables()...)
		}
		return found
	}
	_ = hclsyntax.VisitAll(native, func(node hclsyntax.Node) hcl.Diagnostics {
		if attribute, ok := node.(*hclsyntax.Attribute); ok {
			found = append(found, attribute.Expr.Variables()...)
		}
		return nil
	})
	return found
}

// repeated lists the references of what makes instances: each.value and count.index come from there.
func repeated(expressions ...hcl.Expression) (found []hcl.Traversal) {
	for _, expression := range expressions {
		if expression != nil {
			found = append(found, expression.Variables()...)
		}
	}
	return found
}

// repetition does so for a block as it is written.
func repetition(body *hclsyntax.Body) (found []hcl.Traversal) {
	return append(argument(body, "count"), argument(body, "for_each")...)
}
