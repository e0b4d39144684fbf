package verify

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/names"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// metaArguments may stand in every resource. Their order is that of the messages.
var metaArguments = []string{"count", "depends_on", "for_each", "provider"}

// unexpectedArgument says what was probably meant by an argument that a block doesn't have.
func (r *run) unexpectedArgument(d *report.Diagnostic, at hcl.Range) {
	name := r.nameAt(at)
	if r.isJSON(at.Filename) {
		r.byDidYouMean(d, at)
		return
	}
	if r.ownBlock(d, at, name) {
		return
	}
	d.Detail = fmt.Sprintf("An argument named %q is not expected here.", name)
	levels := r.levelsAt(at)
	if levels == nil {
		r.unexpectedElsewhere(d, at, name)
		return
	}
	inner := levels[len(levels)-1]
	if inner.schema.BlockTypes[name] != nil {
		d.Detail += fmt.Sprintf(" Did you mean to define a block of type %q? Write it without the equals sign.", name)
		d.Edits = r.argumentToBlock(at, inner.schema.BlockTypes[name])
		return
	}
	free := freeArguments(inner)
	known := slices.Concat(free, slices.Sorted(maps.Keys(inner.schema.BlockTypes)))
	if len(levels) == 1 {
		known = append(known, metaArguments...)
	}
	// A value that no block can be made of isn't mended by the block's name.
	if meant, sure := names.Nearest(name, known); sure && inner.schema.BlockTypes[meant] != nil && r.argumentToBlock(at, inner.schema.BlockTypes[meant]) == nil {
		d.Detail += fmt.Sprintf(" Did you mean blocks of type %q?", meant)
		return
	}
	if !r.suggest(d, at, levels, name, known, r.attributeRange(at)) {
		d.Detail += listOf(" Arguments still to be given: %s.", narrowed(name, free, 20))
	}
}

// unexpectedBlock does the same for a block.
func (r *run) unexpectedBlock(d *report.Diagnostic, at hcl.Range) {
	name := r.nameAt(at)
	if r.ownArgument(d, at, name) {
		return
	}
	d.Detail = fmt.Sprintf("Blocks of type %q are not expected here.", name)
	levels := r.levelsAt(at)
	if levels == nil {
		r.unexpectedElsewhere(d, at, name)
		return
	}
	inner := levels[len(levels)-1]
	if inner.schema.Attributes[name] != nil {
		d.Detail += fmt.Sprintf(" Did you mean to define argument %q? If so, use the equals sign to assign it a value.", name)
		d.Edits = r.blockToArgument(at, inner.schema.Attributes[name])
		return
	}
	known := slices.Sorted(maps.Keys(inner.schema.BlockTypes))
	if len(levels) == 1 {
		known = append(known, "lifecycle", "provisioner", "connection")
	}
	if !r.suggest(d, at, levels, name, slices.Concat(known, freeArguments(inner)), r.blockRange(at)) {
		d.Detail += listOf(" Blocks that may stand here: %s.", narrowed(name, slices.Sorted(maps.Keys(inner.schema.BlockTypes)), 20))
	}
}

// suggest looks for what was meant: a name nearly the same, what took its place, a block around or inside that has it, a
// resource type of its own. item is all that is written of it. False: nothing was found.
func (r *run) suggest(d *report.Diagnostic, at hcl.Range, levels []level, name string, known []string, item hcl.Range) bool {
	meant, sure := names.Nearest(name, known)
	if meant != "" && sure {
		r.didYouMean(d, at, name, meant)
		return true
	}
	path := ""
	for _, level := range levels[1:] {
		path += level.name + "."
	}
	if now := moved.Arguments[levels[0].name][path+name]; now != "" {
		if m := renamedTo.FindStringSubmatch(now); m == nil {
			d.Detail += " " + now
			return true
		} else if slices.Contains(known, m[1]) {
			r.didYouMean(d, at, name, m[1])
			return true
		}
	}
	if r.hasOutside(d, levels, name, item) || r.hasInside(d, levels[len(levels)-1], name, item) {
		return true
	}
	if own := r.typeFor(levels, name); own != "" {
		d.Detail += fmt.Sprintf(" It is a resource of its own: %s.", own)
		return true
	}
	if meant != "" {
		d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
		return true
	}
	alike := names.Alike(name, known, 0, 3)
	if len(alike) == 1 {
		d.Detail += fmt.Sprintf(" Did you mean %q?", alike[0])
	} else {
		d.Detail += listOf(" Did you mean one of %s?", quotedAll(alike))
	}
	return len(alike) > 0
}

// renamedTo is how moved.json says that a name has become another.
var renamedTo = regexp.MustCompile(`^Write "(\w+)"\.$`)

func (r *run) didYouMean(d *report.Diagnostic, at hcl.Range, name, meant string) {
	d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
	d.Edits = rename(at, r.textAt(at), name, meant)
}

// hasOutside tells that a name belongs to a block further out, and moves it there.
func (r *run) hasOutside(d *report.Diagnostic, levels []level, name string, item hcl.Range) bool {
	for i := len(levels) - 2; i >= 0; i-- {
		outer := levels[i]
		if outer.schema.Attributes[name] == nil && outer.schema.BlockTypes[name] == nil {
			continue
		}
		d.Detail += fmt.Sprintf(" It belongs outside, in %s itself.", describe(levels[:i+1]))
		if outer.block.Body.Attributes[name] == nil && canSet(outer.schema, name) && specific(name) {
			d.Edits = r.move(item, outer.block, "Move it into "+outer.name)
		}
		return true
	}
	return false
}

// hasInside tells that a name belongs into a nested block, and moves it there when there is one alone that it can be.
func (r *run) hasInside(d *report.Diagnostic, inner level, name string, item hcl.Range) bool {
	paths := pathsOf(inner.schema, name, 0)
	if len(paths) == 0 || len(paths) > 6 || len(paths) > 2 && !specific(name) {
		return false
	}
	d.Detail += listOf(" It belongs into the block %s.", strings.ReplaceAll(quotedAll(paths), ", ", " or "))
	if len(paths) > 1 {
		return true
	}
	blocks := strings.Split(paths[0], ".")
	to := inner.block
	for depth, step := range blocks {
		var there []*hclsyntax.Block
		for _, block := range to.Body.Blocks {
			if block.Type == step {
				there = append(there, block)
			}
		}
		if len(there) == 0 && depth == len(blocks)-1 && len(blocks) == 1 {
			title := fmt.Sprintf("Move it into a block %q", step)
			lines := []string{step + " {", "  " + r.textAt(item), "}"}
			d.Edits = append(replace(r.wholeLines(item), "", title), r.insertLines(to, item.Filename, lines, title))
			return true
		}
		if len(there) != 1 {
			return true
		}
		to = there[0]
	}
	if to.Body.Attributes[name] == nil {
		d.Edits = r.move(item, to, fmt.Sprintf("Move it into the block %q", paths[0]))
	}
	return true
}

// pathsOf lists the nested blocks that have an argument or block of a name, such as "root_block_device".
func pathsOf(schema *configschema.Block, name string, depth int) (paths []string) {
	if depth > 3 {
		return nil
	}
	for _, key := range slices.Sorted(maps.Keys(schema.BlockTypes)) {
		nested := &schema.BlockTypes[key].Block
		if key == "timeouts" {
			continue
		}
		if canSet(nested, name) || nested.BlockTypes[name] != nil {
			paths = append(paths, key)
		}
		for _, path := range pathsOf(nested, name, depth+1) {
			paths = append(paths, key+"."+path)
		}
	}
	return paths
}

// typeFor finds the resource type that an argument has become, such as aws_s3_bucket_policy for the "policy" of a bucket.
func (r *run) typeFor(levels []level, name string) string {
	if len(levels) != 1 || levels[0].block.Type != "resource" {
		return ""
	}
	words := strings.TrimSuffix(strings.TrimSuffix(name, "_configuration"), "s")
	for _, known := range r.typeNames(levels[0].block) {
		rest, ok := strings.CutPrefix(known, levels[0].name+"_")
		if ok && strings.TrimSuffix(strings.TrimSuffix(rest, "_configuration"), "s") == words {
			return known
		}
	}
	return ""
}

// unexpectedElsewhere is for what has no provider's schema: modules, top-level blocks, blocks of OpenTofu itself.
func (r *run) unexpectedElsewhere(d *report.Diagnostic, at hcl.Range, name string) {
	block := r.topBlock(at)
	switch {
	case block == nil && r.isJSON(at.Filename):
		return
	case workspace.IsTest(at.Filename):
		known := testSettings(r.kindAround(at))
		if meant, sure := names.Nearest(name, known); sure {
			r.didYouMean(d, at, name, meant)
		} else {
			d.Detail += listOf(" What may stand here: %s.", known)
		}
	case block == nil || block.TypeRange.Start.Byte == at.Start.Byte:
		if meant := topLevel[strings.ToLower(name)]; meant != "" {
			r.didYouMean(d, at, name, meant)
		} else if meant, sure := names.Nearest(name, topLevelNames); sure {
			r.didYouMean(d, at, name, meant)
		} else if d.Code == "unsupported-argument" {
			d.Detail += " At the top of a file there are only blocks. To name a value, write it in a locals block."
		} else {
			d.Detail += listOf(" At the top of a file there may be: %s.", topLevelNames)
		}
	case block.Type == "module" && len(block.Labels) == 1:
		known := r.moduleVariables(block, at)
		if meant, sure := names.Nearest(name, known); meant != "" {
			d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
			if sure {
				d.Edits = rename(at, r.textAt(at), name, meant)
			}
		} else if len(known) > 0 {
			d.Detail += listOf(" The module's variables are: %s.", narrowed(name, known, 20))
		} else {
			d.Detail += " The module declares no variables."
		}
	default:
		around := r.blockAround(at)
		known := settings[around.Type]
		if of := encryptionSettings(around.Type, around.Labels); of != nil {
			known = of
		}
		if meant, sure := names.Nearest(name, known); sure {
			r.didYouMean(d, at, name, meant)
		} else {
			d.Detail += listOf(" What may stand here: %s.", known)
		}
	}
}

// moduleVariables lists the variables of the module that a block calls.
func (r *run) moduleVariables(block *hclsyntax.Block, at hcl.Range) []string {
	if child := r.calledModule(block, at); child != nil {
		return append(slices.Sorted(maps.Keys(child.Module.Variables)), "count", "depends_on", "for_each", "providers", "source", "version")
	}
	return nil
}

func (r *run) calledModule(block *hclsyntax.Block, at hcl.Range) (child *configs.Config) {
	r.config.DeepEach(func(config *configs.Config) {
		if config.Module.SourceDir == dirOf(at.Filename) && child == nil && len(block.Labels) == 1 {
			child = config.Children[block.Labels[0]]
		}
	})
	return child
}

// freeArguments lists what may be set in a block and isn't yet.
func freeArguments(at level) (free []string) {
	for _, name := range slices.Sorted(maps.Keys(at.schema.Attributes)) {
		if canSet(at.schema, name) && at.block.Body.Attributes[name] == nil && name != "id" {
			free = append(free, name)
		}
	}
	return free
}

func canSet(schema *configschema.Block, name string) bool {
	attribute := schema.Attributes[name]
	return attribute != nil && (attribute.Required || attribute.Optional)
}

// specific tells whether a name says enough about where it belongs.
func specific(name string) bool {
	return strings.Contains(name, "_") || name == "tags"
}
