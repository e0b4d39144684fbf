package verify

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/providers"
	"github.com/zclconf/go-cty/cty"
)

// What the workspace doesn't have, a module or a provider's schema, is made up from how the program uses it, with unknown
// values: then all the rest can be judged and planned.

// absentModule is a module with the variables that the call sets. All its outputs are unknown.
func (r *run) absentModule(request *configs.ModuleRequest) *configs.Module {
	module, _ := configs.NewModule(nil, nil, request.Call, configs.AbsentModule, configs.SelectiveLoadAll)
	caller := request.Parent.Module
	call := caller.ModuleCalls[request.Name]
	attributes, _ := call.Config.JustAttributes()
	for name, attribute := range attributes {
		module.Variables[name] = &configs.Variable{
			Name: name, Type: cty.DynamicPseudoType, ConstraintType: cty.DynamicPseudoType, Default: cty.NullVal(cty.DynamicPseudoType),
			ParsingMode: configs.VariableParseHCL, Nullable: true, DeclRange: attribute.NameRange,
		}
	}
	for _, passed := range call.Providers {
		name := passed.InChild.Name
		required := module.ProviderRequirements.RequiredProviders[name]
		if required == nil {
			required = &configs.RequiredProvider{
				Name: name, Type: caller.ProviderForLocalConfig(addrs.LocalProviderConfig{LocalName: passed.InParent.Name}),
				DeclRange: request.CallRange,
			}
			module.ProviderRequirements.RequiredProviders[name] = required
		}
		required.Aliases = append(required.Aliases, passed.InChild.Addr())
	}
	return module
}

// absentProvider is a provider whose types have whatever arguments, blocks and attributes the program uses.
func (r *run) absentProvider(addr addrs.Provider) providers.GetProviderSchemaResponse {
	response := providers.GetProviderSchemaResponse{
		Provider: providers.Schema{Block: emptyBlock()}, ResourceTypes: map[string]providers.Schema{},
		DataSources: map[string]providers.Schema{}, EphemeralResources: map[string]providers.Schema{},
		Functions: r.functions(addr, nil), ProviderMeta: r.metaSchema(addr),
	}
	response.Provider.Block.Ephemeral = true
	r.config.DeepEach(func(config *configs.Config) {
		for _, provider := range config.Module.ProviderConfigs {
			if config.Module.ProviderForLocalConfig(provider.Addr()) == addr {
				addUse(response.Provider.Block, provider.Config)
			}
		}
		types := map[string]*configschema.Block{}
		for _, resource := range resourcesOf(config.Module) {
			if resource.Provider != addr {
				continue
			}
			in := map[addrs.ResourceMode]map[string]providers.Schema{
				addrs.ManagedResourceMode: response.ResourceTypes, addrs.DataResourceMode: response.DataSources,
				addrs.EphemeralResourceMode: response.EphemeralResources,
			}[resource.Mode]
			if _, ok := in[resource.Type]; !ok {
				block := emptyBlock()
				block.Ephemeral = resource.Mode == addrs.EphemeralResourceMode
				block.Attributes["id"] = &configschema.Attribute{Type: cty.DynamicPseudoType, Computed: true, Optional: true}
				in[resource.Type] = providers.Schema{Block: block}
			}
			block := in[resource.Type].Block
			addUse(block, resource.Config)
			if resource.Managed != nil {
				for _, ignored := range resource.Managed.IgnoreChanges {
					addAttribute(block, ignored)
				}
			}
			types[modePrefix(resource.Mode)+resource.Type] = block
		}
		for _, traversal := range r.traversals(config.Module) {
			path := traversal.RootName()
			steps := traversal[1:]
			if (path == "data" || path == "ephemeral") && len(steps) > 0 {
				if step, ok := steps[0].(hcl.TraverseAttr); ok {
					path, steps = path+"."+step.Name, steps[1:]
				}
			}
			if block := types[path]; block != nil && len(steps) > 1 {
				addAttribute(block, steps[1:])
			}
		}
	})
	return response
}

// metaSchema is what the program writes in provider_meta blocks: schemas don't describe them.
func (r *run) metaSchema(addr addrs.Provider) (schema providers.Schema) {
	r.config.DeepEach(func(config *configs.Config) {
		if meta := config.Module.ProviderMetas[addr]; meta != nil {
			if schema.Block == nil {
				schema.Block = emptyBlock()
			}
			addUse(schema.Block, meta.Config)
		}
	})
	return schema
}

func modePrefix(mode addrs.ResourceMode) string {
	switch mode {
	case addrs.DataResourceMode:
		return "data."
	case addrs.EphemeralResourceMode:
		return "ephemeral."
	}
	return ""
}

func emptyBlock() *configschema.Block {
	return &configschema.Block{Attributes: map[string]*configschema.Attribute{}, BlockTypes: map[string]*configschema.NestedBlock{}}
}

// addAttribute makes an attribute that is referred to exist, in the blocks that the reference leads through.
func addAttribute(block *configschema.Block, steps hcl.Traversal) {
	for _, step := range steps {
		attribute, ok := step.(hcl.TraverseAttr)
		if !ok {
			continue
		}
		if nested := block.BlockTypes[attribute.Name]; nested != nil {
			block = &nested.Block
			continue
		}
		if block.Attributes[attribute.Name] == nil {
			block.Attributes[attribute.Name] = &configschema.Attribute{Type: cty.DynamicPseudoType, Computed: true, Optional: true}
		}
		return
	}
}

// addUse makes every argument and block exist that a body has.
func addUse(block *configschema.Block, body hcl.Body) {
	native := nativeBody(body)
	if native == nil {
		attributes, _ := body.JustAttributes()
		for name := range attributes {
			block.Attributes[name] = &configschema.Attribute{Type: cty.DynamicPseudoType, Computed: true, Optional: true}
		}
		return
	}
	for name := range native.Attributes {
		if _, isBlock := block.BlockTypes[name]; !isBlock {
			block.Attributes[name] = &configschema.Attribute{Type: cty.DynamicPseudoType, Computed: true, Optional: true}
		}
	}
	for _, inner := range native.Blocks {
		name, content := inner.Type, inner.Body
		if name == "dynamic" && len(inner.Labels) == 1 {
			name = inner.Labels[0]
			for _, block := range inner.Body.Blocks {
				if block.Type == "content" {
					content = block.Body
				}
			}
		}
		if strings.HasPrefix(name, "provisioner") || metaBlocks[name] {
			continue
		}
		nested := block.BlockTypes[name]
		if nested == nil {
			nested = &configschema.NestedBlock{Block: *emptyBlock(), Nesting: configschema.NestingList}
			block.BlockTypes[name] = nested
			delete(block.Attributes, name)
		}
		addUse(&nested.Block, content)
	}
}

var metaBlocks = map[string]bool{"lifecycle": true, "connection": true, "provisioner": true}
