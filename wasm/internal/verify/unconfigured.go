package verify

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// unconfigured is the file in which OpenTofu finds the mistakes of a provider block that nobody wrote.
var unconfigured = regexp.MustCompile(`^provider\["([^"]+)"\](?:\.(\S+))? with no configuration$`)

// missingConfiguration says what a provider block has to hold that the program lacks, at the first block that uses it.
// False: the place is one in a file.
func (r *run) missingConfiguration(d *report.Diagnostic, at hcl.Range) bool {
	m := unconfigured.FindStringSubmatch(at.Filename)
	if m == nil || r.config == nil {
		return false
	}
	addr, diags := addrs.ParseProviderSourceString(m[1])
	schema := r.chosen.schemas[addr].Provider.Block
	if diags.HasErrors() || schema == nil {
		return false
	}
	place := r.defaultUsedAt(addr)
	name := r.config.Module.LocalNameForProvider(addr)
	d.Code, d.Summary, d.Stage = "missing-provider-configuration", "Missing provider configuration", "plan"
	d.File, d.Range, d.Address = place.Filename, convertRange(place), r.addressAt(place)
	lines, variables := skeleton(fmt.Sprintf("provider %q", name), schema, 0)
	var must []string
	for _, key := range slices.Sorted(maps.Keys(schema.Attributes)) {
		if schema.Attributes[key].Required {
			must = append(must, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(schema.BlockTypes)) {
		if schema.BlockTypes[key].MinItems > 0 {
			must = append(must, key+" {}")
		}
	}
	d.Detail = fmt.Sprintf("The provider %s has to be configured with %s, and the root module has no provider %q block without an alias. Write one. Where this is a module that others call, they configure it.",
		addr.ForDisplay(), strings.Join(must, ", "), name)
	if dirOf(place.Filename) != "." {
		place = hcl.Range{Filename: r.rootFile()}
	}
	if r.isJSON(place.Filename) || place.Filename == "" {
		return true
	}
	d.Edits = []report.Edit{r.appendBlock(place, lines, fmt.Sprintf("Add a block provider %q", name))}
	for _, variable := range variables {
		d.Edits = append(d.Edits, r.declareVariable(place, variable.name, variable.ty)...)
	}
	return true
}

// rootFile is the first file of the root module.
func (r *run) rootFile() string {
	for _, name := range r.files.Names {
		if dirOf(name) == "." && isModuleFile(name) {
			return name
		}
	}
	return ""
}

// defaultUsedAt is the first block that uses a provider's default configuration.
func (r *run) defaultUsedAt(addr addrs.Provider) hcl.Range {
	var places []hcl.Range
	r.config.DeepEach(func(config *configs.Config) {
		for _, resource := range resourcesOf(config.Module) {
			if resource.Provider == addr && resource.ProviderConfigAddr().Alias == "" {
				places = append(places, resource.DeclRange)
			}
		}
	})
	if len(places) == 0 {
		return r.usedAt(addr)
	}
	return slices.MinFunc(places, comparePlaces)
}

// placed gives what was found at no place of the program one: the block that it is about, else the first file.
func (r *run) placed(d *report.Diagnostic) {
	if _, ok := r.request.Files[d.File]; ok || r.files.Text(d.File) != nil || d.File != "" && slices.Contains(r.request.VarFiles, d.File) {
		return
	}
	d.File, d.Range, d.Edits = "", report.Range{}, nil
	if r.config != nil {
		r.config.DeepEach(func(config *configs.Config) {
			for _, resource := range resourcesOf(config.Module) {
				address := resource.Addr().InModule(config.Path).String()
				if d.File == "" && address == instanceKey.ReplaceAllString(d.Address, "") {
					d.File, d.Range = resource.DeclRange.Filename, convertRange(resource.DeclRange)
				}
			}
		})
	}
	if d.File == "" {
		d.File = r.rootFile()
	}
}
