package refactor

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/names"
)

// address of a symbol, as its module writes it.
func (s symbol) address() string {
	switch s.kind {
	case "resource":
		return s.typ + "." + s.name
	case "data", "ephemeral", "provider":
		return s.kind + "." + s.typ + "." + s.name
	case "variable":
		return "var." + s.name
	}
	return s.kind + "." + s.name
}

// said is what users call a kind.
func (s symbol) said() string {
	if said := map[string]string{"data": "data source", "ephemeral": "ephemeral resource", "module": "module call", "local": "local value", "provider": "provider alias"}[s.kind]; said != "" {
		return said
	}
	return s.kind
}

func in(folder string) string {
	if folder == "." {
		return "The program"
	}
	return fmt.Sprintf("The module in %s", folder)
}

// target finds what the request is about, by its address or by a place.
func (w *work) target() (symbol, *refusal) {
	if w.request.At != nil {
		o := w.at(w.request.File, *w.request.At)
		if o == nil {
			return symbol{}, refuse("refactor-nothing-here", "Nothing to refactor here", "There is no name of the program's at this place. Choose the name of a resource, data source, module, variable, local value, output or provider alias.")
		}
		if w.declaration(o.symbol) == nil {
			return symbol{}, refuse("refactor-unknown-address", "Unknown address", "%s has no block %s that could be changed; it may be declared elsewhere, or in JSON syntax.", in(o.folder), o.address())
		}
		return o.symbol, nil
	}
	s, problem := w.parse(w.request.Address)
	if problem != nil {
		return s, problem
	}
	if w.declaration(s) == nil {
		return s, w.unknown(s)
	}
	return s, nil
}

// parse reads an address, through the modules that it leads into.
func (w *work) parse(address string) (symbol, *refusal) {
	folder := w.request.Folder
	if folder == "" {
		folder = "."
	}
	wrong := refuse("refactor-unknown-address", "Unknown address", "%q is no address: expected one such as aws_vpc.main, data.aws_ami.x, module.net, var.x, local.x, output.x or provider.aws.ALIAS.", address)
	traversal, diags := hclsyntax.ParseTraversalAbs([]byte(strings.TrimSpace(address)), "", hcl.InitialPos)
	if diags.HasErrors() {
		return symbol{}, wrong
	}
	var steps []string
	for _, step := range traversal {
		if name := stepName(step); name != "" {
			steps = append(steps, name)
			continue
		}
		return symbol{}, refuse("refactor-instance", "The address of an instance", "%s is one instance of a block; name the block, without its key.", address)
	}
	for len(steps) > 2 && steps[0] == "module" {
		call := w.calls[folder][steps[1]]
		if call == nil {
			return symbol{}, w.unknown(symbol{folder, "module", "", steps[1]})
		}
		if call.folder == "" {
			return symbol{}, refuse("refactor-module-elsewhere", "The module isn't in the workspace", "module.%s comes from elsewhere, so that nothing in it can be changed here.", steps[1])
		}
		folder, steps = call.folder, steps[2:]
	}
	if steps[0] == "resource" && len(steps) == 3 {
		steps = steps[1:]
	}
	kind := map[string]string{"var": "variable", "variable": "variable", "local": "local", "output": "output", "module": "module", "check": "check"}[steps[0]]
	switch {
	case kind != "" && len(steps) == 2:
		return symbol{folder, kind, "", steps[1]}, nil
	case slices.Contains([]string{"data", "ephemeral", "provider"}, steps[0]) && len(steps) == 3:
		return symbol{folder, steps[0], steps[1], steps[2]}, nil
	case kind == "" && len(steps) == 2 && steps[0] != "provider":
		return symbol{folder, "resource", steps[0], steps[1]}, nil
	}
	return symbol{}, wrong
}

func (w *work) unknown(s symbol) *refusal {
	var all []string
	for _, o := range w.found {
		if o.declares != nil && o.folder == s.folder {
			all = append(all, o.address())
		}
	}
	hint := ""
	if name, _ := names.Nearest(s.address(), all); name != "" {
		hint = fmt.Sprintf(" Did you mean %s?", name)
	}
	for _, f := range w.files {
		if f.dir == s.folder && f.broken != nil {
			return w.unreadable(f)
		}
	}
	return refuse("refactor-unknown-address", "Unknown address", "%s has no block %s in its files in native syntax.%s", in(s.folder), s.address(), hint)
}

func (w *work) unreadable(f *file) *refusal {
	d := f.broken[0]
	r := refuse("refactor-broken-file", "A file has syntax errors", "%s can't be read whole: %s Correct that first, so that nothing in it is missed.", f.name, d.Detail)
	if d.Subject != nil {
		r = r.in(f, *d.Subject)
	}
	return r
}

// declaration is where a symbol is declared, override files aside.
func (w *work) declaration(s symbol) *occurrence {
	for i, o := range w.found {
		if o.declares != nil && o.symbol == s && !isOverride(o.file.name) {
			return &w.found[i]
		}
	}
	return nil
}

// at is the name at a place.
func (w *work) at(file string, offset int) *occurrence {
	for i, o := range w.found {
		if o.file.name == file && o.start <= offset && offset <= o.end {
			return &w.found[i]
		}
	}
	return nil
}

// locate tells what is named at a place, for an editor that asks before it renames.
func (w *work) locate() (*Place, error) {
	s, problem := w.target()
	if problem != nil {
		return nil, problem
	}
	o := w.declaration(s)
	if w.request.At != nil {
		o = w.at(w.request.File, *w.request.At)
	}
	return &Place{Address: s.address(), Name: s.name, Range: rangeOf(o.file.span(o.start, o.end))}, nil
}

// span is a range of bytes with its lines and columns.
func (f *file) span(start, end int) hcl.Range {
	return hcl.Range{Filename: f.name, Start: f.position(start), End: f.position(end)}
}

func (f *file) position(offset int) hcl.Pos {
	line := bytes.LastIndexByte(f.text[:offset], '\n') + 1
	at := hcl.InitialPos
	whole := func(data []byte, _ bool) (int, []byte, error) { return len(data), data, nil }
	if scanner := hcl.NewRangeScannerFragment(f.text[line:offset], f.name, at, whole); scanner.Scan() {
		at = scanner.Range().End
	}
	at.Line, at.Byte = bytes.Count(f.text[:offset], []byte("\n"))+1, offset
	return at
}
