package verify

import (
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// tolerateUnknown makes a warning of the error that count or for_each is unknown, when that is only for what can't be known
// here: data sources, variables without a value, modules that aren't at hand. A real plan would know it.
func (r *run) tolerateUnknown(d *report.Diagnostic, at hcl.Range) {
	if d.Code == "invalid-index" && strings.HasSuffix(d.Detail, "the collection has no elements.") && r.inResource(at) {
		d.Severity, d.Code, d.Summary = report.Warning, "unknown-block", "Block that the program doesn't write"
		d.Detail = "The program writes no such block, so that there is an element only where the provider adds one. If it doesn't, this fails: write the block, or use try()."
		return
	}
	if !causedByUnknown.MatchString(d.Detail) || !r.onlyUnread(at) {
		return
	}
	if block := r.topBlock(at); block != nil && block.Type == "import" {
		d.Severity, d.Code, d.Summary = report.Warning, "unknown-import", "What is imported is unknown"
		d.Detail = "What is imported depends on values that aren't known here, such as what a data source returns or a variable without a value."
		return
	}
	d.Severity, d.Code, d.Summary = report.Warning, "unknown-instances", "Number of instances unknown"
	d.Detail = "How many instances there are depends on values that aren't known here, such as what a data source returns or a variable without a value, so this isn't planned."
}

// onlyUnread tells whether the value at a place is unknown only because nothing is read from a cloud and nobody is asked.
func (r *run) onlyUnread(at hcl.Range) bool {
	var traversals []hcl.Traversal
	if block := r.topBlock(at); block != nil {
		traversals = append(referencesAt(block.Body, at), repetition(block.Body)...)
	}
	dir := dirOf(at.Filename)
	known := len(r.files.Unread) == 0 // a real plan reads it
	origins := origins{}
	r.config.DeepEach(func(config *configs.Config) {
		if config.Module.SourceDir == dir {
			known = known && !r.unknownHere(config, traversals, origins)
		}
	})
	return !known
}

// causedByUnknown is how OpenTofu says that count, for_each, enabled or the id of an import is unknown.
var causedByUnknown = regexp.MustCompile(`cannot be determined until apply|known only after apply|won't be known until the apply phase`)

// referencesAt lists the references of the argument that encloses a place, also in blocks within the body.
func referencesAt(body *hclsyntax.Body, at hcl.Range) []hcl.Traversal {
	for _, attribute := range body.Attributes {
		if attribute.Expr.Range().Start.Byte <= at.Start.Byte && at.Start.Byte <= attribute.Expr.Range().End.Byte {
			return attribute.Expr.Variables()
		}
	}
	if block := blockAt(body, at); block != nil {
		return referencesAt(block.Body, at)
	}
	return nil
}

// inResource tells whether a place lies in a reference to a managed resource of the program.
func (r *run) inResource(at hcl.Range) bool {
	block := r.topBlock(at)
	if block == nil {
		return false
	}
	types := map[string]bool{}
	r.config.DeepEach(func(config *configs.Config) {
		for _, resource := range config.Module.ManagedResources {
			types[resource.Type] = types[resource.Type] || config.Module.SourceDir == dirOf(at.Filename)
		}
	})
	found := false
	_ = hclsyntax.VisitAll(block.Body, func(node hclsyntax.Node) hcl.Diagnostics {
		around := node.Range()
		if index, ok := node.(*hclsyntax.IndexExpr); ok {
			node = index.Collection
		}
		if reference, ok := node.(*hclsyntax.ScopeTraversalExpr); ok && around.Start.Byte <= at.Start.Byte && at.Start.Byte <= around.End.Byte {
			found = found || types[reference.Traversal.RootName()]
		}
		return nil
	})
	return found
}
