package verify

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/names"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

var (
	noResource  = regexp.MustCompile(`^There is no (managed|data|ephemeral) resource "([^"]+)" "([^"]+)" definition in`)
	noVariable  = regexp.MustCompile(`^An input variable with the name "([^"]+)" has not been declared`)
	noLocal     = regexp.MustCompile(`^A local value with the name "([^"]+)" has not been declared`)
	noModule    = regexp.MustCompile(`^No module call named "([^"]+)" is declared`)
	noAttribute = regexp.MustCompile(`^This object (?:has no argument, nested block, or exported attribute named|does not have an attribute named) "([^"]+)"`)
	instanceKey = regexp.MustCompile(`\[[^\[\]]*\]`)
	rootSlips   = map[string]string{"vars": "var", "variable": "var", "variables": "var", "locals": "local", "modules": "module"}
)

// undeclared says what there is to refer to where a reference leads to nothing.
func (r *run) undeclared(d *report.Diagnostic, at hcl.Range) {
	module := r.moduleAt(at)
	if module == nil {
		return
	}
	switch {
	case noResource.MatchString(d.Detail):
		m := noResource.FindStringSubmatch(d.Detail)
		r.undeclaredResource(d, at, module, m[1], m[2], m[3])
	case noVariable.MatchString(d.Detail):
		name := noVariable.FindStringSubmatch(d.Detail)[1]
		d.Detail = fmt.Sprintf("An input variable with the name %q has not been declared.", name)
		known := slices.Sorted(maps.Keys(module.Variables))
		if !r.oneOf(d, at, name, known) {
			if _, ok := module.Locals[name]; ok {
				d.Detail += fmt.Sprintf(" There is a local value of that name: write local.%s.", name)
				d.Edits = rename(at, r.textAt(at), "var."+name, "local."+name)
				return
			}
			d.Detail += fmt.Sprintf(" Declare it with a block variable %q {}.", name)
			ty := "any"
			if attribute := r.attributeAt(at); attribute != nil && r.wholeExpression(at) {
				if schema := r.blockSchema(at); schema != nil && schema.Attributes[attribute.Name] != nil {
					ty = typeName(schema.Attributes[attribute.Name])
				}
			} else if attribute != nil && strings.Contains(r.textAt(attribute.Expr.Range()), "${"+r.textAt(at)+"}") {
				ty = "string"
			}
			d.Edits = r.declareVariable(at, name, ty)
		}
	case noLocal.MatchString(d.Detail):
		name := noLocal.FindStringSubmatch(d.Detail)[1]
		d.Detail = fmt.Sprintf("A local value with the name %q has not been declared.", name)
		if !r.oneOf(d, at, name, slices.Sorted(maps.Keys(module.Locals))) && module.Variables[name] != nil {
			d.Detail += fmt.Sprintf(" There is a variable of that name: write var.%s.", name)
			d.Edits = rename(at, r.textAt(at), "local."+name, "var."+name)
		}
	case noModule.MatchString(d.Detail):
		name := noModule.FindStringSubmatch(d.Detail)[1]
		d.Detail = fmt.Sprintf("No module call named %q is declared.", name)
		r.oneOf(d, at, name, slices.Sorted(maps.Keys(module.ModuleCalls)))
	}
}

// oneOf suggests a declared name, or lists those that there are.
func (r *run) oneOf(d *report.Diagnostic, at hcl.Range, name string, known []string) bool {
	if meant, sure := names.Nearest(name, known); meant != "" {
		d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
		if sure {
			d.Edits = rename(at, r.textAt(at), name, meant)
		}
		return true
	}
	d.Detail += listOf(" Declared are: %s.", narrowed(name, known, 10))
	return false
}

func (r *run) undeclaredResource(d *report.Diagnostic, at hcl.Range, module *configs.Module, kind, ty, name string) {
	text := r.textAt(at)
	prefix := map[string]string{"managed": "", "data": "data.", "ephemeral": "ephemeral."}[kind]
	d.Detail = fmt.Sprintf("There is no %s resource %q %q.", kind, ty, name)
	if root := rootSlips[ty]; root != "" && kind == "managed" {
		d.Detail = fmt.Sprintf("%q is no name to refer to. Did you mean %s.%s?", ty+"."+name, root, name)
		d.Edits = rename(at, text, ty+"."+name, root+"."+name)
		return
	}
	if kind == "managed" && !strings.Contains(ty, "_") && r.wholeExpression(at) {
		d.Detail = fmt.Sprintf("%q is no reference: it begins with no resource type. If it is text, put it in quotes.", text)
		d.Edits = replace(at, fmt.Sprintf("%q", text), "Put it in quotes")
		return
	}
	var same, others []string
	for _, resource := range resourcesOf(module) {
		switch {
		case resource.Type != ty:
		case modePrefix(resource.Mode) == prefix:
			same = append(same, resource.Name)
		default:
			others = append(others, modePrefix(resource.Mode)+ty+"."+resource.Name)
			if resource.Name == name {
				other := modePrefix(resource.Mode) + ty + "." + name
				d.Detail += fmt.Sprintf(" Did you mean the %s resource %s?", strings.TrimSuffix(strings.TrimSuffix(modePrefix(resource.Mode), "."), ".")+map[bool]string{true: "managed"}[resource.Mode == addrs.ManagedResourceMode], other)
				d.Edits = rename(at, text, prefix+ty+"."+name, other)
				return
			}
		}
	}
	if meant, sure := names.Nearest(name, same); meant != "" {
		d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
		if sure {
			d.Edits = rename(at, text, name, meant)
		}
		return
	}
	if ty, sure := r.declaredType(module, prefix, ty, name); sure {
		d.Detail += fmt.Sprintf(" Did you mean %s%s.%s?", prefix, ty, name)
		d.Edits = rename(at, text, strings.TrimPrefix(text, prefix)[:strings.Index(strings.TrimPrefix(text, prefix), ".")], ty)
		return
	}
	for i := range same {
		same[i] = prefix + ty + "." + same[i]
	}
	if all := append(same, others...); len(all) > 0 {
		d.Detail += listOf(" Of that type there are: %s.", all[:min(8, len(all))])
	} else {
		d.Detail += fmt.Sprintf(" The program has no %s %q: write the block, or refer to another.", map[string]string{"managed": "resource", "data": "data source", "ephemeral": "ephemeral resource"}[kind], ty)
	}
}

// declaredType finds the resource of a name whose type is misspelt in a reference.
func (r *run) declaredType(module *configs.Module, prefix, ty, name string) (string, bool) {
	var types []string
	for _, resource := range resourcesOf(module) {
		if resource.Name == name && modePrefix(resource.Mode) == prefix {
			types = append(types, resource.Type)
		}
	}
	return names.Nearest(ty, types)
}

// unknownAttribute says what a resource exports instead.
func (r *run) unknownAttribute(d *report.Diagnostic, at hcl.Range) {
	m := noAttribute.FindStringSubmatch(d.Detail)
	traversal := r.traversalAt(at)
	if m == nil || len(traversal) < 2 {
		r.byDidYouMean(d, at)
		return
	}
	name := m[1]
	module := r.moduleAt(at)
	root := traversal.RootName()
	steps := attributeSteps(traversal)
	if root == "module" && module != nil && len(steps) > 1 {
		if child := r.childModule(at, steps[1]); child != nil {
			d.Detail = fmt.Sprintf("The module %q has no output %q.", steps[1], name)
			if !r.oneOf(d, at, name, slices.Sorted(maps.Keys(child.Outputs))) && len(child.Outputs) == 0 {
				d.Detail += " It has no outputs."
			}
		}
		return
	}
	kind := "resource"
	if root == "data" || root == "ephemeral" {
		kind, steps = root, steps[1:]
	}
	if len(steps) < 3 {
		r.byDidYouMean(d, at)
		return
	}
	schema := r.typeSchema(kind, steps[0])
	if schema == nil || steps[2] != name {
		r.byDidYouMean(d, at)
		return
	}
	known := slices.Concat(slices.Sorted(maps.Keys(schema.Attributes)), slices.Sorted(maps.Keys(schema.BlockTypes)))
	d.Detail = fmt.Sprintf("%s has no attribute %q.", steps[0], name)
	// aws_vpc.main.vpc_id is its id.
	words := strings.Split(steps[0], "_")
	if rest, ok := strings.CutPrefix(name, words[len(words)-1]+"_"); ok && slices.Contains(known, rest) {
		r.didYouMean(d, at, name, rest)
		return
	}
	if meant, sure := names.Nearest(name, known); sure {
		r.didYouMean(d, at, name, meant)
		return
	} else if meant != "" {
		d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
		return
	}
	d.Detail += listOf(" It has: %s.", narrowed(name, known, 16))
}

// missingKey and extraKey are for references to one of several instances, or to one with an index it doesn't have.
func (r *run) missingKey(d *report.Diagnostic, at hcl.Range) {
	steps := attributeSteps(r.traversalAt(at))
	text := r.textAt(at)
	if len(steps) < 2 || strings.Contains(text, "[") {
		return
	}
	size := 2
	if steps[0] == "data" || steps[0] == "ephemeral" {
		size = 3
	}
	if len(steps) < size {
		return
	}
	address := strings.Join(steps[:size], ".")
	if !strings.HasPrefix(text, address) {
		return
	}
	where := hcl.Range{Filename: at.Filename, Start: forward(at.Start, address), End: forward(at.Start, address)}
	if strings.Contains(d.Detail, `"count" set`) {
		d.Detail = fmt.Sprintf("%s has count, so there are several of it: write %s[0] for the first, %s[count.index] in a block that counts the same way, %s[*] for all.", address, address, address, address)
		d.Edits = []report.Edit{insert(where.Start, at.Filename, "[0]", "Refer to the first one")}
		return
	}
	d.Detail = fmt.Sprintf("%s has for_each, so there are several of it: write %s[\"KEY\"] for one, %s[each.key] in a block with the same for_each, values(%s)[*] for all.", address, address, address, address)
}

func (r *run) extraKey(d *report.Diagnostic, at hcl.Range) {
	text := r.textAt(at)
	if keys := instanceKey.FindAllStringIndex(text, -1); len(keys) == 1 {
		where := at
		where.Start = forward(at.Start, text[:keys[0][0]])
		where.End = forward(where.Start, text[keys[0][0]:keys[0][1]])
		d.Edits = replace(where, "", "Remove the index")
	}
}

// literals are the values that are written as a word, in small letters.
var literals = []string{"true", "false", "null"}

// bareWord is for a single word where a reference or text is wanted.
func (r *run) bareWord(d *report.Diagnostic, at hcl.Range) {
	word, module := r.textAt(at), r.moduleAt(at)
	if module == nil || !hclsyntax.ValidIdentifier(word) || !strings.Contains(d.Detail, "must be followed by") {
		return
	}
	switch {
	case module.Variables[word] != nil:
		d.Detail = fmt.Sprintf("%q alone is no reference. Did you mean var.%s?", word, word)
		d.Edits = replace(at, "var."+word, "Change to var."+word)
	case module.Locals[word] != nil:
		d.Detail = fmt.Sprintf("%q alone is no reference. Did you mean local.%s?", word, word)
		d.Edits = replace(at, "local."+word, "Change to local."+word)
	case slices.Contains(literals, strings.ToLower(word)):
		meant := strings.ToLower(word)
		d.Detail = fmt.Sprintf("%q is no word of the language. Did you mean %s?", word, meant)
		d.Edits = replace(at, meant, "Change to "+meant)
	case r.wholeExpression(at):
		d.Detail = fmt.Sprintf("%q alone is no reference: variables are written var.NAME, resources TYPE.NAME. If it is text, put it in quotes.", word)
		d.Edits = replace(at, fmt.Sprintf("%q", word), "Put it in quotes")
	}
}

// attributeSteps are the names in a reference, up to the first index that isn't one.
func attributeSteps(traversal hcl.Traversal) (steps []string) {
	for _, step := range traversal {
		switch step := step.(type) {
		case hcl.TraverseRoot:
			steps = append(steps, step.Name)
		case hcl.TraverseAttr:
			steps = append(steps, step.Name)
		}
	}
	return steps
}
