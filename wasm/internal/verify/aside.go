package verify

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// setAside takes actions out of a file: Terraform has them since 1.14 and OpenTofu hasn't, so that they can't be judged here. All
// else is judged as if they weren't there, and a warning says so at the first of them.
func (r *run) setAside(name string, file *hcl.File) {
	body := nativeBody(file.Body)
	if body == nil {
		return
	}
	var first *hclsyntax.Block
	without := func(body *hclsyntax.Body, kind string) {
		body.Blocks = slices.DeleteFunc(body.Blocks, func(block *hclsyntax.Block) bool {
			if block.Type == kind && (first == nil || block.TypeRange.Start.Byte < first.TypeRange.Start.Byte) {
				first = block
			}
			return block.Type == kind
		})
	}
	for _, block := range body.Blocks {
		if block.Type != "resource" {
			continue
		}
		for _, inner := range block.Body.Blocks {
			if inner.Type == "lifecycle" {
				without(inner.Body, "action_trigger")
			}
		}
	}
	without(body, "action")
	r.leaveOut(name, first != nil)
	if first != nil {
		r.add(report.Diagnostic{
			Stage: "parse", Code: "unchecked-action", Severity: report.Warning, Summary: "Actions aren't checked",
			Detail: "Actions and their triggers are left out here: this verifier doesn't know them. Everything else is checked.",
			File:   name, Range: convertRange(first.TypeRange),
		})
	}
}
