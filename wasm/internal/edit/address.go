package edit

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/names"
	"github.com/zclconf/go-cty/cty"
)

// addressOf is the name by which an edit speaks of a block.
func addressOf(block *hclsyntax.Block, text []byte) string {
	parts := append([]string{block.Type}, block.Labels...)
	switch block.Type {
	case "resource":
		parts = parts[1:]
	case "provider":
		if alias := Literal(block.Body.Attributes["alias"]); alias != "" {
			parts = append(parts, alias)
		}
	case "moved", "removed":
		parts = append(parts, source(block.Body.Attributes["from"], text))
	case "import":
		parts = append(parts, source(block.Body.Attributes["to"], text))
	}
	return strings.Join(parts, ".")
}

// Literal is the value of an argument that is written as plain text; empty when it is anything else.
func Literal(attribute *hclsyntax.Attribute) string {
	if attribute == nil {
		return ""
	}
	value, diags := attribute.Expr.Value(nil)
	if diags.HasErrors() || value.IsNull() || !value.IsKnown() || value.Type() != cty.String {
		return ""
	}
	return value.AsString()
}

func source(attribute *hclsyntax.Attribute, text []byte) string {
	if attribute == nil {
		return ""
	}
	return string(attribute.Expr.Range().SliceBytes(text))
}

// canonical writes an address in the one way that items have it.
func canonical(address string) string {
	address = strings.TrimSpace(address)
	if name, ok := strings.CutPrefix(address, "var."); ok {
		return "variable." + name
	}
	return strings.TrimPrefix(address, "resource.")
}

// unique tells whether a module may have one block of an address only.
func unique(address string) bool {
	switch kind(address) {
	case "terraform", "locals", "removed", "import":
		return false
	}
	return true
}

var kinds = map[string]bool{
	"data": true, "ephemeral": true, "variable": true, "output": true, "local": true, "locals": true, "module": true,
	"provider": true, "terraform": true, "check": true, "moved": true, "removed": true, "import": true, "action": true,
}

// kind of a block by its address; "" for a resource.
func kind(address string) string {
	first, _, _ := strings.Cut(address, ".")
	if kinds[first] {
		return first
	}
	return ""
}

func isResource(address string) bool { return kind(address) == "" || kind(address) == "data" }

// group tells what stands together in a file: the resources and data sources of a provider, variables, outputs, …
func group(address string) string {
	if !isResource(address) {
		return strings.TrimSuffix(kind(address), "s")
	}
	provider, _, _ := strings.Cut(strings.TrimPrefix(address, "data."), "_")
	return provider + "_"
}

// near names the address that was probably meant.
func near(address string, documents []*document) string {
	var all []string
	for _, d := range documents {
		for _, it := range d.items {
			all = append(all, it.address)
		}
	}
	if name, _ := names.Nearest(address, all); name != "" {
		return fmt.Sprintf(" Did you mean %s?", name)
	}
	return ""
}
