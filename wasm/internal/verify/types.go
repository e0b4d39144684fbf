package verify

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/names"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
)

// manySuggestions bounds the search for types that may have been meant: it goes through all of a provider's.
const manySuggestions = 200

// typeMode tells what a provider calls the kinds of its types.
var typeModes = map[addrs.ResourceMode]struct{ code, summary, what string }{
	addrs.ManagedResourceMode:   {"unsupported-resource-type", "Invalid resource type", "resource type"},
	addrs.DataResourceMode:      {"unsupported-data-source", "Invalid data source", "data source"},
	addrs.EphemeralResourceMode: {"unsupported-ephemeral-resource", "Invalid ephemeral resource", "ephemeral resource"},
}

// reportUnsupported says that a provider has no such type, and which one was probably meant.
func (r *run) reportUnsupported(p *schema.Provider, resource *configs.Resource) {
	at, mode := resource.TypeRange, typeModes[resource.Mode]
	d := report.Diagnostic{
		Stage: "schema", File: at.Filename, Range: convertRange(at), Address: r.addressAt(at),
		Severity: report.Error, Code: mode.code, Summary: mode.summary,
	}
	if p.LeavesOut(resource.Mode, resource.Type) {
		d.Code, d.Severity, d.Summary = "unchecked-type", report.Warning, "Type without a schema"
		d.Detail = fmt.Sprintf("The provider schema doesn't describe the %s %q, so it isn't checked.", mode.what, resource.Type)
		r.add(d)
		return
	}
	r.chosen.unsupported[resource] = true
	d.Detail = fmt.Sprintf("The provider %s does not support %s %q.", resource.Provider.ForDisplay(), mode.what, resource.Type)
	if len(r.chosen.unsupported) <= manySuggestions {
		r.suggestType(&d, p, resource)
	}
	r.add(d)
}

// suggestType looks for what was meant: what the type has become, a name nearly the same, the other kind of that name, a
// type of another provider, types that share most words.
func (r *run) suggestType(d *report.Diagnostic, p *schema.Provider, resource *configs.Resource) {
	known, given := p.Names(resource.Mode), resource.Type
	meant := moved.Types[given]
	if resource.Mode == addrs.DataResourceMode {
		meant = moved.Types["data."+given]
	}
	sure := slices.Contains(known, meant)
	if !sure {
		meant, sure = names.Nearest(given, known)
	}
	if sure {
		d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
		d.Edits = replace(resource.TypeRange, `"`+meant+`"`, "Change to "+meant)
		return
	}
	for _, other := range []addrs.ResourceMode{addrs.ManagedResourceMode, addrs.DataResourceMode, addrs.EphemeralResourceMode} {
		if other == resource.Mode || !slices.Contains(p.Names(other), given) {
			continue
		}
		keyword := map[addrs.ResourceMode]string{addrs.ManagedResourceMode: "resource", addrs.DataResourceMode: "data", addrs.EphemeralResourceMode: "ephemeral"}[other]
		kind := typeModes[other].what
		if other == addrs.ManagedResourceMode {
			kind = "managed resource"
		}
		d.Detail += fmt.Sprintf(" Did you mean the %s of that name? Write %s %q %q.", kind, keyword, given, resource.Name)
		return
	}
	if _, rest, ok := strings.Cut(given, "_"); ok && moreLikely(rest) {
		d.Detail += fmt.Sprintf(" Did you mean %q, of another provider?", rest)
		d.Edits = replace(resource.TypeRange, `"`+rest+`"`, "Change to "+rest)
		return
	}
	alike := names.Alike(given, known, 1, 3)
	if meant != "" && !slices.Contains(alike, meant) {
		alike = append([]string{meant}, alike[:min(2, len(alike))]...)
	}
	d.Detail += listOf(" Types with a name like it: %s.", alike)
}

// moreLikely tells whether what follows the first word of a type is a type of a utility provider, as in aws_random_string.
func moreLikely(rest string) bool {
	for _, prefix := range []string{"random_", "tls_", "archive_", "null_resource", "local_file", "time_"} {
		if strings.HasPrefix(rest, prefix) {
			return true
		}
	}
	return false
}

// typeNames lists the types that the provider of a resource has.
func (r *run) typeNames(block *hclsyntax.Block) []string {
	for addr, p := range r.chosen.providers {
		if _, ok := r.chosen.schemas[addr].ResourceTypes[block.Labels[0]]; ok && p != nil {
			return p.Names(addrs.ManagedResourceMode)
		}
	}
	return nil
}

// misspeltProvider finds the provider that was meant by a type such as "aw_vpc", whose own nobody knows.
func (r *run) misspeltProvider(addr addrs.Provider) string {
	meant, sure := names.Nearest(addr.Type, []string{"archive", "aws", "azurerm", "docker", "google", "helm", "kubernetes", "local", "null", "random", "time", "tls"})
	if !sure && len(addr.Type) > 3 || meant == "" || addr.Namespace != "hashicorp" || addr.Hostname != addrs.DefaultProviderRegistryHost {
		return ""
	}
	return meant
}

// isJSON tells the JSON syntax from the native one.
func (r *run) isJSON(file string) bool { return strings.HasSuffix(file, ".json") }

// hclPoint is an empty range at a place.
func hclPoint(file string, at hcl.Pos) hcl.Range {
	return hcl.Range{Filename: file, Start: at, End: at}
}
