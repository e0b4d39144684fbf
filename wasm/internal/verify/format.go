package verify

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Format rewrites a file in the canonical style. What has syntax errors, or is no native syntax, stays as it is.
func Format(name string, content workspace.Content) (string, []report.Diagnostic) {
	if strings.HasSuffix(name, ".json") || !workspace.IsConfig(name) {
		return string(content), nil
	}
	files, problems := workspace.New(map[string]workspace.Content{name: content})
	if len(problems) > 0 {
		return string(content), problems
	}
	r := &run{files: files, result: &report.EngineResult{}}
	_, diags := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	r.addHCL("parse", diags)
	if diags.HasErrors() {
		return string(content), r.result.Diagnostics
	}
	return string(hclwrite.Format(content)), nil
}
