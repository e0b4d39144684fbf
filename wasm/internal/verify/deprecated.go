package verify

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// deprecated warns of arguments and blocks that the provider means to take away: by its schema, or by what moved.json knows.
func (r *run) deprecated(resource *configs.Resource) {
	body := nativeBody(resource.Config)
	response, ok := r.chosen.schemas[resource.Provider]
	if body == nil || !ok || r.chosen.unsupported[resource] || r.chosen.former[resource] {
		return
	}
	if schema := typesOf(response, resource.Mode)[resource.Type].Block; schema != nil {
		if schema.Deprecated {
			r.warnDeprecated(resource.TypeRange, fmt.Sprintf("%s is deprecated: a later version of the provider won't have it.", resource.Type))
		}
		r.deprecatedIn(modePrefix(resource.Mode)+resource.Type, body, schema)
	}
}

func (r *run) deprecatedIn(name string, body *hclsyntax.Body, schema *configschema.Block) {
	for _, key := range slices.Sorted(maps.Keys(body.Attributes)) {
		attribute := schema.Attributes[key]
		instead := moved.Deprecated[name][key]
		if attribute != nil && (attribute.Deprecated || instead != "") {
			r.warnDeprecated(body.Attributes[key].NameRange, fmt.Sprintf("The argument %q is deprecated. %s", key, orCheck(instead)))
		}
	}
	for _, block := range body.Blocks {
		nested := schema.BlockTypes[block.Type]
		if nested == nil {
			continue
		}
		if instead := moved.Deprecated[name][block.Type]; nested.Block.Deprecated || instead != "" {
			r.warnDeprecated(block.TypeRange, fmt.Sprintf("The block %q is deprecated. %s", block.Type, orCheck(instead)))
		}
		r.deprecatedIn(name+"."+block.Type, block.Body, &nested.Block)
	}
}

func orCheck(instead string) string {
	if instead == "" {
		return "A later version of the provider won't have it: see its documentation for what takes its place."
	}
	return fmt.Sprintf("Use %s instead.", instead)
}

func (r *run) warnDeprecated(at hcl.Range, detail string) {
	r.add(report.Diagnostic{
		Stage: "schema", Code: "deprecated", Severity: report.Warning, Summary: "Deprecated", Detail: detail,
		File: at.Filename, Range: convertRange(at), Address: r.addressAt(at),
	})
}
