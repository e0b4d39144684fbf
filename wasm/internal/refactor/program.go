package refactor

import (
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// program is the workspace as refactorings see it: the modules by folder, and who calls whom.
type program struct {
	files []*file                     // native syntax, sorted by name: configuration, values of variables, tests
	json  []*file                     // JSON syntax, which is searched and never changed
	other []*file                     // of other tools, which may name something of the program
	calls map[string]map[string]*call // by the caller's folder and the call's name
}

type file struct {
	name, dir string
	text      []byte
	body      *hclsyntax.Body
	broken    hcl.Diagnostics
	changes   []change
}

// call is a module call; folder is empty where the module isn't in the workspace.
type call struct {
	folder   string
	block    *hclsyntax.Block
	repeated bool
}

func isConfig(name string) bool {
	return strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tofu")
}

func isTest(name string) bool {
	return strings.HasSuffix(name, ".tftest.hcl") || strings.HasSuffix(name, ".tofutest.hcl")
}

func isValues(name string) bool { return strings.HasSuffix(name, ".tfvars") }

func isJSON(name string) bool {
	return slices.ContainsFunc([]string{".tf.json", ".tofu.json", ".tfvars.json", ".tftest.json", ".tofutest.json"}, func(end string) bool { return strings.HasSuffix(name, end) })
}

func isOverride(name string) bool {
	stem, _, _ := strings.Cut(path.Base(name), ".")
	return stem == "override" || strings.HasSuffix(stem, "_override")
}

func read(kept *workspace.Workspace) *program {
	p := &program{calls: map[string]map[string]*call{}}
	for _, name := range kept.Names {
		f := &file{name: name, dir: path.Dir(name), text: kept.Text(name)}
		switch {
		case strings.Contains("/"+name, "/.terraform/"): // downloaded: not the user's text
		case isJSON(name):
			p.json = append(p.json, f)
		case isConfig(name) || isTest(name) || isValues(name):
			parsed, diags := hclsyntax.ParseConfig(f.text, name, hcl.InitialPos)
			f.body, _ = parsed.Body.(*hclsyntax.Body)
			if diags.HasErrors() {
				f.broken = diags
			}
			p.files = append(p.files, f)
		case strings.HasSuffix(name, ".hcl") && path.Base(name) != ".terraform.lock.hcl":
			p.other = append(p.other, f)
		}
	}
	for _, f := range p.files {
		if !isConfig(f.name) || f.body == nil {
			continue
		}
		for _, block := range f.body.Blocks {
			if block.Type == "module" && len(block.Labels) == 1 {
				p.addCall(f, block)
			}
		}
	}
	return p
}

func (p *program) addCall(f *file, block *hclsyntax.Block) {
	if p.calls[f.dir] == nil {
		p.calls[f.dir] = map[string]*call{}
	}
	known := p.calls[f.dir][block.Labels[0]]
	if known == nil {
		known = &call{block: block}
		p.calls[f.dir][block.Labels[0]] = known
	}
	if source := edit.Literal(block.Body.Attributes["source"]); source != "" {
		known.folder = p.folder(f.dir, source)
	}
	known.repeated = known.repeated || block.Body.Attributes["count"] != nil || block.Body.Attributes["for_each"] != nil
}

// folder is where a local source leads to; empty where the workspace doesn't have it.
func (p *program) folder(from, source string) string {
	if !strings.HasPrefix(source, "./") && !strings.HasPrefix(source, "../") && source != "." && source != ".." {
		return ""
	}
	folder := path.Join(from, source)
	if !p.hasModule(folder) {
		return ""
	}
	return folder
}

func (p *program) hasModule(folder string) bool {
	module := func(f *file) bool {
		return f.dir == folder && !isTest(f.name) && !isValues(f.name) && !strings.HasSuffix(f.name, ".tfvars.json")
	}
	return slices.ContainsFunc(p.files, module) || slices.ContainsFunc(p.json, module)
}

// moduleOf is the folder of the module that the values in a folder belong to: it, or the next one above; false when there is none.
func (p *program) moduleOf(folder string) (string, bool) {
	for {
		if p.hasModule(folder) {
			return folder, true
		}
		if folder == "." || strings.HasSuffix(folder, "..") {
			return "", false
		}
		folder = path.Dir(folder)
	}
}

// tested is the folder of the module that a test file tests.
func (p *program) tested(f *file) string {
	if !p.hasModule(f.dir) {
		if above := path.Dir(f.dir); p.hasModule(above) {
			return above
		}
	}
	return f.dir
}

// pathsTo are the module paths that lead from the root module to a folder. Modules that call each other in a circle end nowhere.
func (p *program) pathsTo(folder string) [][]string {
	var found [][]string
	var walk func(at string, way []string)
	walk = func(at string, way []string) {
		if at == folder {
			found = append(found, slices.Clone(way))
		}
		if len(way) > 20 || len(found) > 1_000 {
			return
		}
		for name, call := range p.calls[at] {
			if call.folder != "" {
				walk(call.folder, append(way, name))
			}
		}
	}
	walk(".", nil)
	slices.SortFunc(found, func(a, b []string) int { return slices.Compare(a, b) })
	return found
}
