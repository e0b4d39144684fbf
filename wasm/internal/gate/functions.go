package gate

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/terraformer/internal/functions"
)

// byPath are the functions whose first argument is a path. Those that only compute with it are among them: they tell where the program lies.
var byPath = []string{
	"abspath", "file", "filebase64", "filebase64gzip", "filebase64sha256", "filebase64sha512", "fileexists", "filemd5", "fileset", "filesha1", "filesha256",
	"filesha512", "pathexpand", "templatefile",
}

// pure are the functions that read nothing of the machine, but for those above.
var pure = (&lang.Scope{}).Functions()

// readers are functions of providers that look at the machine.
var readers = map[string]bool{"hashicorp/local direxists": true}

// coreName is a function's name without what may stand before it.
func coreName(name string) string { return strings.TrimPrefix(name, "core::") }

// expressions judges the calls of functions anywhere in a block.
func (m *module) expressions(b block) {
	m.walkBody(b.body, b.address(), m.eachOf(b))
}

func (m *module) walkBody(b body, address string, in *scope) {
	for _, argument := range b.arguments {
		if !isType(address, argument) {
			m.walk(argument.expr, address, in)
		}
	}
	for _, inner := range b.blocks {
		if !inner.shadow {
			m.walkBody(inner.body, address, m.iterated(inner, in))
		}
	}
}

// isType tells a type, which looks like calls and is never evaluated.
func isType(address string, argument argument) bool {
	return argument.name == "type" && strings.HasPrefix(address, "variable.")
}

// walk judges the calls in an expression.
func (m *module) walk(expr hclsyntax.Expression, address string, in *scope) {
	_ = hclsyntax.Walk(expr, &walker{module: m, address: address, scope: in})
}

type walker struct {
	*module
	address string
	scope   *scope
	fors    []*scope // of the for expressions around, for what they make
}

func (w *walker) Enter(node hclsyntax.Node) hcl.Diagnostics {
	switch e := node.(type) {
	case *hclsyntax.ForExpr:
		w.fors = append(w.fors, w.forScope(e, w.scope))
	case hclsyntax.ChildScope:
		w.scope = w.fors[len(w.fors)-1]
	case *hclsyntax.FunctionCallExpr:
		w.judgeCall(e)
	}
	return nil
}

func (w *walker) Exit(node hclsyntax.Node) hcl.Diagnostics {
	switch node.(type) {
	case *hclsyntax.ForExpr:
		w.fors = w.fors[:len(w.fors)-1]
	case hclsyntax.ChildScope:
		w.scope = w.scope.outer
	}
	return nil
}

func (w *walker) judgeCall(call *hclsyntax.FunctionCallExpr) {
	name := coreName(call.Name)
	switch {
	case strings.HasPrefix(name, "provider::"):
		w.providerCall(call, strings.Split(name, "::"))
	case name == "templatestring":
		w.templateText(call)
	case slices.Contains(byPath, name):
		w.pathCall(name, call)
	default:
		if _, known := pure[name]; !known {
			w.refuse("gate-function", call.NameRange, w.address, "Function not known", "Nobody knows here what the function %s does, so that it isn't called. Leave the call out of what you send.", call.Name)
		}
	}
}

func (w *walker) providerCall(call *hclsyntax.FunctionCallExpr, parts []string) {
	local, name := parts[1], parts[len(parts)-1]
	if !w.allowed(local, call.NameRange, w.address) {
		return
	}
	source := w.source(local)
	addr, _ := addrs.ParseProviderSourceString(source)
	if _, known := functions.Of(addr)[name]; !known || readers[source+" "+name] {
		w.refuse("gate-function", call.NameRange, w.address, "Function not allowed", "The function %s of %s isn't on the list of those that only compute. Leave the call out of what you send.", name, source)
	}
}

const writePath = "Write it out, with ${path.module}, ${path.root} and local values of this module where needed."

// pathCall judges a function that takes a path.
func (w *walker) pathCall(name string, call *hclsyntax.FunctionCallExpr) {
	if len(call.Args) == 0 || call.ExpandFinal && len(call.Args) == 1 {
		w.refuse("gate-path", call.Range(), w.address, "Path not known", "Which file %s means isn't known before the program is evaluated. %s", name, writePath)
		return
	}
	first := call.Args[0]
	paths, known := w.possible(first, w.scope)
	if known && name == "fileset" {
		paths, known = w.patterns(call, paths)
	}
	if !known {
		w.refuse("gate-path", first.Range(), w.address, "Path not known", "Which file %s means isn't known before the program is evaluated. %s", name, writePath)
		return
	}
	for _, text := range paths {
		if !w.reachable(text) {
			w.refuse("gate-path", first.Range(), w.address, "Path outside", "%s leads to %q, which isn't among the files that were sent. Only those may be read: name one by a path that begins with ${path.module}.", name, text)
			return
		}
	}
	if name == "templatefile" {
		for _, text := range paths {
			w.template(text, first.Range())
		}
	}
}

// patterns joins the folders of a fileset with its patterns.
func (w *walker) patterns(call *hclsyntax.FunctionCallExpr, folders []string) (paths []string, known bool) {
	if len(call.Args) != 2 || call.ExpandFinal {
		return nil, false
	}
	patterns, known := w.possible(call.Args[1], w.scope)
	if !known {
		return nil, false
	}
	paths = folders
	for _, pattern := range patterns {
		for _, plain := range alternatives(strings.ReplaceAll(pattern, `\`, "")) {
			for _, folder := range folders {
				paths = append(paths, folder+"/"+plain)
			}
		}
	}
	return paths, len(paths) <= maxPossible
}

// template judges a file that is evaluated as a template: it may call functions, too, and knows no path.
func (w *walker) template(name string, at hcl.Range) {
	name = w.files.Clean(name)
	text := w.files.Text(name)
	if text == nil {
		w.refuse("gate-path", at, w.address, "Template not sent", "The template %q isn't among the files that were sent. Send it along.", name)
		return
	}
	if !w.templates[name] {
		w.templates[name] = true
		w.evaluated(text, name, hcl.InitialPos, nil)
	}
}

// templateText judges a text that is evaluated as a template.
func (w *walker) templateText(call *hclsyntax.FunctionCallExpr) {
	if len(call.Args) > 0 {
		if texts, known := w.possible(call.Args[0], w.scope); known {
			for _, text := range texts {
				at := call.Args[0].Range()
				w.evaluated([]byte(text), at.Filename, at.Start, &at)
			}
			return
		}
	}
	w.refuse("gate-function", call.Range(), w.address, "Template not known", "What templatestring evaluates isn't known before the program is, and may call functions that read files. Write the template out, or in a file for templatefile.")
}

// evaluated judges a template; what is wrong in it is told at a place of its own, or where it is used.
func (w *walker) evaluated(text []byte, file string, start hcl.Pos, at *hcl.Range) {
	expr, diags := hclsyntax.ParseTemplate(text, file, start)
	before := len(w.found)
	if diags.HasErrors() {
		first := diags.Errs()[0].(*hcl.Diagnostic)
		w.refuse("gate-unreadable", *first.Subject, w.address, "The template can't be read", "%s. %s Correct it first: what can't be read isn't evaluated.", strings.TrimSuffix(first.Summary, "."), first.Detail)
	} else {
		inside := &module{gate: w.gate, path: w.path, sources: w.sources, template: true}
		inside.walk(expr, w.address, nil)
	}
	for i := range w.found[before:] {
		if d := &w.found[before+i]; at != nil && d.File == file {
			d.Range.Start.Line, d.Range.Start.Column, d.Range.Start.Byte = at.Start.Line, at.Start.Column, at.Start.Byte
			d.Range.End.Line, d.Range.End.Column, d.Range.End.Byte = at.End.Line, at.End.Column, at.End.Byte
		}
	}
}
