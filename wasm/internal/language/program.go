package language

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// program is the files of a request as modules: a folder's configuration is one.
type program struct {
	trees   map[string]*tree // by file
	modules map[string]*module
	names   []string // of all files
	own     map[string][]byte
}

// module is what a folder declares.
type module struct {
	dir   string
	trees []*tree
	decls map[string]*declaration // by address
	order []*declaration          // as they stand in the files, which are sorted by name
}

// declaration is what an address leads to.
type declaration struct {
	address string // aws_vpc.a, data.aws_ami.x, var.x, local.x, module.m, output.x, provider.aws.ALIAS, check.x
	kind    string // resource, data, ephemeral, variable, local, module, output, provider, check
	typ     string // of resources, and a provider's name
	name    string
	tree    *tree
	item    *item
	start   int // of the name
	end     int
}

func isConfig(name string) bool {
	name = strings.TrimSuffix(name, ".json")
	return strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tofu")
}

func isValues(name string) bool {
	return strings.HasSuffix(strings.TrimSuffix(name, ".json"), ".tfvars")
}

// isRead tells whether a file is understood here.
func isRead(name string) bool {
	return isConfig(name) || isValues(name) || strings.HasSuffix(name, ".tftest.hcl") || strings.HasSuffix(name, ".tofutest.hcl") || strings.HasSuffix(name, ".hcl")
}

// read understands the files, taking what it knows of those that haven't changed.
func (s *Service) read(files map[string]workspace.Content) *program {
	p := &program{trees: map[string]*tree{}, modules: map[string]*module{}, own: map[string][]byte{}}
	kept, total := map[string]*tree{}, 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text := files[name]
		p.names = append(p.names, name)
		if total += len(text); total > workspace.Limits.TotalBytes {
			break
		}
		if strings.HasSuffix(name, ".schema.json") && !strings.Contains(name, "/") {
			p.own[name] = text
		}
		if !isRead(name) || len(text) > workspace.Limits.ConfigBytes {
			continue
		}
		t := s.trees[name]
		if t == nil || !bytes.Equal(t.text, text) {
			t = parse(name, text)
		}
		kept[name], p.trees[name] = t, t
		if isConfig(name) {
			p.moduleIn(path.Dir(name)).take(t)
		}
	}
	s.trees = kept
	return p
}

func (p *program) moduleIn(dir string) *module {
	m := p.modules[dir]
	if m == nil {
		m = &module{dir: dir, decls: map[string]*declaration{}}
		p.modules[dir] = m
	}
	return m
}

// of is the module that a file belongs to: of values, of tests and of other files the one in its folder or the next one above.
func (p *program) of(file string) *module {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if m := p.modules[dir]; m != nil {
			return m
		}
		if dir == "." || dir == "/" || strings.HasSuffix(dir, "..") {
			return &module{dir: path.Dir(file), decls: map[string]*declaration{}}
		}
	}
}

// called is the module that a call leads to; nil where it isn't in the workspace.
func (p *program) called(m *module, call *declaration) *module {
	if call == nil || call.kind != "module" {
		return nil
	}
	source := call.tree.constant(call.item.argument("source"))
	if !strings.HasPrefix(source, "./") && !strings.HasPrefix(source, "../") {
		return nil
	}
	return p.modules[path.Join(m.dir, source)]
}

func (m *module) take(t *tree) {
	m.trees = append(m.trees, t)
	for _, it := range t.items {
		if !it.isBlock && len(it.labels) == 0 {
			continue
		}
		switch it.name {
		case "resource":
			m.declare(t, it, "resource", "", 2)
		case "data", "ephemeral":
			m.declare(t, it, it.name, it.name+".", 2)
		case "variable":
			m.declare(t, it, "variable", "var.", 1)
		case "output", "module", "check":
			m.declare(t, it, it.name, it.name+".", 1)
		case "provider":
			d := m.declare(t, it, "provider", "provider.", 1)
			if alias := t.constant(it.argument("alias")); d != nil && alias != "" {
				m.rename(d, d.address+"."+alias)
			}
		case "locals":
			for _, value := range it.items {
				if !value.isBlock && value.equals >= 0 {
					m.add(&declaration{address: "local." + value.name, kind: "local", name: value.name, tree: t, item: value, start: value.start, end: value.nameEnd})
				}
			}
		}
	}
}

func (m *module) declare(t *tree, it *item, kind, prefix string, labels int) *declaration {
	if len(it.labels) < labels || it.label(labels-1) == "" {
		return nil
	}
	last := it.labels[labels-1]
	d := &declaration{kind: kind, name: last.text, tree: t, item: it, start: last.start, end: last.end}
	if labels == 2 {
		d.typ = it.label(0)
		d.address = prefix + d.typ + "." + d.name
	} else {
		d.address = prefix + d.name
	}
	if kind == "provider" {
		d.typ = d.name
	}
	m.add(d)
	return d
}

func (m *module) add(d *declaration) {
	if m.decls[d.address] == nil {
		m.decls[d.address] = d
	}
	m.order = append(m.order, d)
}

func (m *module) rename(d *declaration, address string) {
	if m.decls[d.address] == d {
		delete(m.decls, d.address)
	}
	d.address = address
	if m.decls[address] == nil {
		m.decls[address] = d
	}
}

// of a kind, in the order of the files.
func (m *module) of(kind string) (found []*declaration) {
	for _, d := range m.order {
		if d.kind == kind && m.decls[d.address] == d {
			found = append(found, d)
		}
	}
	return found
}
