package gate

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
)

// builtin is the provider that is part of OpenTofu and Terraform.
const builtin = "terraform.io/builtin/terraform"

// sourceOf writes a source in the one way that lists of them are compared by: the public registries have the same providers.
func sourceOf(source string) string {
	addr, diags := addrs.ParseProviderSourceString(source)
	if diags.HasErrors() {
		return source
	}
	for _, host := range []string{"registry.terraform.io", "registry.opentofu.org"} {
		if addr.Hostname.String() == host {
			return addr.Namespace + "/" + addr.Type
		}
	}
	return addr.String()
}

func sourcesOf(sources []string) map[string]bool {
	allowed := map[string]bool{builtin: true}
	for _, source := range sources {
		allowed[sourceOf(source)] = true
	}
	return allowed
}

// require notes and judges the providers that a module requires.
func (m *module) require(required block) {
	for _, argument := range required.arguments {
		if _, twice := m.sources[argument.name]; twice {
			m.refuse("gate-provider", argument.at, "terraform", "Provider required twice", "%s is required twice. Leave one of the two out.", argument.name)
			continue
		}
		m.sources[argument.name] = "hashicorp/" + argument.name
		object, ok := argument.expr.(*hclsyntax.ObjectConsExpr)
		if !ok {
			m.allowed(argument.name, argument.expr.Range(), "terraform")
			continue
		}
		named := false
		for _, item := range object.Items {
			key, known := constant(item.KeyExpr)
			if known && key != "source" {
				continue
			}
			at := item.ValueExpr.Range()
			source, literal := constant(item.ValueExpr)
			if named = true; !literal || !known {
				m.refuse("gate-provider", at, "terraform", "Provider not known", "Whose provider this is has to be written out.")
				continue
			}
			m.sources[argument.name] = sourceOf(source)
			m.allowed(argument.name, at, "terraform")
		}
		if !named {
			m.allowed(argument.name, argument.at, "terraform")
		}
	}
}

// source is that of the provider with a local name.
func (m *module) source(local string) string {
	if source, ok := m.sources[local]; ok {
		return source
	}
	if local == "terraform" {
		return builtin
	}
	return "hashicorp/" + local
}

// allowed refuses a provider that isn't on the list.
func (m *module) allowed(local string, at hcl.Range, address string) bool {
	source := m.source(local)
	if why, never := never[source]; never {
		m.refuse("gate-provider", at, address, "Provider not allowed", "The provider %s %s, and isn't let through. Leave its blocks out of what you send.", source, why)
		return false
	}
	if !m.providers[source] {
		m.refuse("gate-provider", at, address, "Provider not allowed", "The provider %s isn't on the list of those that may be asked for (%s). Leave its blocks out, or have whoever runs the service add it.", source, m.list())
		return false
	}
	return true
}

func (m *module) list() string {
	var names []string
	for source := range m.providers {
		if source != builtin && never[source] == "" {
			names = append(names, source)
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// providerOf is the local name of a resource's provider, and where that is said.
func providerOf(b block) (local string, at hcl.Range) {
	local, _, _ = strings.Cut(b.labels[0], "_")
	at = b.head
	argument, ok := b.argument("provider")
	if !ok {
		return local, at
	}
	if text, ok := constant(argument.expr); ok { // in JSON, or in quotes as long ago
		local, _, _ = strings.Cut(text, ".")
		return local, argument.expr.Range()
	}
	for _, traversal := range argument.expr.Variables() {
		// aws.west; of aws[each.key] the first is aws, in the order of the text
		return traversal.RootName(), argument.expr.Range()
	}
	return local, at
}
