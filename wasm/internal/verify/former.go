package verify

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
)

// former are the types that a program uses and its provider had before. A program that says no version, and has one of them, was written for that
// one: it is an error, but what the block says is known, and policies are to see it.
type former struct {
	versions map[string]*schema.Provider // by the type, as addresses begin
	majors   map[string]int
	need     []string
}

// before looks for the types that a provider has no longer.
func (r *run) before(addr addrs.Provider, p *schema.Provider) former {
	found := former{versions: map[string]*schema.Provider{}, majors: map[string]int{}}
	r.config.DeepEach(func(config *configs.Config) {
		for _, resource := range resourcesOf(config.Module) {
			if resource.Provider != addr {
				continue
			}
			if _, ok := p.Type(resource.Mode, resource.Type); ok || p.LeavesOut(resource.Mode, resource.Type) {
				continue
			}
			name := typeAddress(resource)
			if choice := r.store.Former(p, name); choice.Provider != nil {
				found.versions[name], found.majors[name] = choice.Provider, choice.Provider.Major()
			} else if choice.Need != "" && !slices.Contains(found.need, choice.Need) {
				found.need = append(found.need, choice.Need)
			}
		}
	})
	return found
}

// typeAddress is what the address of a resource begins with: its type, after data. where it is a data source.
func typeAddress(resource *configs.Resource) string {
	return modePrefix(resource.Mode) + resource.Type
}

// reportFormer says that a provider has a type no longer. It is no slip of the pen, so that only what is known to have taken its place is offered.
func (r *run) reportFormer(p, had *schema.Provider, resource *configs.Resource) {
	at, mode := resource.TypeRange, typeModes[resource.Mode]
	r.chosen.former[resource] = true
	d := report.Diagnostic{
		Stage: "schema", File: at.Filename, Range: convertRange(at), Address: r.addressAt(at), Severity: report.Error, Code: mode.code, Summary: mode.summary,
		Detail: fmt.Sprintf("The provider %s no longer supports %s %q: version %d was the last that had it.", resource.Provider.ForDisplay(), mode.what, resource.Type, had.Major()),
	}
	if meant := cmp.Or(moved.Types[typeAddress(resource)], moved.Types[resource.Type]); slices.Contains(p.Names(resource.Mode), meant) {
		d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
		d.Edits = replace(at, `"`+meant+`"`, "Change to "+meant)
	}
	d.Detail += listOf(" What took its place: %s.", moved.Successors[resource.Type])
	r.add(d)
}

// withoutFormer removes what is said about the arguments of types that the provider no longer has: the block has to be written anew.
func (r *run) withoutFormer() {
	addresses := map[string]bool{}
	r.config.DeepEach(func(config *configs.Config) {
		for _, resource := range resourcesOf(config.Module) {
			if r.chosen.former[resource] {
				addresses[r.modulePrefix(dirOf(resource.DeclRange.Filename))+resource.Addr().String()] = true
			}
		}
	})
	r.result.Diagnostics = slices.DeleteFunc(r.result.Diagnostics, func(d report.Diagnostic) bool {
		return addresses[d.Address] && slices.Contains(ofArguments, d.Code)
	})
}
