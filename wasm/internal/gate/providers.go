package gate

import (
	"slices"
	"strings"

	"github.com/apparentlymart/go-versions/versions"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/getproviders"
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

// offered is what there is of a provider: all its versions, and those that meet what was required of it so far.
type offered struct {
	all  []versions.Version
	left []versions.Version
}

// offeredOf are the versions of each provider that a plan can be made with.
func offeredOf(sources map[string][]string) map[string]*offered {
	known := map[string]*offered{}
	for source, texts := range sources {
		of := &offered{}
		for _, text := range texts {
			if v, err := versions.ParseVersion(text); err == nil {
				of.all = append(of.all, v)
			}
		}
		slices.SortFunc(of.all, func(a, b versions.Version) int {
			if a.LessThan(b) {
				return -1
			}
			return 1
		})
		of.left = of.all
		known[sourceOf(source)] = of
	}
	return known
}

// maxConstraint bounds what is read and told; what is longer the engine judges.
const maxConstraint = 200

// version refuses what no version that there is meets, at its place: init would only say so of all modules together, and without one.
func (m *module) version(local string, constraint hclsyntax.Expression) {
	source := m.source(local)
	of, text := m.versions[source], ""
	if value, ok := constant(constraint); ok {
		text = value
	}
	if of == nil || len(of.all) == 0 || text == "" || len(text) > maxConstraint {
		return
	}
	wanted, err := getproviders.ParseVersionConstraints(text)
	if err != nil {
		return // what is no constraint the engine says
	}
	meets := getproviders.MeetingConstraints(wanted)
	fitting := func(among []versions.Version) []versions.Version {
		return slices.DeleteFunc(slices.Clone(among), func(v versions.Version) bool { return !meets.Has(v) })
	}
	left := fitting(of.left)
	switch {
	case len(fitting(of.all)) == 0:
		m.refuse("gate-version", constraint.Range(), "terraform", "No such version here", "Of %s there is %s here, and none meets %q. Ask for one of those, or have whoever runs the service add another.", source, listed(of.all), text)
	case len(left) == 0:
		m.refuse("gate-version", constraint.Range(), "terraform", "No such version here", "Of %s there is %s here. What is required elsewhere leaves %s, and none of that meets %q.", source, listed(of.all), listed(of.left), text)
	default:
		of.left = left
	}
}

func listed(all []versions.Version) string {
	texts := make([]string, len(all))
	for i, v := range all {
		texts[i] = v.String()
	}
	return strings.Join(texts, ", ")
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
		if !ok { // its version alone, as long ago
			if m.allowed(argument.name, argument.expr.Range(), "terraform") {
				m.version(argument.name, argument.expr)
			}
			continue
		}
		named := false
		var constraint hclsyntax.Expression
		for _, item := range object.Items {
			key, known := constant(item.KeyExpr)
			if known && key == "version" {
				constraint = item.ValueExpr
			}
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
		if constraint != nil {
			m.version(argument.name, constraint)
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
