package language

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// special offers what is no ordinary value: addresses, names of arguments, providers, types, sources and versions.
func (c *cursor) special(want expect, references bool) {
	switch want.want {
	case "addresses", "address":
		c.offerAddresses()
	case "attributes":
		c.offerOwnArguments()
	case "provider":
		c.offerConfigurations()
	case "type":
		for i, o := range []string{"string", "number", "bool", "any", "list(string)", "set(string)", "map(string)", "list(number)", "list(object({}))", "map(object({}))", "object({})", "tuple([])", "optional(string)"} {
			offer := Offer{Label: o, Kind: "type", rank: -i}
			if i := strings.Index(o, "{}"); i >= 0 {
				offer.Insert, offer.Snippet = o[:i]+"{\n  $0\n\\}"+o[i+2:], true
			}
			c.offer(offer)
		}
	case "source":
		c.offerSources()
	case "registry":
		for _, source := range c.store.Sources() {
			source = strings.TrimPrefix(source, "registry.terraform.io/")
			if path.Base(source) == want.name {
				c.offerText(source, "provider")
			}
		}
		if len(c.result.Offers) == 0 {
			for _, source := range c.store.Sources() {
				c.offerText(strings.TrimPrefix(source, "registry.terraform.io/"), "provider")
			}
		}
	case "version":
		c.offerVersions()
	case "word":
		for i, word := range want.values {
			c.offer(Offer{Label: word, Kind: "value", rank: 100 - i})
		}
	case "for_each":
		c.offer(Offer{Label: "toset([ ])", Kind: "function", Insert: "toset([$1])", Snippet: true, rank: 700})
		c.offer(Offer{Label: "{ }", Kind: "value", Insert: "{\n  $1\n}", Snippet: true, rank: 690})
	case "count":
		c.offer(Offer{Label: "1", Kind: "value", rank: 500})
		c.offer(Offer{Label: "condition ? 1 : 0", Kind: "snippet", Insert: "${1:var.enabled} ? 1 : 0", Snippet: true, rank: 490})
	}
}

// offerText offers a text, with the quotes that it lacks.
func (c *cursor) offerText(text, detail string) {
	o := Offer{Label: text, Kind: "value", Detail: detail, rank: 800 - len(c.result.Offers)}
	if start := c.result.Span[0]; start == 0 || c.tree.text[start-1] != '"' {
		o.Insert = `"` + text + `"`
	}
	c.offer(o)
}

func (c *cursor) offerAddresses() {
	for _, d := range c.module.order {
		if slices.Contains([]string{"resource", "data", "module"}, d.kind) && !c.isOwn(d) {
			c.offer(Offer{Label: d.address, Kind: "reference", Detail: d.kind})
		}
	}
}

// offerOwnArguments offers the arguments and blocks of the resource around, for ignore_changes.
func (c *cursor) offerOwnArguments() {
	if len(c.blocks) == 0 {
		return
	}
	c.offer(Offer{Label: "all", Kind: "keyword"})
	if found := c.typeOf(c.module, c.tree, c.blocks[0]); found != nil {
		for name, a := range found.shape.arguments {
			rank := 0
			if a.settable() {
				if c.blocks[0].argument(name) != nil {
					rank = 10
				}
				c.offer(Offer{Label: name, Kind: "argument", Detail: a.detail(), rank: rank})
			}
		}
		for name := range found.shape.blocks {
			c.offer(Offer{Label: name, Kind: "block"})
		}
	}
}

func (c *cursor) offerConfigurations() {
	for _, d := range c.module.of("provider") {
		c.offer(Offer{Label: strings.TrimPrefix(d.address, "provider."), Kind: "reference", Detail: "provider configuration"})
	}
	for _, name := range c.usedProviders() {
		c.offer(Offer{Label: name, Kind: "reference", Detail: "provider"})
	}
}

// offerSources offers the folders of the workspace that are modules, as seen from this one.
func (c *cursor) offerSources() {
	for dir := range c.modules {
		if dir == c.module.dir {
			continue
		}
		relative, err := filepath.Rel(c.module.dir, dir)
		if err != nil {
			continue
		}
		relative = filepath.ToSlash(relative)
		if !strings.HasPrefix(relative, "..") {
			relative = "./" + relative
		}
		c.offerText(relative, "module of this project")
	}
}

// inRequirements: in required_providers, where arguments are named by the user.
func (c *cursor) inRequirements() bool {
	n := len(c.blocks)
	return n == 2 && c.blocks[0].name == "terraform" && c.blocks[1].name == "required_providers"
}

// requirements offers the providers at hand, whole.
func (c *cursor) requirements() {
	for _, source := range c.store.Sources() {
		name := path.Base(source)
		if c.blocks[1].argument(name) != nil {
			continue
		}
		short := strings.TrimPrefix(source, "registry.terraform.io/")
		o := Offer{Label: name, Kind: "argument", Detail: short}
		if c.lineIsFree() {
			o.Snippet = true
			o.Insert = name + " = {\n  source  = \"" + short + "\"\n  version = \"${1:" + c.pessimistic(source, 0) + "}\"\n}"
			if c.style == asJSON {
				o.Insert = `"` + name + "\": {\n  \"source\": \"" + short + "\",\n  \"version\": \"${1:" + c.pessimistic(source, 0) + "}\"\n}"
			}
		}
		c.offer(o)
	}
}

// requirementText is the source or the version of a provider at hand, by its local name.
func (c *cursor) requirementText(e expect) string {
	for _, source := range c.store.Sources() {
		if path.Base(source) == e.name {
			if e.want == "version" {
				return c.pessimistic(source, 0)
			}
			return strings.TrimPrefix(source, "registry.terraform.io/")
		}
	}
	return ""
}

// offerVersions offers the major versions whose schemas are at hand, for the provider that is named around the cursor.
func (c *cursor) offerVersions() {
	local := ""
	if c.in != nil {
		local = c.in.name
	}
	source, _ := c.requirement(c.module, local)
	for i := 0; ; i++ {
		text := ""
		for _, full := range c.store.Sources() {
			if short := strings.TrimPrefix(full, "registry.terraform.io/"); short == source || source == "" && path.Base(full) == local {
				text = c.pessimistic(full, i)
			}
		}
		if text == "" {
			return
		}
		c.offerText(text, "")
	}
}

// pessimistic is "~> MAJOR.0" for the nth newest version of a provider at hand; empty when there is none.
func (c *cursor) pessimistic(source string, n int) string {
	for _, version := range c.store.Versions(source) {
		if n == 0 {
			major, _, _ := strings.Cut(version, ".")
			return "~> " + major + ".0"
		}
		n--
	}
	return ""
}
