// Package edit changes programs block by block. What isn't named stays as it is, byte for byte.
package edit

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/opentofu/opentofu/terraformer/internal/verify"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// MaxEdits of one request: each reads its file again.
const MaxEdits = 500

// Edit is a change of one block, or of one local value.
type Edit struct {
	Action  string `json:"action"`  // replace, add or remove
	Address string `json:"address"` // aws_vpc.a, data.aws_ami.x, variable.x, local.x, provider.aws, provider.aws.ALIAS, terraform, …
	Text    string `json:"text"`    // the block; of a local value "x = …"
	File    string `json:"file"`    // add: where to; else: which of several. Its folder is the module, by default the root
	After   string `json:"after"`   // add: behind the block with this address
}

// Result has the files that changed or are new, and what couldn't be done. An edit is made whole or not at all.
type Result struct {
	Files       map[string]string   `json:"files"`
	Diagnostics []report.Diagnostic `json:"diagnostics"`
}

// Apply makes the edits one after the other.
func Apply(files map[string]workspace.Content, edits []Edit) Result {
	e := &editor{documents: map[string]*document{}, given: files, told: map[string]bool{}}
	kept, problems := workspace.New(files)
	e.diags = problems
	for _, name := range kept.Names {
		if isNative(name) {
			e.documents[name] = read(name, kept.Text(name))
		}
	}
	for i, edit := range edits {
		serve.Beat()
		if i >= MaxEdits {
			e.refuse(edit, "edit-limit", "Too many edits", "A request may have %d edits; the others weren't made.", MaxEdits)
			break
		}
		e.apply(edit)
	}
	return e.result()
}

type editor struct {
	given     map[string]workspace.Content
	documents map[string]*document
	told      map[string]bool // files that were said not to parse
	diags     []report.Diagnostic
}

func (e *editor) result() Result {
	r := Result{Files: map[string]string{}}
	for name, d := range e.documents {
		if before, ok := e.given[name]; !ok || !bytes.Equal(before, d.text) {
			r.Files[name] = string(d.text)
		}
	}
	done := report.Report{Diagnostics: e.diags}
	done.Finish()
	r.Diagnostics = done.Diagnostics
	return r
}

func (e *editor) refuse(edit Edit, code, summary, detail string, args ...any) {
	start := report.Position{Line: 1, Column: 1}
	e.diags = append(e.diags, report.Diagnostic{
		Stage: "parse", Code: code, Severity: report.Error, Summary: summary, Detail: fmt.Sprintf(detail, args...),
		Address: edit.Address, File: edit.File, Range: report.Range{Start: start, End: start},
	})
}

func (e *editor) apply(edit Edit) {
	edit.Address = canonical(edit.Address)
	switch edit.Action {
	case "remove":
		if d, it := e.find(edit, edit.Address); it != nil {
			e.put(edit, d, d.without(it))
		}
	case "replace":
		d, it := e.find(edit, edit.Address)
		if it == nil {
			return
		}
		text, ok := e.textOf(edit)
		if !ok {
			return
		}
		if text.item.isLocal() != it.isLocal() {
			e.refuse(edit, "edit-other-kind", "Text of another kind", "%s can't be replaced by %s: one is a local value, the other a block.", edit.Address, text.item.address)
			return
		}
		if text.item.address != edit.Address && len(e.holders(edit, text.item.address)) > 0 {
			e.refuse(edit, "edit-duplicate-address", "The address is taken", "The new text for %s is a block named %s, and the program has one already.", edit.Address, text.item.address)
			return
		}
		e.put(edit, d, d.with(it, text))
	case "add":
		if text, ok := e.textOf(edit); ok {
			e.add(edit, text)
		}
	default:
		e.refuse(edit, "edit-unknown-action", "Unknown action", "%q is no action: expected replace, add or remove.", edit.Action)
	}
}

func (e *editor) add(edit Edit, text *piece) {
	address := text.item.address
	switch {
	case edit.Address != "" && edit.Address != address:
		e.refuse(edit, "edit-other-kind", "Text of another block", "The text to add as %s is a block named %s.", edit.Address, address)
		return
	case unique(address) && len(e.holders(Edit{File: edit.File}, address)) > 0:
		e.refuse(edit, "edit-duplicate-address", "The address is taken", "The program has a block %s already. Replace it, or choose another name.", address)
		return
	case edit.After != "":
		if d, it := e.find(edit, canonical(edit.After)); it != nil {
			e.put(edit, d, d.behind(it, text))
		}
		return
	}
	d := e.placeFor(edit, address)
	if d == nil {
		e.refuse(edit, "edit-unknown-file", "No file to add to", "%q is no path of a file in native syntax (.tf) inside the workspace.", edit.File)
		return
	}
	if d.broken != nil {
		e.tellBroken(d)
		return
	}
	e.put(edit, d, d.atEnd(text))
}

// holder is a block where it stands.
type holder struct {
	document *document
	item     *item
}

// holders are all blocks with an address in the module that an edit is about.
func (e *editor) holders(edit Edit, address string) (found []holder) {
	for _, d := range e.module(edit.File) {
		for _, it := range d.items {
			if it.address == address {
				found = append(found, holder{d, it})
			}
		}
	}
	return found
}

// find is the one block with an address; nil when that isn't clear, and then it has said why.
func (e *editor) find(edit Edit, address string) (*document, *item) {
	found := e.holders(edit, address)
	if len(found) > 1 && edit.File != "" {
		found = slices.DeleteFunc(found, func(h holder) bool { return h.document.name != edit.File })
	}
	if len(found) == 1 {
		return found[0].document, found[0].item
	}
	for _, d := range e.module(edit.File) {
		if d.broken != nil {
			e.tellBroken(d) // it may be in there
		}
	}
	if len(found) > 1 {
		e.refuse(edit, "edit-duplicate-address", "The address isn't unique", "The program has %d blocks %s. Say in which file.", len(found), address)
		return nil, nil
	}
	e.refuse(edit, "edit-unknown-address", "Unknown address", "The program has no block %s in its files in native syntax.%s", address, near(address, e.module(edit.File)))
	return nil, nil
}

// module lists the documents of the module that an edit is about, sorted by name. Override files aren't where blocks are looked for, unless named.
func (e *editor) module(file string) (all []*document) {
	for _, name := range slices.Sorted(maps.Keys(e.documents)) {
		override := strings.HasSuffix(stem(name), "_override") || stem(name) == "override"
		if path.Dir(name) == path.Dir(file) && (!override || name == file) {
			all = append(all, e.documents[name])
		}
	}
	return all
}

func stem(name string) string {
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base))
}

// tellBroken says once why a file can't be edited.
func (e *editor) tellBroken(d *document) {
	if !e.told[d.name] {
		e.told[d.name] = true
		e.diags = append(e.diags, d.broken...)
	}
}

// put gives a document a new text. What wouldn't be a program any more isn't made.
func (e *editor) put(edit Edit, d *document, text []byte) {
	after := read(d.name, text)
	if after.broken != nil {
		e.refuse(edit, "edit-invalid-text", "The edit would break the file", "With this edit of %s, %s would no longer parse.", edit.Address, d.name)
		return
	}
	e.documents[d.name] = after
}

// placeFor is where a new block goes: the file that was named, else the one with most of its provider's
// resources (variables for a variable, …), else main.tf, else the one with most blocks.
func (e *editor) placeFor(edit Edit, address string) *document {
	if edit.File != "" {
		if d := e.documents[edit.File]; d != nil {
			return d
		}
		probe := map[string]workspace.Content{edit.File: nil}
		if _, wrong := workspace.New(probe); len(wrong) > 0 || strings.HasPrefix(edit.File, "../") || !isNative(edit.File) || e.given[edit.File] != nil {
			return nil
		}
		return read(edit.File, nil)
	}
	all := e.module("")
	alike := func(d *document) (n int) {
		for _, it := range d.items {
			if group(it.address) == group(address) {
				n++
			}
		}
		return n
	}
	var home *document
	for _, d := range all {
		if alike(d) > 0 && (home == nil || alike(d) > alike(home)) {
			home = d
		}
	}
	if home != nil {
		return home
	}
	if d := e.documents["main.tf"]; d != nil {
		return d
	}
	if len(all) > 0 {
		return slices.MaxFunc(all, func(a, b *document) int { return cmp.Compare(len(a.items), len(b.items)) })
	}
	return read("main.tf", nil)
}

// textOf reads the text of an edit: one block, or one local value. False when it is something else, and then it has said what.
func (e *editor) textOf(edit Edit) (*piece, bool) {
	lines := strings.ReplaceAll(strings.TrimPrefix(edit.Text, "\ufeff"), "\r\n", "\n")
	lines = strings.Trim(lines, "\n") + "\n"
	formatted, wrong := verify.Format("edit.tf", workspace.Content(lines))
	for _, d := range wrong {
		d.File, d.Address = edit.File, edit.Address
		d.Detail = fmt.Sprintf("In the text for %s: %s", cmp.Or(edit.Address, "a new block"), d.Detail)
		e.diags = append(e.diags, d)
	}
	if len(wrong) > 0 {
		return nil, false
	}
	d := read("edit.tf", []byte(formatted))
	var tops []*item
	for _, it := range d.items {
		if it.parent == nil {
			tops = append(tops, it)
		}
	}
	inside := slices.DeleteFunc(slices.Clone(d.items), func(it *item) bool { return it.parent == nil })
	given := strings.TrimSpace(lines)
	switch {
	case len(tops) != 1:
		e.refuse(edit, "edit-not-one-block", "Not one block", "The text for %s holds %d blocks; an edit is about one.", cmp.Or(edit.Address, "a new block"), len(tops))
		return nil, false
	case strings.HasPrefix(edit.Address, "local.") && tops[0].address == "locals" && len(inside) == 1:
		return &piece{d, inside[0], given}, true
	}
	return &piece{d, tops[0], given}, true
}
