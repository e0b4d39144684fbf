package language

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/terraformer/internal/values"
)

// completeLabel offers what stands between the name of a block and its {.
func (c *cursor) completeLabel() {
	it, t := c.in, c.tree
	n := 0
	start, end, after, quoted := c.At, c.At, c.At, false
	for i, l := range it.labels {
		from := l.start
		if l.quoted {
			from--
		}
		if c.At < from {
			break
		}
		if c.At <= l.end && (c.At >= l.start) {
			n, start, end, after, quoted = i, l.start, l.end, l.after, l.quoted
			break
		}
		n = i + 1
	}
	if it.open >= 0 && c.At >= it.open {
		return
	}
	c.result.Span, c.typed = Span{start, end}, string(t.text[start:c.At])
	rest := c.restOfLine(after)
	l := labelAt{quoted: quoted, whole: rest == "" && n == len(it.labels)-1 || rest == "" && n == len(it.labels), block: it}
	if l.whole && quoted {
		c.result.Span[1] = after // with the quote that is there already
	}
	c.offerLabels(it, n, l)
}

// offerLabels offers what the nth label of a block may be.
func (c *cursor) offerLabels(it *item, n int, l labelAt) {
	l.style = c.style
	head := it.name
	if len(c.blocks) > 0 {
		head = c.blocks[0].name + "." + head
	}
	switch {
	case (head == "resource" || head == "data" || head == "ephemeral" || head == "check.data") && n == 0:
		c.types(l)
	case head == "provider" && n == 0:
		c.providers(l)
	case (head == "resource" || head == "data" || head == "ephemeral") && n == 1, n == 0 && (head == "module" || head == "output" || head == "variable"):
		c.freeNames(l, n)
	case head == "terraform.backend" && n == 0, head == "resource.provisioner" && n == 0:
		for label := range core() {
			if name, ok := strings.CutPrefix(label, head+"."); ok && !strings.Contains(name, ".") && (head == "terraform.backend" || strings.Contains(label, "-") || name == "file") {
				c.offer(l.offer(Offer{Label: name, Kind: "type"}, name, func() string { return c.bodyOf(core()[label], nil, "", "") }))
			}
		}
	case it.name == "dynamic" && n == 0:
		if at := c.placeOf(c.tree, c.module, c.blocks); at != nil {
			for _, name := range at.blockNames() {
				if coreAt(c.blocks[0].name).blocks[name] != nil || name == "timeouts" {
					continue
				}
				c.offer(l.offer(Offer{Label: name, Kind: "type", rank: c.rankOf(at, name, false)}, name, func() string {
					w := &writer{cursor: c, stop: 2}
					w.body(at.inner(at.blockNamed(name)), at.typed, join(at.path, name), "    ", 1)
					return "  " + c.style.key("for_each") + "${1:[]}" + c.style.comma + "\n  " + c.style.opens("content") + "\n" + c.style.ending(w.String(), "    ") + "  }\n"
				}))
			}
		}
	}
}

// labelAt is the label that is being written: whether it has a quote already, and whether the whole block is still to be written behind it.
type labelAt struct {
	quoted bool
	whole  bool
	block  *item
	style  notation
}

// offer writes a label, with the quotes that it lacks, and the rest of the block when nothing of it is there.
func (l labelAt) offer(o Offer, text string, rest func() string) Offer {
	quote := `"`
	if l.quoted {
		quote = ""
	}
	o.Insert, o.Snippet = quote+escaped(text)+`"`, true
	if !l.whole {
		o.Insert = quote + escaped(text) + quote
		return o
	}
	if rest != nil {
		if l.style == asJSON {
			o.Insert += ":"
		}
		o.Insert += " {\n" + rest() + "}"
	}
	return o
}

// types offers those of the providers in use, and for the others what their types begin with.
func (c *cursor) types(l labelAt) {
	mode := modes[l.block.name]
	used := c.usedProviders()
	wanted := used
	typedFor, _, _ := strings.Cut(c.typed, "_")
	if typedFor != "" && !slices.Contains(wanted, typedFor) && slices.Contains(c.known(), typedFor) {
		wanted = append(wanted, typedFor)
	}
	if len(wanted) == 0 {
		wanted = append(wanted, "aws")
	}
	for _, local := range wanted {
		p := c.provider(c.module, local)
		if p == nil {
			continue
		}
		u := c.usageOf(p.Addr.Type)
		for _, name := range p.Names(mode) {
			if values.ProviderOf(name) != local && slices.Contains(used, values.ProviderOf(name)) {
				continue // google-beta has the names of google
			}
			c.offer(Offer{Label: name, Kind: "type", rank: 10 * min(u.of(prefixes[mode]+name).N, 100), Detail: p.Addr.ForDisplay()})
		}
	}
	if mode == addrs.ManagedResourceMode {
		c.offer(Offer{Label: "terraform_data", Kind: "type", Detail: "built in"})
	}
	typed := strings.ToLower(c.typed)
	whole := 0
	c.sort()
	for i := range c.result.Offers {
		o := &c.result.Offers[i]
		name := o.Label
		if whole++; whole > maxWhole || typed == "" {
			*o = l.offer(*o, name, nil)
			o.Again = l.whole
			if l.whole && c.style == asJSON {
				o.Insert = c.style.labelled(name)
			}
			continue
		}
		local := values.ProviderOf(name)
		*o = l.offer(*o, name, nil)
		o.Edit = c.requirementEdit(local)
		if l.whole {
			o.Insert += c.nameAndBody(mode, local, name)
		}
	}
	for _, source := range c.store.Sources() {
		if local := path.Base(source); !slices.Contains(wanted, local) && local != "google-beta" {
			c.offer(Offer{Label: local + "_", Kind: "name", Detail: "types of " + strings.TrimPrefix(source, "registry.terraform.io/"), Insert: c.style.quote + local + "_", Again: true, rank: -1})
		}
	}
}

// nameAndBody is what follows a type: a name, and the block.
func (c *cursor) nameAndBody(mode addrs.ResourceMode, local, name string) string {
	found := c.typeNamed(c.module, mode, local, name)
	if c.style == asJSON {
		body := "    $0\n"
		if found != nil {
			body = c.bodyOf(found.shape, found, "", "  ")
		}
		return ": {\n  " + c.style.opens("${1:"+c.freeName(mode, name)+"}") + "\n" + body + "  }\n}"
	}
	if found == nil {
		return ` "${1:` + c.freeName(mode, name) + `}" {` + "\n  $0\n}"
	}
	return ` "${1:` + c.freeName(mode, name) + `}" {` + "\n" + c.bodyOf(found.shape, found, "", "") + "}"
}

// freeName is a name that no block of the type has: main, or the last word of the type.
func (c *cursor) freeName(mode addrs.ResourceMode, name string) string {
	words := strings.Split(name, "_")
	for _, candidate := range []string{"main", words[len(words)-1]} {
		if c.module.decls[prefixes[mode]+name+"."+candidate] == nil {
			return candidate
		}
	}
	return "other"
}

func (c *cursor) freeNames(l labelAt, n int) {
	mode, isTyped := modes[l.block.name]
	names := map[string]string{"main": "", "this": ""}
	rest := func() string { return c.bodyOf(core()[l.block.name], nil, "", "") }
	if isTyped {
		words := strings.Split(l.block.label(0), "_")
		names[words[len(words)-1]] = ""
		rest = func() string {
			if found := c.typeOf(c.module, c.tree, l.block); found != nil {
				return c.bodyOf(found.shape, found, "", "")
			}
			return "  $0\n"
		}
	}
	switch l.block.name {
	case "variable":
		names = c.unknownNames("var")
	case "output":
		names = map[string]string{}
		for _, d := range c.module.of("resource") {
			names[d.name+"_id"] = d.address + ".id"
		}
	case "module":
		names = map[string]string{}
		for dir := range c.modules {
			if dir != c.module.dir {
				names[path.Base(dir)] = dir
			}
		}
	}
	for name, detail := range names {
		if isTyped && c.module.decls[prefixes[mode]+l.block.label(0)+"."+name] != nil {
			continue
		}
		c.offer(l.offer(Offer{Label: name, Kind: "name", Detail: detail}, name, rest))
	}
}

// unknownNames are those that the module refers to and nobody declares.
func (c *cursor) unknownNames(root string) map[string]string {
	names := map[string]string{}
	for _, t := range c.module.trees {
		t.values(func(_ []*item, it *item) {
			for _, ch := range chains(it.expr) {
				parts := t.namesOf(ch)
				here := t == c.tree && ch.start() <= c.At && c.At <= ch.end // it is being written
				if parts[0] == root && !here && c.module.decls[root+"."+parts[1]] == nil {
					names[parts[1]] = "used in " + t.name
				}
			}
		})
	}
	return names
}

func (c *cursor) providers(l labelAt) {
	for _, source := range c.store.Sources() {
		name := path.Base(source)
		rest := func() string {
			if p := c.provider(c.module, name); p != nil {
				if config, ok := p.Config(); ok {
					shape := newShape()
					shape.ofBlock(config.Block)
					return c.bodyOf(shape, &typed{name: "provider." + name, provider: p, shape: shape}, "", "")
				}
			}
			return "  $0\n"
		}
		if !strings.HasPrefix(name, strings.ToLower(c.typed)) || c.typed == "" && !slices.Contains(c.usedProviders(), name) {
			rest = func() string { return "  $0\n" } // its schema isn't brought for a name in a list
		}
		o := l.offer(Offer{Label: name, Kind: "type", Detail: strings.TrimPrefix(source, "registry.terraform.io/")}, name, rest)
		o.Edit = c.requirementEdit(name)
		c.offer(o)
	}
}

// usedProviders are those that the module requires, configures or has resources of.
func (c *cursor) usedProviders() (used []string) {
	add := func(name string) {
		if name != "" && name != "terraform" && !slices.Contains(used, name) {
			used = append(used, name)
		}
	}
	for _, m := range []*module{c.module, c.modules["."]} {
		if m == nil {
			continue
		}
		for _, t := range m.trees {
			for _, it := range t.items {
				if it.name == "terraform" && it.block("required_providers") != nil {
					for _, entry := range it.block("required_providers").items {
						add(entry.name)
					}
				}
			}
		}
		for _, d := range m.order {
			switch d.kind {
			case "provider":
				add(d.typ)
			case "resource", "data", "ephemeral":
				if name := values.ProviderOf(d.typ); slices.Contains(c.known(), name) {
					add(name)
				}
			}
		}
	}
	return used
}

// requirementEdit says where a provider comes from, when it is no provider of HashiCorp's: else nothing needs saying.
func (c *cursor) requirementEdit(local string) *Edit {
	source := ""
	for _, s := range c.store.Sources() {
		if path.Base(s) == local {
			source = strings.TrimPrefix(s, "registry.terraform.io/")
			break
		}
	}
	if given, version := c.requirement(c.module, local); c.tree.json || source == "" || strings.HasPrefix(source, "hashicorp/") || given != "" || version != "" {
		return nil
	}
	entry := fmt.Sprintf("%s = {\n      source = %q\n    }\n", local, source)
	for _, it := range c.tree.items {
		if it.name == "terraform" && it.block("required_providers") != nil {
			return &Edit{it.block("required_providers").open, "\n    " + strings.TrimSuffix(entry, "\n")}
		}
	}
	for _, t := range c.module.trees {
		for _, it := range t.items {
			if it.name == "terraform" {
				return nil // in another file, or without the block: nothing is put where the user doesn't look
			}
		}
	}
	return &Edit{0, "terraform {\n  required_providers {\n    " + entry + "  }\n}\n\n"}
}
