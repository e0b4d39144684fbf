package verify

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

// checkRequiredVersion warns of a required_version that no 1.x satisfies. Terraform and OpenTofu number their versions
// differently and nobody says here which of them will run, so nothing more can be told, and that is no error.
func (r *run) checkRequiredVersion() {
	seen := map[string]bool{}
	r.config.DeepEach(func(config *configs.Config) {
		dir := config.Module.SourceDir
		if seen[dir] {
			return
		}
		seen[dir] = true
		sources := r.parser.Sources()
		for _, name := range slices.Sorted(maps.Keys(sources)) {
			if dirOf(name) == dir {
				r.checkVersionsOf(sources[name].Body)
			}
		}
	})
}

var terraformBlock = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "terraform"}}}
var versionArgument = &hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "required_version"}}}

func (r *run) checkVersionsOf(body hcl.Body) {
	content, _, _ := body.PartialContent(terraformBlock)
	for _, block := range content.Blocks {
		inner, _, _ := block.Body.PartialContent(versionArgument)
		attribute := inner.Attributes["required_version"]
		if attribute == nil {
			continue
		}
		value, diags := attribute.Expr.Value(nil)
		if diags.HasErrors() || value.Type() != cty.String || value.IsNull() {
			continue // told where the block is decoded
		}
		constraint, err := version.NewConstraint(value.AsString())
		if err != nil || satisfiable(constraint) {
			continue
		}
		at := attribute.Expr.Range()
		r.add(report.Diagnostic{
			Stage: "schema", Code: "unsatisfiable-required-version", Severity: report.Warning, Summary: "No current version allowed",
			Detail: fmt.Sprintf("No version 1.x of Terraform or OpenTofu satisfies %q, so both refuse to run this. Allow one, such as \">= 1.0\".", value.AsString()),
			File:   at.Filename, Range: convertRange(at), Address: r.addressAt(at),
		})
	}
}

// versions1 are versions 1.x, those that exist and some to come, as a constraint can tell them apart.
var versions1 = sync.OnceValue(func() (all []*version.Version) {
	for minor := range 40 {
		for patch := range 15 {
			all = append(all, version.Must(version.NewVersion(fmt.Sprintf("1.%d.%d", minor, patch))))
		}
	}
	return all
})

func satisfiable(constraint version.Constraints) bool {
	return slices.ContainsFunc(versions1(), constraint.Check)
}
