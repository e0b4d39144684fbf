package verify

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/zclconf/go-cty/cty"
)

// breakCycles makes the arguments unknown by which blocks depend on each other in a circle, so that the rest of the program
// can be judged and planned: OpenTofu evaluates nothing while there is a circle. It tells whether there was one.
func (r *run) breakCycles() bool {
	if len(r.cycles) == 0 {
		return false
	}
	for _, nodes := range r.cycles {
		r.config.DeepEach(func(config *configs.Config) {
			c := cycle{nodes: nodes}
			if len(config.Path) > 0 {
				c.prefix = config.Path.String() + "."
			}
			for name, file := range r.parser.Sources() {
				if body := nativeBody(file.Body); body != nil && dirOf(name) == config.Module.SourceDir {
					for _, block := range body.Blocks {
						c.open(block)
					}
				}
			}
		})
	}
	r.cycles = nil
	lang.ForgetBlocks()
	r.chosen.traversals, r.result.Providers = nil, nil
	r.load()
	r.chooseSchemas()
	r.precheck()
	return true
}

// cycle is one circle, as seen from a module whose addresses begin with prefix.
type cycle struct {
	prefix string
	nodes  []string
}

func (c cycle) has(address string) bool { return slices.Contains(c.nodes, c.prefix+address) }

// open takes references to others of the circle out of a block that is part of it.
func (c cycle) open(block *hclsyntax.Block) {
	inside := c.has(blockAddress(block, hcl.Range{}))
	if block.Type == "provider" {
		inside = slices.ContainsFunc(c.nodes, func(node string) bool { return strings.Contains(node, "provider[") })
	}
	for name, attribute := range block.Body.Attributes {
		switch block.Type {
		case "locals":
			inside = c.has("local." + name)
		case "module":
			inside = c.has("module."+block.Labels[0]+".var."+name) || c.has("module."+block.Labels[0])
		}
		if inside {
			c.forget(block.Body, name, attribute)
		}
	}
	if inside && block.Type != "module" {
		c.openBody(block.Body)
	}
}

func (c cycle) openBody(body *hclsyntax.Body) {
	for name, attribute := range body.Attributes {
		c.forget(body, name, attribute)
	}
	for _, inner := range body.Blocks {
		c.openBody(inner.Body)
	}
}

func (c cycle) forget(body *hclsyntax.Body, name string, attribute *hclsyntax.Attribute) {
	if !slices.ContainsFunc(attribute.Expr.Variables(), c.leadsInto) {
		return
	}
	switch name {
	case "depends_on", "replace_triggered_by", "providers":
		delete(body.Attributes, name) // has to list references, and nothing else
	default:
		attribute.Expr = &hclsyntax.LiteralValueExpr{Val: cty.DynamicVal, SrcRange: attribute.Expr.Range()}
	}
}

// leadsInto tells whether a reference is to something in the circle.
func (c cycle) leadsInto(reference hcl.Traversal) bool {
	names := []string{reference.RootName()}
	for _, step := range reference[1:] {
		if attribute, ok := step.(hcl.TraverseAttr); ok {
			names = append(names, attribute.Name)
		}
	}
	if names[0] == "module" && len(names) > 2 {
		return c.has("module."+names[1]+".output."+names[2]) || c.has("module."+names[1])
	}
	length := 2
	if names[0] == "data" || names[0] == "ephemeral" {
		length = 3
	}
	return len(names) >= length && c.has(strings.Join(names[:length], "."))
}
