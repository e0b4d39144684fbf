package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// ownBlocks are the blocks of the language itself, by the kind of block that they stand in. Providers don't describe them.
var ownBlocks = map[string][]string{
	"resource":    {"connection", "dynamic", "lifecycle", "provisioner"},
	"data":        {"dynamic", "lifecycle"},
	"ephemeral":   {"dynamic", "lifecycle"},
	"module":      {"lifecycle"},
	"variable":    {"validation"},
	"output":      {"precondition"},
	"check":       {"assert", "data"},
	"terraform":   {"backend", "cloud", "encryption", "provider_meta", "required_providers"},
	"lifecycle":   {"postcondition", "precondition"},
	"removed":     {"lifecycle", "provisioner"},
	"provisioner": {"connection"},
	"dynamic":     {"content"},
	"run":         {"assert", "module", "plan_options", "variables"}, // in test files
}

// labelled are those that have a label, and what it says.
var labelled = map[string]string{"backend": "TYPE", "data": "TYPE", "dynamic": "BLOCK", "provider_meta": "PROVIDER", "provisioner": "TYPE"}

// conditions are what may be a block within a block of the language that is written as an object.
var conditions = &configschema.NestedBlock{Nesting: configschema.NestingList, Block: configschema.Block{BlockTypes: map[string]*configschema.NestedBlock{
	"precondition": {Nesting: configschema.NestingList}, "postcondition": {Nesting: configschema.NestingList},
}}}

// ownBlock tells that an argument is a block of the language, and writes it as one. False: it isn't.
func (r *run) ownBlock(d *report.Diagnostic, at hcl.Range, name string) bool {
	if !slices.Contains(ownBlocks[r.kindAround(at)], name) {
		return false
	}
	if label := labelled[name]; label != "" {
		d.Detail = fmt.Sprintf("%s is a block with a label, not an argument. Write %s %q { … }, without the equals sign.", name, name, label)
		return true
	}
	d.Detail = fmt.Sprintf("%s is a block, not an argument. Write it without the equals sign: %s { … }.", name, name)
	d.Edits = r.argumentToBlock(at, conditions)
	return true
}

// ownArgument tells that a block is an argument of the language, and writes it as one. False: it isn't.
func (r *run) ownArgument(d *report.Diagnostic, at hcl.Range, name string) bool {
	kind := r.kindAround(at)
	known := settings[kind]
	switch kind {
	case "resource", "data", "ephemeral":
		known = metaArguments
	case "module":
		known = append([]string{"providers", "source", "version"}, metaArguments...)
	case "required_providers":
		known = []string{name} // each is the name of a provider
	}
	if !slices.Contains(known, name) || slices.Contains(ownBlocks[kind], name) {
		return false
	}
	d.Detail = fmt.Sprintf("%s is an argument, not a block. Write it with an equals sign: %s = …", name, name)
	if takesObject[name] || kind == "required_providers" {
		d.Detail = fmt.Sprintf("%s is an argument, not a block. Write it with an equals sign: %s = { … }.", name, name)
		block := r.innerBlock(at)
		if block != nil && block.TypeRange.Start.Byte == at.Start.Byte && len(block.Labels) == 0 && len(block.Body.Blocks) == 0 {
			where := hcl.Range{Filename: at.Filename, Start: block.TypeRange.End, End: block.OpenBraceRange.Start}
			d.Edits = replace(where, " = ", "Write it as an argument")
		}
	}
	return true
}

// takesObject are the arguments whose value may look like the body of a block.
var takesObject = map[string]bool{"default": true, "for_each": true, "providers": true, "value": true}

// takesList are those that list references.
var takesList = map[string]bool{"depends_on": true, "ignore_changes": true, "replace_triggered_by": true}

var referenceText = regexp.MustCompile(`^[A-Za-z_][\w.\[\]"-]*$`)

// listInBraces is for `depends_on { aws_vpc.main }`, which parses as a block with something in it that is none.
func (r *run) listInBraces(d *report.Diagnostic, at hcl.Range) {
	block := r.innerBlock(at)
	if block == nil || !takesList[block.Type] || len(block.Labels) > 0 || !strings.HasPrefix(d.Detail, "An argument or block definition is required here") {
		return
	}
	d.Detail = fmt.Sprintf("%s is an argument that lists references. Write %s = [ … ].", block.Type, block.Type)
	text := r.files.Text(at.Filename)
	end := strings.IndexByte(string(text[block.OpenBraceRange.End.Byte:]), '}')
	if end < 0 {
		return
	}
	items := strings.FieldsFunc(string(text[block.OpenBraceRange.End.Byte:block.OpenBraceRange.End.Byte+end]), func(sign rune) bool {
		return strings.ContainsRune(", \t\r\n", sign)
	})
	if len(items) == 0 || slices.ContainsFunc(items, func(item string) bool { return !referenceText.MatchString(item) }) {
		return
	}
	from, to := block.TypeRange.Start.Byte, block.OpenBraceRange.End.Byte+end+1
	d.Edits = []report.Edit{{
		File: at.Filename, Range: rangeIn(text, from, to), Title: "Write it as a list",
		NewText: fmt.Sprintf("%s = [%s]", block.Type, strings.Join(items, ", ")),
	}}
}

// otherwise is for what has no code of its own.
func (r *run) otherwise(d *report.Diagnostic, at hcl.Range) {
	switch {
	case d.Detail == "Blocks are not allowed here.": // aws { … } in required_providers
		d.Code, d.Summary = "unsupported-block-type", "Unsupported block type"
		r.ownArgument(d, at, r.nameAt(at))
	case strings.HasPrefix(d.Summary, "Duplicate import configuration"):
		d.Detail = "Another import block names the same resource, and each can be imported once. Remove one of them."
	default:
		r.byDidYouMean(d, at)
	}
}

// kindAround is the kind of the innermost block around an argument, or around a block that begins at the place.
func (r *run) kindAround(at hcl.Range) string {
	if around := r.blockAround(at); around != nil {
		return around.Type
	}
	return ""
}

// blockAround is the innermost block that a place lies in and isn't the head of.
func (r *run) blockAround(at hcl.Range) (around *hclsyntax.Block) {
	for block := r.topBlock(at); block != nil && block.TypeRange.Start.Byte != at.Start.Byte; block = blockAt(block.Body, at) {
		around = block
	}
	return around
}
