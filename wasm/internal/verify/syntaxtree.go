package verify

import (
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
)

// moduleAt is the module that a file belongs to.
func (r *run) moduleAt(at hcl.Range) (module *configs.Module) {
	if r.config == nil {
		return nil
	}
	r.config.DeepEach(func(config *configs.Config) {
		if module == nil && config.Module.SourceDir == dirOf(at.Filename) {
			module = config.Module
		}
	})
	return module
}

// childModule is the module that a call in the module of a file leads to.
func (r *run) childModule(at hcl.Range, name string) (child *configs.Module) {
	r.config.DeepEach(func(config *configs.Config) {
		if child == nil && config.Module.SourceDir == dirOf(at.Filename) && config.Children[name] != nil {
			child = config.Children[name].Module
		}
	})
	return child
}

// typeSchema is the schema of a resource ("resource"), data source ("data") or ephemeral resource that the program uses.
func (r *run) typeSchema(kind, name string) *configschema.Block {
	return r.topSchema(&hclsyntax.Block{Type: kind, Labels: []string{name}})
}

// innerBlock finds the innermost block that a place lies in.
func (r *run) innerBlock(at hcl.Range) *hclsyntax.Block {
	block := r.topBlock(at)
	for block != nil {
		inner := blockAt(block.Body, at)
		if inner == nil {
			return block
		}
		block = inner
	}
	return nil
}

// attributeAt finds the attribute whose name or value a place lies in.
func (r *run) attributeAt(at hcl.Range) *hclsyntax.Attribute {
	block := r.innerBlock(at)
	if block == nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(block.Body.Attributes)) {
		attribute := block.Body.Attributes[name]
		if attribute.SrcRange.Start.Byte <= at.Start.Byte && at.Start.Byte < attribute.SrcRange.End.Byte {
			return attribute
		}
	}
	return nil
}

// attributeRange is all that is written of the argument at a place; the place itself when there is none.
func (r *run) attributeRange(at hcl.Range) hcl.Range {
	if attribute := r.attributeAt(at); attribute != nil {
		return attribute.SrcRange
	}
	return at
}

// blockRange is all that is written of the block whose type stands at a place.
func (r *run) blockRange(at hcl.Range) hcl.Range {
	if block := r.innerBlock(at); block != nil && block.TypeRange.Start.Byte == at.Start.Byte {
		return hcl.RangeBetween(block.TypeRange, block.CloseBraceRange)
	}
	return at
}

// wholeExpression tells whether a place is all of an argument's value.
func (r *run) wholeExpression(at hcl.Range) bool {
	attribute := r.attributeAt(at)
	return attribute != nil && attribute.Expr.Range().Start.Byte == at.Start.Byte && attribute.Expr.Range().End.Byte == at.End.Byte
}

// expressionAt finds the outermost expression that begins and ends where a place does.
func (r *run) expressionAt(at hcl.Range) (found hclsyntax.Expression) {
	attribute := r.attributeAt(at)
	if attribute == nil {
		return nil
	}
	_ = hclsyntax.VisitAll(attribute.Expr, func(node hclsyntax.Node) hcl.Diagnostics {
		if e, ok := node.(hclsyntax.Expression); ok && found == nil && e.Range() == at {
			found = e
		}
		return nil
	})
	return found
}

// traversalAt finds the reference that a place lies in.
func (r *run) traversalAt(at hcl.Range) (found hcl.Traversal) {
	attribute := r.attributeAt(at)
	if attribute == nil {
		return nil
	}
	_ = hclsyntax.VisitAll(attribute.Expr, func(node hclsyntax.Node) hcl.Diagnostics {
		if e, ok := node.(*hclsyntax.ScopeTraversalExpr); ok && e.SrcRange.Start.Byte <= at.Start.Byte && at.End.Byte <= e.SrcRange.End.Byte {
			found = e.Traversal
		}
		return nil
	})
	return found
}
