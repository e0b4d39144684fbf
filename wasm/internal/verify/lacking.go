package verify

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty"
)

var (
	required  = regexp.MustCompile(`^The argument "([^"]+)" is required`)
	tooFew    = regexp.MustCompile(`^At least (\d+) "([^"]+)" blocks? (?:is|are) required`)
	idOrARN   = regexp.MustCompile(`^(.+)_(id|arn)$`)
	wantsARN  = regexp.MustCompile(`(^|_)arns?$`)
	wantsText = regexp.MustCompile(`(^|_)(policy|definition|document|template|json|body)$`)
)

// missingArgument says what a required argument takes, and suggests what to write: the one block of the program that its
// name means, else a variable. What an argument says is the user's to decide, so nobody puts it in unasked.
func (r *run) missingArgument(d *report.Diagnostic, at hcl.Range) {
	m := required.FindStringSubmatch(d.Detail)
	if m == nil {
		return
	}
	name := m[1]
	block := r.innerBlock(at)
	if block == nil {
		return
	}
	ty := cty.NilType
	if schema := r.blockSchema(at); schema != nil && schema.Attributes[name] != nil {
		ty = schema.Attributes[name].ImpliedType()
	} else if child := r.calledModule(block, at); child != nil && block.Type == "module" && child.Module.Variables[name] != nil {
		variable := child.Module.Variables[name]
		ty = variable.ConstraintType
		if variable.Description != "" {
			d.Detail += fmt.Sprintf(" It is described as: %q.", variable.Description)
		}
	}
	if ty == cty.NilType {
		return
	}
	d.Detail += fmt.Sprintf(" Its type is %s.", typeString(ty))
	if expression := r.connection(block, at, name, ty); expression != "" {
		line := name + " = " + expression
		d.Detail += fmt.Sprintf(" Write %s, or another value.", line)
		d.Edits = []report.Edit{r.insertLines(block, at.Filename, []string{line}, "Add "+line)}
		return
	}
	line := fmt.Sprintf("%s = var.%s", name, name)
	d.Edits = append([]report.Edit{r.insertLines(block, at.Filename, []string{line}, "Add "+name+" as a variable")},
		r.declareVariable(at, name, typeString(ty))...)
}

// connection is the expression for an argument such as vpc_id when exactly one resource of the module can be meant.
func (r *run) connection(block *hclsyntax.Block, at hcl.Range, name string, ty cty.Type) string {
	m := idOrARN.FindStringSubmatch(name)
	module := r.moduleAt(at)
	if m == nil || module == nil || ty != cty.String {
		return ""
	}
	found := ""
	for _, key := range slices.Sorted(maps.Keys(module.ManagedResources)) {
		resource := module.ManagedResources[key]
		if len(block.Labels) == 2 && resource.Name == block.Labels[1] && resource.Type == block.Labels[0] ||
			!strings.HasSuffix(resource.Type, "_"+m[1]) || resource.Count != nil || resource.ForEach != nil {
			continue
		}
		if found != "" {
			return ""
		}
		found = key + "." + m[2]
	}
	return found
}

// declareVariable appends a variable to the file, unless the module has one of that name.
func (r *run) declareVariable(at hcl.Range, name, ty string) []report.Edit {
	if module := r.moduleAt(at); module == nil || module.Variables[name] != nil {
		return nil
	}
	lines := []string{fmt.Sprintf("variable %q {", name), "  type = " + ty, "}"}
	return []report.Edit{r.appendBlock(at, lines, fmt.Sprintf("Declare the variable %q", name))}
}

// appendBlock writes a block at the end of a file.
func (r *run) appendBlock(at hcl.Range, lines []string, title string) report.Edit {
	text := r.files.Text(at.Filename)
	end := hcl.Pos{Line: 1 + strings.Count(string(text), "\n"), Byte: len(text)}
	end.Column = 1 + len([]rune(string(text[strings.LastIndexByte(string(text), '\n')+1:])))
	newText := "\n" + strings.Join(lines, "\n") + "\n"
	if len(text) > 0 && text[len(text)-1] != '\n' {
		newText = "\n" + newText
	}
	return insert(end, at.Filename, newText, title)
}

// missingBlock says what a required block holds, and suggests one.
func (r *run) missingBlock(d *report.Diagnostic, at hcl.Range) {
	m := tooFew.FindStringSubmatch(d.Detail)
	schema := r.blockSchema(at)
	block := r.innerBlock(at)
	if m == nil || schema == nil || block == nil || schema.BlockTypes[m[2]] == nil {
		return
	}
	name, nested := m[2], &schema.BlockTypes[m[2]].Block
	blocks := "block is"
	if m[1] != "1" {
		blocks = "blocks are"
	}
	d.Summary = fmt.Sprintf("Missing block %q", name)
	d.Detail = fmt.Sprintf("At least %s %q %s required.", m[1], name, blocks)
	var must, may []string
	for _, key := range slices.Sorted(maps.Keys(nested.Attributes)) {
		switch attribute := nested.Attributes[key]; {
		case attribute.Required:
			must = append(must, fmt.Sprintf("%s (%s)", key, typeName(attribute)))
		case attribute.Optional && key != "id":
			may = append(may, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(nested.BlockTypes)) {
		if nested.BlockTypes[key].MinItems > 0 {
			must = append(must, fmt.Sprintf("%s (block)", key))
		} else {
			may = append(may, key)
		}
	}
	d.Detail += listOf(" In it are required: %s.", must)
	if len(may) <= 12 {
		d.Detail += listOf(" It may hold: %s.", may)
	}
	lines, variables := skeleton(name, nested, 0)
	d.Edits = []report.Edit{r.insertLines(block, at.Filename, lines, fmt.Sprintf("Add a block %q", name))}
	for _, variable := range variables {
		d.Edits = append(d.Edits, r.declareVariable(at, variable.name, variable.ty)...)
	}
}

type declared struct{ name, ty string }

// skeleton is a block with what is required in it, each argument a variable.
func skeleton(name string, schema *configschema.Block, depth int) (lines []string, variables []declared) {
	lines = append(lines, name+" {")
	for _, key := range slices.Sorted(maps.Keys(schema.Attributes)) {
		if attribute := schema.Attributes[key]; attribute.Required {
			lines = append(lines, fmt.Sprintf("  %s = var.%s", key, key))
			variables = append(variables, declared{key, typeName(attribute)})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(schema.BlockTypes)) {
		if nested := schema.BlockTypes[key]; nested.MinItems > 0 && depth < 5 {
			inner, more := skeleton(key, &nested.Block, depth+1)
			for _, line := range inner {
				lines = append(lines, "  "+line)
			}
			variables = append(variables, more...)
		}
	}
	slices.SortFunc(variables, func(a, b declared) int { return strings.Compare(a.name, b.name) })
	variables = slices.CompactFunc(variables, func(a, b declared) bool { return a.name == b.name })
	return append(lines, "}"), variables
}
