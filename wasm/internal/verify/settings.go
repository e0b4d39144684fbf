package verify

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/terraformer/internal/names"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/zclconf/go-cty/cty/function"
)

var (
	noFunction   = regexp.MustCompile(`^There is no function named "([^"]+)"`)
	functionName = regexp.MustCompile(`^Function "([^"]+)"`)
	noDirectory  = regexp.MustCompile(`^The workspace has no configuration in "([^"]+)"`)
	relative     = regexp.MustCompile(`use "(\./[^"]+)" instead`)
	quotedTypes  = map[string]string{"string": "string", "number": "number", "bool": "bool", "list": "list(any)", "map": "map(any)", "any": "any"}
)

func builtins() map[string]function.Function { return (&lang.Scope{BaseDir: "."}).Functions() }

// unknownFunction says which function was probably meant.
func (r *run) unknownFunction(d *report.Diagnostic, at hcl.Range) {
	m := noFunction.FindStringSubmatch(d.Detail)
	if m == nil {
		return
	}
	d.Detail = fmt.Sprintf("There is no function named %q.", m[1])
	known := slices.Sorted(maps.Keys(builtins()))
	known = slices.DeleteFunc(known, func(name string) bool { return strings.HasPrefix(name, "core::") })
	alias, told := moved.Functions[strings.ToLower(strings.ReplaceAll(m[1], "_", ""))]
	switch meant, sure := names.Nearest(m[1], known); {
	case alias != "":
		d.Detail += fmt.Sprintf(" Did you mean %q? It is written %s.", alias, signature(alias))
		d.Edits = rename(at, r.textAt(at), m[1], alias)
	case told:
		d.Detail += " A program doesn't read the environment or chance: declare a variable, or use the random provider."
	case meant != "":
		d.Detail += fmt.Sprintf(" Did you mean %q? It is written %s.", meant, signature(meant))
		if sure {
			d.Edits = rename(at, r.textAt(at), m[1], meant)
		}
	default:
		d.Detail += listOf(" Functions with a name like it: %s.", names.Alike(m[1], known, 0, 3)) + " Programs can't define functions of their own."
	}
}

// functionArguments adds how a function is written.
func (r *run) functionArguments(d *report.Diagnostic, at hcl.Range) {
	if m := functionName.FindStringSubmatch(d.Detail); m != nil && signature(m[1]) != "" {
		d.Detail = strings.Replace(d.Detail, "argument(s)", "arguments", 1)
		d.Detail = strings.Replace(d.Detail, " 1 arguments", " 1 argument", 1)
		d.Detail += fmt.Sprintf(" It is written %s.", signature(m[1]))
	}
}

// signature is how a function is called, such as cidrsubnet(prefix, newbits, netnum).
func signature(name string) string {
	f, ok := builtins()[name]
	if !ok {
		return ""
	}
	var parameters []string
	for _, parameter := range f.Params() {
		parameters = append(parameters, parameter.Name)
	}
	if more := f.VarParam(); more != nil {
		parameters = append(parameters, more.Name+"…")
	}
	return fmt.Sprintf("%s(%s)", name, strings.Join(parameters, ", "))
}

// readOnlyArgument takes out what only the provider sets.
func (r *run) readOnlyArgument(d *report.Diagnostic, at hcl.Range) {
	attribute := r.attributeAt(at)
	if attribute == nil {
		return
	}
	d.Summary = "Argument that only the provider sets"
	d.Detail = fmt.Sprintf("%q is decided by the provider and can only be read. Remove it here; elsewhere, refer to it.", attribute.Name)
	if block := r.topBlock(at); block != nil && len(block.Labels) == 2 && block.Type == "resource" {
		d.Detail = fmt.Sprintf("%q is decided by the provider and can only be read. Remove it here; elsewhere, refer to it as %s.%s.%s.", attribute.Name, block.Labels[0], block.Labels[1], attribute.Name)
	}
	d.Edits = replace(r.wholeLines(attribute.SrcRange), "", "Remove "+attribute.Name)
}

// noModule finds the folder that was probably meant by a module's source.
func (r *run) noModule(d *report.Diagnostic, at hcl.Range) {
	if m := relative.FindStringSubmatch(d.Detail); m != nil {
		d.Detail = fmt.Sprintf("%s is neither a path nor the address of a module in a registry. For a folder beside this one write %q.", r.textAt(at), m[1])
		d.Edits = replace(at, fmt.Sprintf("%q", m[1]), "Change to "+m[1])
		return
	}
	m := noDirectory.FindStringSubmatch(d.Detail)
	if m == nil {
		return
	}
	folders := map[string]bool{}
	for _, name := range r.files.Names {
		if dir := dirOf(name); dir != "." && (strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tofu") || strings.HasSuffix(name, ".tf.json")) {
			folders[dir] = true
		}
	}
	known := slices.Sorted(maps.Keys(folders))
	meant, sure := names.Nearest(m[1], known)
	if meant == "" {
		d.Detail += listOf(" Folders with a configuration are: %s.", narrowed(m[1], known, 10))
		return
	}
	d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
	source := "./" + meant
	if from := dirOf(at.Filename); from != "." {
		source = strings.Repeat("../", strings.Count(from, "/")+1) + meant
	}
	if sure && path.Clean(source) != "." {
		d.Edits = replace(at, fmt.Sprintf("%q", source), "Change to "+source)
	}
}

// quotedType takes the quotes off a type.
func (r *run) quotedType(d *report.Diagnostic, at hcl.Range) {
	if ty := quotedTypes[r.nameAt(at)]; ty != "" {
		d.Detail = fmt.Sprintf("Types are written without quotes: type = %s.", ty)
		d.Edits = replace(at, ty, "Write it without quotes")
	}
}

// sensitiveOutput suggests to mark an output.
func (r *run) sensitiveOutput(d *report.Diagnostic, at hcl.Range) {
	if block := r.topBlock(at); block != nil && block.Type == "output" {
		d.Detail = "The value comes from something sensitive, which an output would show. If it may be handed on, add sensitive = true; else leave the sensitive part out."
		d.Edits = []report.Edit{r.insertLines(block, at.Filename, []string{"sensitive = true"}, "Add sensitive = true")}
	}
}

// badForEach turns a list into a set.
func (r *run) badForEach(d *report.Diagnostic, at hcl.Range) {
	if strings.Contains(d.Detail, "of type list of string") || strings.Contains(d.Detail, "of type tuple") {
		text := r.textAt(at)
		d.Detail = "for_each takes a map or a set of strings, and this is a list. Write it within toset( )."
		d.Edits = replace(at, "toset("+text+")", "Make it a set")
	}
}
