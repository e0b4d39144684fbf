package verify

import (
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
)

// addressAt names the block that encloses a place, such as module.net.aws_vpc.main.
func (r *run) addressAt(at hcl.Range) string {
	address := ""
	if block := r.topBlock(at); block != nil {
		address = blockAddress(block, at)
	} else if r.isJSON(at.Filename) {
		address = r.jsonAddress(at)
	}
	if address == "" || r.config == nil {
		return address
	}
	return r.modulePrefix(dirOf(at.Filename)) + address
}

// topBlock finds the block of a file that encloses a place.
func (r *run) topBlock(at hcl.Range) *hclsyntax.Block {
	if r.parser == nil {
		return nil
	}
	file := r.parser.Sources()[at.Filename]
	if file == nil {
		return nil
	}
	body := nativeBody(file.Body)
	if body == nil {
		return nil
	}
	return blockAt(body, at)
}

func blockAt(body *hclsyntax.Body, at hcl.Range) *hclsyntax.Block {
	// The last that begins before the place: blocks stand in the order of the text.
	after := sort.Search(len(body.Blocks), func(i int) bool { return body.Blocks[i].TypeRange.Start.Byte > at.Start.Byte })
	if after > 0 && at.Start.Byte < body.Blocks[after-1].CloseBraceRange.End.Byte {
		return body.Blocks[after-1]
	}
	return nil
}

func blockAddress(block *hclsyntax.Block, at hcl.Range) string {
	label := func(i int) string {
		if i < len(block.Labels) {
			return block.Labels[i]
		}
		return ""
	}
	switch block.Type {
	case "resource":
		return strings.TrimSuffix(label(0)+"."+label(1), ".")
	case "data", "ephemeral":
		return strings.TrimRight(block.Type+"."+label(0)+"."+label(1), ".")
	case "variable":
		return strings.TrimSuffix("var."+label(0), ".")
	case "output", "module", "provider", "check", "run", "mock_provider":
		return strings.TrimSuffix(block.Type+"."+label(0), ".")
	case "locals":
		for name, attribute := range block.Body.Attributes {
			if attribute.SrcRange.Start.Byte <= at.Start.Byte && at.Start.Byte <= attribute.SrcRange.End.Byte {
				return "local." + name
			}
		}
	case "terraform":
		return "terraform"
	}
	return ""
}

// modulePrefix is the address of the first module that is loaded from a folder, empty for the root module's.
func (r *run) modulePrefix(dir string) string {
	if dir == "." {
		return ""
	}
	prefix := ""
	r.config.DeepEach(func(config *configs.Config) {
		if config.Module.SourceDir == dir && len(config.Path) > 0 {
			if found := config.Path.String() + "."; prefix == "" || found < prefix {
				prefix = found
			}
		}
	})
	return prefix
}
