package refactor

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
)

// outputOfRun adds `run.NAME.OUTPUT` of tests.
func (x *index) outputOfRun(at *place, steps hcl.Traversal, run string) {
	if len(steps) < 3 {
		return
	}
	name, ok := steps[2].(hcl.TraverseAttr)
	if !ok {
		return
	}
	for _, block := range at.file.body.Blocks {
		if block.Type == "run" && len(block.Labels) == 1 && block.Labels[0] == run {
			end := name.SrcRange.End.Byte
			x.add(at, symbol{x.runFolder(at.file, block), "output", "", name.Name}, end-len(name.Name), end)
		}
	}
}

// test goes through a block at the top of a test file.
func (x *index) test(at *place) {
	block := at.block
	switch block.Type {
	case "variables":
		x.names(at, block.Body, at.folder)
	case "provider", "mock_provider":
		x.alias(at)
	case "run":
		at.folder = x.runFolder(at.file, block)
	}
	x.testBody(at, block.Body, nil)
}

func (x *index) runFolder(f *file, run *hclsyntax.Block) string {
	for _, inner := range run.Body.Blocks {
		if inner.Type == "module" {
			return x.folder(x.tested(f), edit.Literal(inner.Body.Attributes["source"]))
		}
	}
	return x.tested(f)
}

func (x *index) testBody(at *place, body *hclsyntax.Body, inside []string) {
	for _, attribute := range inOrder(body.Attributes) {
		now := at.in(attribute)
		switch attribute.Name {
		case "target", "replace":
			list, diags := hcl.ExprList(attribute.Expr)
			if diags.HasErrors() {
				list = []hcl.Expression{attribute.Expr}
			}
			for _, expr := range list {
				if node, ok := expr.(hclsyntax.Expression); ok {
					x.address(now, node)
				}
			}
		case "outputs":
			x.overridden(now, body)
		default:
			x.argument(now, attribute, inside)
		}
	}
	for _, block := range body.Blocks {
		if block.Type == "variables" && at.block.Type == "run" {
			x.names(at, block.Body, at.folder)
		}
		x.testBody(at, block.Body, append(slices.Clone(inside), block.Type))
	}
}

// overridden adds the outputs that `override_module` gives.
func (x *index) overridden(at *place, body *hclsyntax.Body) {
	x.expression(at, at.argument.Expr)
	folder := at.folder
	if target := body.Attributes["target"]; target != nil {
		for _, name := range callsIn(traversalOf(at.file.text, target.Expr)) {
			if call := x.calls[folder][name]; call != nil {
				folder = call.folder
			}
		}
	}
	object, ok := at.argument.Expr.(*hclsyntax.ObjectConsExpr)
	if !ok || folder == "" {
		return
	}
	for _, item := range object.Items {
		if name := hcl.ExprAsKeyword(item.KeyExpr); name != "" {
			where := item.KeyExpr.Range()
			x.add(at, symbol{folder, "output", "", name}, where.Start.Byte, where.End.Byte)
		}
	}
}

func callsIn(traversal hcl.Traversal) (names []string) {
	for i := 0; i+1 < len(traversal); i++ {
		if stepName(traversal[i]) == "module" {
			names = append(names, stepName(traversal[i+1]))
			i++
		}
	}
	return names
}

// jsonValues adds the variables that a file of values in JSON sets.
func (x *index) jsonValues(f *file, folder string) {
	decoder := json.NewDecoder(bytes.NewReader(f.text))
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return
	}
	for decoder.More() {
		token, err := decoder.Token()
		name, ok := token.(string)
		if err != nil || !ok {
			return
		}
		end := int(decoder.InputOffset()) - 1
		if start := end - len(name); start > 0 && string(f.text[start:end]) == name {
			x.add(&place{file: f}, symbol{folder, "variable", "", name}, start, end)
		}
		var value json.RawMessage
		if decoder.Decode(&value) != nil {
			return
		}
	}
}
