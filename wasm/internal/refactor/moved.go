package refactor

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
)

// history is a `moved` or `removed` block: what an address has become.
type history struct {
	file     *file
	block    *hclsyntax.Block
	from, to string
}

// histories of the module in a folder.
func (w *work) histories(folder string) (all []history) {
	for _, f := range w.files {
		if f.dir != folder || !isConfig(f.name) || f.body == nil {
			continue
		}
		for _, block := range f.body.Blocks {
			if block.Type == "moved" || block.Type == "removed" {
				all = append(all, history{f, block, f.source(block.Body.Attributes["from"]), f.source(block.Body.Attributes["to"])})
			}
		}
	}
	return all
}

func (f *file) source(attribute *hclsyntax.Attribute) string {
	if attribute == nil {
		return ""
	}
	return strings.TrimPrefix(string(attribute.Expr.Range().SliceBytes(f.text)), "resource.")
}

// within tells whether an address is another, or an instance of it, or lies in it.
func within(address, outer string) bool {
	rest, ok := strings.CutPrefix(address, outer)
	return ok && (rest == "" || rest[0] == '[' || rest[0] == '.')
}

// move writes the `moved` block that tells what an address has become. What was moved away from the new address before has come back when the
// blocks that say so lead to the old one: they go, for else the moves would run in a circle. When they lead elsewhere the new address isn't free.
func (w *work) move(folder, from, to string) *refusal {
	histories := w.histories(folder)
	for _, h := range histories {
		if !within(h.from, to) {
			continue
		}
		if h.block.Type == "removed" || !leads(histories, h.from, from) {
			return refuse("refactor-name-taken", "The name has a past", "A %s block in %s says what became of an earlier %s. Where that has been applied everywhere, delete the block; else choose another name.", h.block.Type, h.file.name, h.from).
				in(h.file, h.block.DefRange())
		}
		w.edits = append(w.edits, edit.Edit{Action: "remove", Address: "moved." + h.from, File: h.file.name})
	}
	w.addMoved(folder, from, to)
	return nil
}

// addMoved writes a `moved` block where the module has them already; else behind what has moved.
func (w *work) addMoved(folder, from, to string) {
	add := edit.Edit{Action: "add", Text: fmt.Sprintf("moved {\n  from = %s\n  to   = %s\n}\n", from, to)}
	for _, h := range w.histories(folder) {
		if h.block.Type == "moved" {
			add.File = h.file.name
		}
	}
	if o := cmp.Or(w.declarationOf(folder, from), w.declarationOf(folder, to)); o != nil && add.File == "" {
		add.File = o.file.name
		add.After, _, _ = strings.Cut(to, "[")
	}
	if add.File == "" {
		add.File = path.Join(folder, "moved.tf")
	}
	w.edits = append(w.edits, add)
}

func (w *work) declarationOf(folder, address string) *occurrence {
	address, _, _ = strings.Cut(address, "[")
	s, problem := w.parseIn(folder, address)
	if problem != nil {
		return nil
	}
	return w.declaration(s)
}

func (w *work) parseIn(folder, address string) (symbol, *refusal) {
	inner := *w
	inner.request.Folder = folder
	return inner.parse(address)
}

// leads tells whether the moves lead from one address to another.
func leads(histories []history, from, to string) bool {
	for range histories {
		next := slices.IndexFunc(histories, func(h history) bool { return h.block.Type == "moved" && h.from == from })
		if next < 0 {
			return false
		}
		if from = histories[next].to; within(from, to) {
			return true
		}
	}
	return false
}
