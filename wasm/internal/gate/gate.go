// Package gate says whether a program may be handed to a real `tofu plan`: nothing in it may run a program, read or write outside
// the files that come with it, or ask for a provider or module that nobody allowed. It reads the syntax tree and evaluates nothing; what
// it can't follow is refused. It stands before a sandbox and takes the place of none.
package gate

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// gate is one program on its way through.
type gate struct {
	files     *workspace.Workspace
	providers map[string]bool     // sources that are allowed, NAMESPACE/TYPE on the public registries, else with their host
	versions  map[string]*offered // what there is of them, by the same sources; of one that isn't in it nobody knows
	found     []report.Diagnostic
	modules   map[string]bool // folders that were judged
	templates map[string]bool // files that were judged as templates
}

// Check refuses what a plan on somebody's machine must not do, at its place; nothing is refused when the answer is empty. Only the root module and the
// local modules that it reaches are judged. Providers are the sources that may be asked for, versions what there is of them.
func Check(files map[string]workspace.Content, reading workspace.Reading, providers []string, versions map[string][]string) []report.Diagnostic {
	reading.Reached = nil // there is nothing but these files
	opened, diags := workspace.Open(files, reading)
	g := &gate{files: opened, found: diags, providers: sourcesOf(providers), versions: offeredOf(versions), modules: map[string]bool{}, templates: map[string]bool{}}
	g.names()
	g.tests(g.module("."))
	result := report.Report{Diagnostics: g.found}
	result.Finish()
	return slices.CompactFunc(result.Diagnostics, func(a, b report.Diagnostic) bool { // one reason is enough
		return a.File == b.File && a.Range == b.Range && a.Code == b.Code
	})
}

// maxRefusals are told: a program that isn't let through for so many reasons isn't for one more.
const maxRefusals = 200

// refuse tells what isn't let through, where, and what to do about it.
func (g *gate) refuse(code string, at hcl.Range, address, summary, detail string, args ...any) {
	if len(g.found) >= maxRefusals {
		return
	}
	if strings.HasSuffix(at.Filename, ".json") {
		at = wholeText(g.files.Text(at.Filename), at)
	}
	position := func(p hcl.Pos) report.Position { return report.Position{Line: p.Line, Column: p.Column, Byte: p.Byte} }
	g.found = append(g.found, report.Diagnostic{
		Stage: "plan", Code: code, Severity: report.Error, Summary: summary, Detail: fmt.Sprintf(detail, args...), Address: address,
		File: at.Filename, Range: report.Range{Start: position(at.Start), End: position(at.End)},
	})
}

// maxModules bounds the folders that are judged, and the ways that lead to them.
const maxModules = 1_000

// module judges the configuration of a folder, and of those that it calls. The path is the one that leads there, as path.module tells it.
func (g *gate) module(at string) *module {
	if g.modules[at] || len(g.modules) > maxModules {
		return nil
	}
	g.modules[at] = true
	m := &module{gate: g, path: at}
	m.locals, m.worked = map[string][]hclsyntax.Expression{}, map[string]*value{}
	m.sources, m.declared = map[string]string{}, map[string]int{}
	folder := g.files.Clean(at)
	for _, name := range g.files.Names {
		if path.Dir(name) == folder && isConfig(name) {
			serve.Beat()
			m.blocks = append(m.blocks, g.read(name, labelsOf)...)
		}
	}
	m.declare()
	for _, block := range m.blocks {
		m.judge(block)
	}
	return m
}

// isConfig tells whether a file's name makes it one of a module's. OpenTofu's and Terraform's both count.
func isConfig(name string) bool {
	return slices.ContainsFunc([]string{".tf", ".tf.json", ".tofu", ".tofu.json"}, func(end string) bool { return strings.HasSuffix(name, end) })
}

// read gives the blocks of a file, with as many labels as its kinds have. Nothing may be in it that can't be read: what isn't understood can't be judged.
func (g *gate) read(name string, labels map[string]int) []block {
	blocks, diags := parse(name, g.files.Text(name), labels)
	for _, d := range diags.Errs() {
		at := hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}
		d, ok := d.(*hcl.Diagnostic)
		if ok && d.Subject != nil {
			at = *d.Subject
		}
		if ok {
			g.refuse("gate-unreadable", at, "", "The file can't be read", "%s. %s Correct it first: what can't be read isn't planned.", strings.TrimSuffix(d.Summary, "."), d.Detail)
		}
		return nil
	}
	return blocks
}

// module is one folder's configuration.
type module struct {
	*gate
	path     string
	blocks   []block
	declared map[string]int // how often a block stands in the module's files
	locals   map[string][]hclsyntax.Expression
	worked   map[string]*value // of the locals, once it is worked out
	depth    int               // of those that are being worked out
	sources  map[string]string // of providers, by the local names that required_providers gives them
	// Template: not a folder, but a template that it evaluates, which sees nothing of it.
	template bool
}

// declare notes what names in the module stand for.
func (m *module) declare() {
	for _, block := range m.blocks {
		m.declared[block.kind+" "+block.address()]++
		switch block.kind {
		case "locals":
			for _, argument := range block.arguments {
				m.locals[argument.name] = append(m.locals[argument.name], argument.expr)
			}
		case "terraform":
			for _, required := range block.inner("required_providers") {
				m.require(required)
			}
		}
	}
}

// labelsOf has the kinds of blocks that may stand at the top of a file, and how many labels each has.
var labelsOf = map[string]int{
	"terraform": 0, "provider": 1, "resource": 2, "data": 2, "ephemeral": 2, "variable": 1, "locals": 0, "output": 1, "module": 1,
	"moved": 0, "removed": 0, "import": 0, "check": 1,
}

// judge judges a block at the top of a file.
func (m *module) judge(b block) {
	if _, known := labelsOf[b.kind]; !known {
		m.refuse("gate-block", b.head, "", "Block not known", "Nobody knows here what a block %q does, so that it isn't planned. Leave it out of what you send.", b.kind)
		return
	}
	switch b.kind {
	case "terraform":
		m.settings(b)
	case "provider":
		m.configuration(b)
	case "resource", "data", "ephemeral":
		m.resource(b)
	case "removed":
		m.provisioners(b)
	case "check":
		for _, data := range b.inner("data") {
			m.resource(data)
		}
	case "module":
		m.call(b)
	}
	m.expressions(b)
}

// settings judges a block terraform.
func (m *module) settings(b block) {
	for _, inner := range b.blocks {
		switch inner.kind {
		case "required_providers", "provider_meta":
		case "backend", "cloud":
			m.refuse("gate-backend", inner.head, "terraform", "State lies elsewhere", "A plan made here knows no state: neither %s nor what it holds may be reached. Leave the block out of what you send.", named(inner))
		case "encryption":
			m.refuse("gate-block", inner.head, "terraform", "Encryption", "Encryption takes keys from services and programs. A plan made here is kept by nobody: leave the block out of what you send.")
		default:
			m.refuse("gate-block", inner.head, "terraform", "Block not known", "Nobody knows here what a block %q in terraform does, so that it isn't planned. Leave it out of what you send.", inner.kind)
		}
	}
}

func named(b block) string { return strings.Join(append([]string{b.kind}, b.labels...), " ") }

// provisioners refuses what runs programs once a resource is there, or gone.
func (m *module) provisioners(b block) {
	for _, inner := range b.blocks {
		if inner.kind == "provisioner" || inner.kind == "connection" {
			m.refuse("gate-provisioner", inner.head, b.address(), "Provisioner", "%s runs programs or reaches machines, and isn't let through. A plan doesn't need it: leave it out of what you send.", capital(named(inner)))
		}
	}
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// call judges a call of a module, and that module.
func (m *module) call(b block) {
	source, ok := b.argument("source")
	if !ok {
		return // an error of its own, and nothing is called
	}
	at := source.expr.Range()
	address, literal := constant(source.expr)
	if !literal {
		m.refuse("gate-module", at, b.address(), "Module source not known", "The source of a module has to be written out here, as ./FOLDER or ../FOLDER.")
		return
	}
	if !strings.HasPrefix(address, "./") && !strings.HasPrefix(address, "../") {
		m.refuse("gate-module", at, b.address(), "Module from elsewhere", "Nothing is fetched from %q. Send a copy of the module along, and call it as ./FOLDER.", address)
		return
	}
	folder := path.Join(m.path, address)
	if !m.files.Inside(folder) {
		m.refuse("gate-module", at, b.address(), "Module outside", "%q leads out of what was sent. Send the module along, within the same folder.", address)
		return
	}
	m.gate.module(folder)
}
