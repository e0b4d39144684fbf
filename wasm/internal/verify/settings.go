package verify

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
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

var builtins = sync.OnceValue(func() map[string]function.Function { return (&lang.Scope{BaseDir: "."}).Functions() })

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

var noProvider = regexp.MustCompile(`^Provider "([^"]+)" does not exist within the required_providers`)

// functionProvider says which provider's function was probably meant, or that the provider has to be required.
func (r *run) functionProvider(d *report.Diagnostic, at hcl.Range) {
	m := noProvider.FindStringSubmatch(d.Detail)
	module := r.moduleAt(at)
	if m == nil || module == nil {
		return
	}
	name, known := m[1], slices.Sorted(maps.Keys(module.ProviderRequirements.RequiredProviders))
	d.Detail = fmt.Sprintf("The module requires no provider %q.", name)
	if meant, sure := names.Nearest(name, known); sure {
		d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
		d.Edits = rename(at, r.textAt(at), "::"+name+"::", "::"+meant+"::")
		return
	}
	source := "hashicorp/" + name
	if name == "terraform" {
		source = "terraform.io/builtin/terraform"
	}
	d.Detail += fmt.Sprintf(" To call its functions, name it in required_providers, such as %s = { source = %q }.", name, source)
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
	known := slices.DeleteFunc(r.files.Folders(isModuleFile), func(dir string) bool { return dir == "." })
	meant, sure := names.Nearest(m[1], known)
	if meant == "" {
		d.Detail += listOf(" Folders with a configuration are: %s.", narrowed(m[1], known, 10))
		return
	}
	d.Detail += fmt.Sprintf(" Did you mean %q?", meant)
	source := r.files.Between(dirOf(at.Filename), meant)
	if !strings.HasPrefix(source, "../") {
		source = "./" + source
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

// quotedWord takes the quotes off a reference or keyword.
func (r *run) quotedWord(d *report.Diagnostic, at hcl.Range) {
	text := r.files.Text(at.Filename)
	if r.isJSON(at.Filename) {
		return
	}
	if at.Start.Byte > 0 && text[at.Start.Byte] != '"' && text[at.Start.Byte-1] == '"' && at.End.Byte < len(text) && text[at.End.Byte] == '"' {
		at.Start.Byte, at.Start.Column = at.Start.Byte-1, at.Start.Column-1
		at.End = forward(at.End, `"`)
	}
	word := r.nameAt(at)
	if inner, err := strconv.Unquote(r.textAt(at)); err == nil {
		word = inner
	}
	switch reference := asReference(word); {
	case strings.ContainsAny(word, "$"):
	case reference != "":
		d.Detail = fmt.Sprintf("Write %s without quotes: it is a name of the program, no text.", reference)
		d.Edits = replace(at, reference, "Write it without quotes")
	default:
		d.Detail = fmt.Sprintf("References are written without quotes, and %s is none.", word)
		if whole, ok := strings.CutSuffix(strings.TrimSuffix(word, "%"), "."); ok || strings.HasSuffix(word, ".#") {
			d.Detail = fmt.Sprintf("%s once meant how many elements there are, and is no reference. Write %s to mean all of them.", word, strings.TrimSuffix(whole, ".#"))
		}
	}
}

// asReference writes what stood in quotes as a reference: itself, or with a key that is no name in brackets; "" when it is none.
func asReference(word string) string {
	isReference := func(text string) bool {
		_, diags := hclsyntax.ParseTraversalAbs([]byte(text), "", hcl.InitialPos)
		return !diags.HasErrors()
	}
	if isReference(word) {
		return word
	}
	root, key, _ := strings.Cut(word, ".")
	if key == "" || strings.ContainsAny(key, "%#*[]\"") || !isReference(root) {
		return ""
	}
	return fmt.Sprintf("%s[%q]", root, key)
}

var noMore = regexp.MustCompile(`^No more than (\d+) "([^"]+)" blocks? are allowed`)

// extraBlock says how many blocks there may be.
func (r *run) extraBlock(d *report.Diagnostic, at hcl.Range) {
	if m := noMore.FindStringSubmatch(d.Detail); m != nil {
		d.Summary = fmt.Sprintf("Too many blocks %q", m[2])
		d.Detail = fmt.Sprintf("No more than %s %q may stand here, and this is one more. Remove it, or join it with the other.", m[1], m[2])
	}
}

var (
	nextArgument = regexp.MustCompile(`^[A-Za-z_][\w-]*[ \t]*=[^=]`)
	likeIndex    = regexp.MustCompile(`like (\.[\w-]+\[0\])\.$`)
)

// sameLine puts the second of two arguments on a line of its own.
func (r *run) sameLine(d *report.Diagnostic, at hcl.Range) {
	text := r.files.Text(at.Filename)
	if nextArgument.Match(text[at.Start.Byte:]) {
		d.Detail = "Each argument stands on a line of its own."
		d.Edits = []report.Edit{insert(at.Start, at.Filename, "\n"+indentation(text, at.Start.Byte), "Begin a new line")}
	}
}

// jsonWord writes what other languages have for JSON's words.
func (r *run) jsonWord(d *report.Diagnostic, at hcl.Range) {
	word := r.textAt(at)
	meant := map[string]string{"none": "null", "nil": "null", "null": "null", "undefined": "null", "true": "true", "false": "false", "yes": "true", "no": "false"}[strings.ToLower(word)]
	if meant == "" {
		d.Detail = fmt.Sprintf("%q isn't in quotes; without them JSON has true, false and null only.", word)
		return
	}
	d.Detail = fmt.Sprintf("JSON has no word %q. Did you mean %s?", word, meant)
	d.Edits = replace(at, meant, "Change to "+meant)
}

// blockList suggests the first of a list of blocks.
func (r *run) blockList(d *report.Diagnostic, at hcl.Range) {
	if m := likeIndex.FindStringSubmatch(d.Detail); m != nil && strings.HasPrefix(r.textAt(at), ".") {
		d.Detail = fmt.Sprintf("There may be several of these blocks: write %s for the first, %s for all.", m[1], strings.Replace(m[1], "[0]", "[*]", 1))
		d.Edits = []report.Edit{insert(at.Start, at.Filename, "[0]", "Refer to the first one")}
	}
}

var (
	writeInstead = regexp.MustCompile(`: write (\S+); got "`)
	oneOfValues  = regexp.MustCompile(`to be one of ("[^"]*"(?:, "[^"]*")*),`)
)

// invalidValue makes an edit of the value that a rule names, or of the allowed one that differs in its case or signs.
func (r *run) invalidValue(d *report.Diagnostic, at hcl.Range) {
	given := r.nameAt(at)
	if m := writeInstead.FindStringSubmatch(d.Detail); m != nil && r.textAt(at) == fmt.Sprintf("%q", given) {
		d.Edits = replace(at, fmt.Sprintf("%q", m[1]), "Change to "+m[1])
		return
	}
	if m := oneOfValues.FindStringSubmatch(d.Detail); m != nil && !strings.Contains(d.Detail, "Did you mean") {
		allowed := strings.Split(strings.ReplaceAll(m[1], `"`, ""), ", ")
		if meant, sure := names.Nearest(given, allowed); sure {
			r.didYouMean(d, at, given, meant)
		}
		return
	}
	r.byDidYouMean(d, at)
}
