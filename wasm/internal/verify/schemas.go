package verify

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/getproviders"
	"github.com/opentofu/opentofu/internal/plugins"
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/opentofu/opentofu/terraformer/internal/provider"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/zclconf/go-cty/cty"
)

// chosen is what a request works with besides its files.
type chosen struct {
	values      map[string]cty.Value // of root variables
	valueRanges map[string]hcl.Range // of those that a file sets, also wrongly
	valuesLost  bool                 // a file of values has syntax errors
	providers   map[addrs.Provider]*schema.Provider
	schemas     map[addrs.Provider]providers.GetProviderSchemaResponse
	traversals  map[*configs.Module][]hcl.Traversal
	otherMajor  map[addrs.Provider]bool    // judged by another major version than the program asks for
	substitutes map[*configs.Provider]bool // stand in for provider configurations that are used and not declared
	unsupported map[*configs.Resource]bool // of a type that their provider doesn't have
	former      map[*configs.Resource]bool // of a type that only an older major version of their provider has
}

// chooseSchemas picks a schema for every provider that the program uses, and returns the ids of those still to be loaded.
func (r *run) chooseSchemas() (need []string) {
	requirements, _, diags := r.config.ProviderRequirements()
	r.addHCL("schema", diags)
	r.chosen.providers = map[addrs.Provider]*schema.Provider{}
	r.chosen.otherMajor = map[addrs.Provider]bool{}
	r.chosen.unsupported = map[*configs.Resource]bool{}
	r.chosen.former = map[*configs.Resource]bool{}
	r.chosen.schemas = map[addrs.Provider]providers.GetProviderSchemaResponse{}
	factories := plugins.ProviderFactories{}
	own, locks := r.ownSchemas(), r.locks()
	for _, addr := range sortedProviders(requirements) {
		constraint := getproviders.VersionConstraintsString(requirements[addr])
		locked := r.lockedVersion(locks, addr, requirements[addr])
		choice := r.store.Choose(addr, constraint, locked)
		if p := own[addr]; p != nil {
			choice = schema.Choice{Provider: p, Exact: true, SameMajor: true}
		}
		if choice.Need != "" {
			need = append(need, choice.Need)
			continue
		}
		var response providers.GetProviderSchemaResponse
		var former map[string]int
		if choice.Provider != nil {
			r.chosen.providers[addr] = choice.Provider
			before := r.before(addr, choice.Provider)
			need = append(need, before.need...)
			response, former = r.usedTypes(addr, choice.Provider, before), before.majors
			if !choice.SameMajor {
				r.chosen.otherMajor[addr] = true
				r.warnOtherMajor(addr, constraint, locked, choice.Provider.Version)
			}
			if !addr.IsBuiltIn() {
				r.result.Providers = append(r.result.Providers, report.ProviderUse{
					Source: addr.String(), Version: choice.Provider.Version, Constraint: constraint, Locked: locked, Exact: choice.Exact,
				})
			}
		} else {
			r.warnUnknownProvider(addr)
			response = r.absentProvider(addr)
		}
		if r.result.Module {
			response.Provider = takeNothing(response.Provider)
		}
		takeEphemeral(&response)
		r.chosen.schemas[addr] = response
		major := 0
		if choice.Provider != nil {
			major = choice.Provider.Major()
		}
		factories[addr] = func() (providers.Interface, error) { // one for each configuration of the provider
			return &provider.SchemaOnly{Addr: addr, Major: major, Former: former, Schema: response}, nil
		}
	}
	r.plugins = plugins.NewLibrary(factories, provider.Provisioners)
	return need
}

// takeNothing lets a provider do without what its configuration requires: that of a module comes from its caller.
func takeNothing(schema providers.Schema) providers.Schema {
	block := *schema.Block
	block.Attributes, block.BlockTypes = maps.Clone(block.Attributes), maps.Clone(block.BlockTypes)
	for name, attribute := range block.Attributes {
		if attribute.Required {
			optional := *attribute
			optional.Required, optional.Optional = false, true
			block.Attributes[name] = &optional
		}
	}
	for name, nested := range block.BlockTypes {
		optional := *nested
		optional.MinItems = 0
		block.BlockTypes[name] = &optional
	}
	schema.Block = &block
	return schema
}

// takeEphemeral lets ephemeral values into the blocks that may use them besides write-only arguments: the provider's own and
// ephemeral resources. Schemas are shared between requests, so the blocks are copied.
func takeEphemeral(response *providers.GetProviderSchemaResponse) {
	marked := func(schema providers.Schema) providers.Schema {
		block := *schema.Block
		block.Ephemeral = true
		schema.Block = &block
		return schema
	}
	response.Provider = marked(response.Provider)
	for name, schema := range response.EphemeralResources {
		response.EphemeralResources[name] = marked(schema)
	}
}

func sortedProviders(requirements getproviders.Requirements) []addrs.Provider {
	return slices.SortedFunc(maps.Keys(requirements), func(a, b addrs.Provider) int { return cmp.Compare(a.String(), b.String()) })
}

// usedTypes is the schema of a provider cut down to the types that the program names. Those that it no longer has are as they
// were; those that it never had are made up, so that what refers to them can be judged.
func (r *run) usedTypes(addr addrs.Provider, p *schema.Provider, before former) providers.GetProviderSchemaResponse {
	used := providers.GetProviderSchemaResponse{
		ResourceTypes: map[string]providers.Schema{}, DataSources: map[string]providers.Schema{},
		EphemeralResources: map[string]providers.Schema{}, Functions: r.functions(addr, p),
	}
	var madeUp providers.GetProviderSchemaResponse
	fallback := func() providers.GetProviderSchemaResponse {
		if madeUp.ResourceTypes == nil {
			madeUp = r.absentProvider(addr)
		}
		return madeUp
	}
	var ok bool
	if used.Provider, ok = p.Config(); !ok {
		used.Provider = fallback().Provider
	}
	used.ProviderMeta = r.metaSchema(addr)
	r.config.DeepEach(func(config *configs.Config) {
		for _, resource := range resourcesOf(config.Module) {
			if resource.Provider != addr {
				continue
			}
			found, ok := p.Type(resource.Mode, resource.Type)
			if had := before.versions[typeAddress(resource)]; had != nil {
				found, _ = had.Type(resource.Mode, resource.Type)
				r.reportFormer(p, had, resource)
			} else if !ok {
				found = typesOf(fallback(), resource.Mode)[resource.Type]
				r.reportUnsupported(p, resource)
			}
			typesOf(used, resource.Mode)[resource.Type] = found
		}
	})
	return used
}

func typesOf(response providers.GetProviderSchemaResponse, mode addrs.ResourceMode) map[string]providers.Schema {
	switch mode {
	case addrs.DataResourceMode:
		return response.DataSources
	case addrs.EphemeralResourceMode:
		return response.EphemeralResources
	}
	return response.ResourceTypes
}

// warnUnknownProvider says once, at the first block that uses it, that a provider's blocks aren't checked.
func (r *run) warnUnknownProvider(addr addrs.Provider) {
	first := r.usedAt(addr)
	detail := fmt.Sprintf("No schema of the provider %s is at hand, so its blocks aren't checked. Put the output of `terraform providers schema -json` beside it as %s.schema.json to have them checked.", addr.ForDisplay(), addr.Type)
	if others := r.store.Namesakes(addr); len(others) > 0 {
		detail = fmt.Sprintf("No schema of the provider %s is at hand, so its blocks aren't checked. Did you mean %s? A provider that HashiCorp doesn't publish has to be named as `source` in `required_providers`.", addr.ForDisplay(), strings.Join(others, " or "))
	} else if meant := r.misspeltProvider(addr); meant != "" {
		detail = fmt.Sprintf("Nobody knows the provider %s, so its blocks aren't checked. Did you mean %q? The first word of a resource type names its provider.", addr.ForDisplay(), meant)
	}
	r.add(report.Diagnostic{
		Stage: "schema", Code: "unknown-provider", Severity: report.Warning, Summary: "Unknown provider", Detail: detail,
		File: first.Filename, Range: convertRange(first), Address: r.addressAt(first),
	})
}
