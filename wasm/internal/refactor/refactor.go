// Package refactor changes the form of programs and not what they plan: names, places and repetition of blocks. What isn't
// touched stays as it is, byte for byte.
package refactor

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/verify"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Request is one refactoring. What it is about is named by an address, or by a place in a file.
type Request struct {
	Action     string   `json:"action"`
	Folder     string   `json:"folder"`  // of the module that Address is in; by default the root
	Address    string   `json:"address"` // aws_vpc.a, module.net.aws_vpc.a, data.aws_ami.x, var.x, local.x, output.x, provider.aws.ALIAS, …
	File       string   `json:"file"`
	At         *int     `json:"at"`         // byte in File
	To         string   `json:"to"`         // the new name
	Addresses  []string `json:"addresses"`  // of several blocks
	By         string   `json:"by"`         // split: service
	Everywhere bool     `json:"everywhere"` // extract: also where the same value stands elsewhere
	Keys       []string `json:"keys"`       // of for_each: in place of numbers
}

// Result has the files that changed or are new, or a diagnostic that says why nothing was done.
type Result struct {
	Files       map[string]string   `json:"files"`
	Diagnostics []report.Diagnostic `json:"diagnostics"`
	Moved       []Move              `json:"moved"`           // addresses that have become others, as the root module names them
	Place       *Place              `json:"place,omitempty"` // locate: what is named there
}

// Move is an address before and after.
type Move struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Place is a name in a file.
type Place struct {
	Address string       `json:"address"`
	Name    string       `json:"name"`
	Range   report.Range `json:"range"`
}

// refusal says why a refactoring isn't made.
type refusal struct {
	code, summary, detail string
	file                  *file
	at                    hcl.Range
}

func (r *refusal) Error() string { return r.detail }

func refuse(code, summary, detail string, args ...any) *refusal {
	return &refusal{code: code, summary: summary, detail: fmt.Sprintf(detail, args...)}
}

// in says where the reason stands.
func (r *refusal) in(f *file, at hcl.Range) *refusal {
	r.file, r.at = f, at
	return r
}

// work is a refactoring on its way: what is to be replaced, then what is to be added.
type work struct {
	*program
	request  Request
	given    map[string]workspace.Content
	found    []occurrence
	edits    []edit.Edit       // made after the changes of the files
	created  map[string]string // new files
	verbatim bool              // what is moved keeps its bytes
	moved    []Move
	notes    []report.Diagnostic
}

var actions = map[string]func(*work) error{
	"extract-module":    (*work).extractModule,
	"split-files":       (*work).split,
	"extract-variable":  (*work).extractVariable,
	"extract-local":     (*work).extractLocal,
	"inline":            (*work).inline,
	"rename":            (*work).rename,
	"count-to-for-each": (*work).countToForEach,
	"for-each-to-count": (*work).forEachToCount,
}

// Apply makes one refactoring, whole or not at all.
func Apply(files map[string]workspace.Content, request Request) Result {
	kept, problems := workspace.New(files)
	w := &work{program: read(kept), request: request, given: files, created: map[string]string{}}
	result := Result{Files: map[string]string{}, Moved: []Move{}}
	w.found = w.occurrences()
	var err error
	switch action := actions[request.Action]; {
	case request.Action == "locate":
		result.Place, err = w.locate()
	case action == nil:
		known := strings.Join(append(slices.Sorted(maps.Keys(actions)), "locate"), ", ")
		err = refuse("refactor-unknown-action", "Unknown action", "%q is no refactoring: expected one of %s.", request.Action, known)
	default:
		if err = action(w); err == nil {
			var changed map[string]string
			if changed, err = w.commit(); err == nil {
				result.Files = changed
				result.Moved = append(result.Moved, w.moved...)
			}
		}
	}
	done := report.Report{Diagnostics: problems}
	if err != nil {
		done.Diagnostics = append(done.Diagnostics, w.diagnostic(err))
	} else {
		done.Diagnostics = append(done.Diagnostics, w.notes...)
	}
	done.Finish()
	result.Diagnostics = done.Diagnostics
	return result
}

func (w *work) diagnostic(err error) report.Diagnostic {
	start := report.Position{Line: 1, Column: 1}
	d := report.Diagnostic{
		Stage: "parse", Severity: report.Error, Detail: err.Error(), Address: w.request.Address, File: w.request.File,
		Range: report.Range{Start: start, End: start},
	}
	if r, ok := err.(*refusal); ok {
		d.Code, d.Summary = r.code, r.summary
		if r.file != nil {
			d.File, d.Range = r.file.name, rangeOf(r.at)
		}
	}
	return d
}

func rangeOf(r hcl.Range) report.Range {
	position := func(p hcl.Pos) report.Position { return report.Position{Line: p.Line, Column: p.Column, Byte: p.Byte} }
	return report.Range{Start: position(r.Start), End: position(r.End)}
}

// note tells what the user should know of a refactoring that is made.
func (w *work) note(f *file, code, summary, detail string, args ...any) {
	r := refuse(code, summary, detail, args...)
	if f != nil {
		r = r.in(f, hcl.Range{Start: hcl.InitialPos, End: hcl.InitialPos})
	}
	d := w.diagnostic(r)
	d.Severity = report.Info
	w.notes = append(w.notes, d)
}

// warn tells what the user must know before the refactoring is used.
func (w *work) warn(code, summary, detail string, args ...any) {
	w.note(nil, code, summary, detail, args...)
	w.notes[len(w.notes)-1].Severity = report.Warning
}

// change replaces bytes of a file.
type change struct {
	start, end int
	text       string
}

func (f *file) replace(start, end int, text string) {
	f.changes = append(f.changes, change{start, end, text})
}

// changed is the text with all changes made; one that lies in another, or is there twice, is made once.
func (f *file) changed() []byte {
	inserts := func(c change) bool { return c.start == c.end }
	slices.SortStableFunc(f.changes, func(a, b change) int {
		switch {
		case a.start != b.start:
			return a.start - b.start
		case inserts(a) != inserts(b):
			return map[bool]int{true: -1, false: 1}[inserts(a)]
		}
		return b.end - a.end
	})
	var out []byte
	at := 0
	for _, c := range f.changes {
		if c.start >= at {
			out = append(append(out, f.text[at:c.start]...), c.text...)
			at = c.end
		}
	}
	return append(out, f.text[at:]...)
}

// commit makes the changes. A file that was formatted stays so; of one that wasn't, only what is written anew is.
func (w *work) commit() (map[string]string, error) {
	files := maps.Clone(w.given)
	changed := map[string]string{}
	put := func(name string, text []byte) {
		files[name], changed[name] = text, string(text)
	}
	formatted := map[string]bool{}
	for _, f := range slices.Concat(w.files, w.json) {
		if len(f.changes) == 0 {
			continue
		}
		before, _ := verify.Format(f.name, f.text)
		formatted[f.name] = before == string(f.text) && !w.verbatim
		put(f.name, f.changed())
	}
	for name, text := range w.created {
		put(name, []byte(text))
	}
	result := edit.Apply(files, w.edits)
	for _, d := range result.Diagnostics {
		if d.Severity == report.Error {
			return nil, refuse("refactor-failed", "The refactoring could not be made", "%s", d.Detail)
		}
	}
	for name, text := range result.Files {
		put(name, []byte(text))
	}
	for name, text := range changed {
		canonical, wrong := verify.Format(name, workspace.Content(text))
		if len(wrong) > 0 {
			return nil, refuse("refactor-failed", "The refactoring could not be made", "It would break %s, so nothing was changed: %s", name, wrong[0].Detail)
		}
		if formatted[name] {
			changed[name] = canonical
		}
		if bytes.Equal([]byte(changed[name]), w.given[name]) && w.given[name] != nil {
			delete(changed, name)
		}
	}
	return changed, nil
}
