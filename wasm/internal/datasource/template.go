package datasource

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// readTemplate renders a template with its vars, as templatefile() would.
func readTemplate(r Request) (map[string]cty.Value, error) {
	source := text(r.Config, "template")
	if source == "" {
		return nil, nil // from a file, by a deprecated argument
	}
	template, diags := hclsyntax.ParseTemplate([]byte(source), "template", hcl.InitialPos)
	if diags.HasErrors() {
		return nil, fmt.Errorf("the template is wrong: %w", diags)
	}
	scope := lang.Scope{BaseDir: "."}
	context := &hcl.EvalContext{Variables: map[string]cty.Value{}, Functions: scope.Functions()}
	if vars := argument(r.Config, "vars"); !vars.IsNull() && vars.IsKnown() {
		for name, value := range vars.AsValueMap() {
			asText, err := convert.Convert(value, cty.String)
			if err != nil {
				return nil, fmt.Errorf("vars.%s is no text: %w", name, err)
			}
			context.Variables[name] = asText
		}
	}
	result, diags := template.Value(context)
	if diags.HasErrors() {
		return nil, fmt.Errorf("the template can't be rendered: %w", diags)
	}
	rendered, err := convert.Convert(result, cty.String)
	if err != nil || !rendered.IsKnown() || rendered.IsNull() {
		return nil, nil
	}
	sum := sha256.Sum256([]byte(rendered.AsString()))
	return map[string]cty.Value{"rendered": rendered, "id": cty.StringVal(hex.EncodeToString(sum[:]))}, nil
}
