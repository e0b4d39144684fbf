package refactor

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// reserved names of variables: a module call has arguments of its own with these.
var reserved = []string{"source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"}

// rename gives a symbol another name, at its declaration and wherever it is referred to.
func (w *work) rename() error {
	s, problem := w.target()
	if problem != nil {
		return problem
	}
	to, problem := w.newName(s)
	if problem != nil {
		return problem
	}
	renamed := s
	renamed.name = to
	for _, check := range []func(symbol, symbol) *refusal{w.mayBeNamed, w.isReadable, w.isReadByName} {
		if problem := check(s, renamed); problem != nil {
			return problem
		}
	}
	for _, o := range w.found {
		if o.symbol == s {
			o.file.replace(o.start, o.end, to)
		}
	}
	if s.kind == "resource" || s.kind == "module" {
		if problem := w.move(s.folder, s.address(), renamed.address()); problem != nil {
			return problem
		}
	}
	w.movedTo(s.folder, s.address(), renamed.address())
	w.aboutReaders(s)
	return nil
}

// newName is the name alone, also where the new address was given.
func (w *work) newName(s symbol) (string, *refusal) {
	to := strings.TrimSpace(w.request.To)
	if strings.ContainsAny(to, ".[") {
		renamed, problem := w.parse(to)
		if problem != nil {
			return "", problem
		}
		if renamed.folder != s.folder || renamed.kind != s.kind || renamed.typ != s.typ {
			return "", refuse("refactor-other-kind", "Not a name alone", "%s can't become %s: a rename changes the name alone, neither type nor module.", s.address(), to)
		}
		to = renamed.name
	}
	switch {
	case !hclsyntax.ValidIdentifier(to):
		return "", refuse("refactor-invalid-name", "Invalid name", "%q is no name: it starts with a letter or underscore, and has letters, digits, underscores and dashes only.", to)
	case s.kind == "variable" && slices.Contains(reserved, to):
		return "", refuse("refactor-invalid-name", "Invalid name", "A variable can't be named %q, since module calls have an argument of that name themselves.", to)
	case to == s.name:
		return "", refuse("refactor-same-name", "Nothing to rename", "%s has that name already.", s.address())
	}
	return to, nil
}

// mayBeNamed: no other block has the name, and nothing that was once named so has gone elsewhere.
func (w *work) mayBeNamed(s, renamed symbol) *refusal {
	declared := 0
	for _, o := range w.found {
		switch {
		case o.declares == nil || isOverride(o.file.name):
		case o.symbol == renamed:
			return refuse("refactor-name-taken", "The name is taken", "%s has a %s %s already. Choose another name.", in(s.folder), s.said(), renamed.address()).in(o.file, o.file.span(o.start, o.end))
		case o.symbol == s:
			if declared++; declared > 1 {
				return refuse("refactor-duplicate-address", "The address isn't unique", "%s has several blocks %s. Correct that first.", in(s.folder), s.address()).in(o.file, o.file.span(o.start, o.end))
			}
		}
	}
	for _, o := range w.found {
		if o.symbol == renamed && s.kind != "provider" {
			return refuse("refactor-name-taken", "The name is taken", "%s refers to %s, which no block declares; with this rename it would refer to another thing.", o.file.name, renamed.address()).in(o.file, o.file.span(o.start, o.end))
		}
	}
	return nil
}

// concerned are the folders in which a symbol can be named.
func (w *work) concerned(s symbol) []string {
	folders := []string{s.folder}
	for caller, calls := range w.calls {
		for _, call := range calls {
			if call.folder == s.folder && (s.kind == "variable" || s.kind == "output" || s.kind == "provider") {
				folders = append(folders, caller)
			}
		}
	}
	return folders
}

// isReadable: every file that may name the symbol can be read whole and changed.
func (w *work) isReadable(s, _ symbol) *refusal {
	folders := w.concerned(s)
	concerned := func(f *file) bool {
		return slices.Contains(folders, f.dir) || isTest(f.name) && slices.Contains(folders, w.tested(f))
	}
	for _, f := range w.files {
		if f.broken != nil && concerned(f) {
			return w.unreadable(f)
		}
	}
	for _, f := range w.json {
		if concerned(f) && !strings.HasSuffix(f.name, ".tfvars.json") && mentions(f, s.name) {
			return refuse("refactor-json", "A file in JSON syntax", "%s mentions %q. Files in JSON syntax aren't changed, so that a reference could be missed: rewrite it in native syntax, or rename by hand.", f.name, s.name).in(f, f.span(0, 0))
		}
	}
	return nil
}

func mentions(f *file, name string) bool {
	word := regexp.MustCompile(`(^|[^\w-])` + regexp.QuoteMeta(name) + `($|[^\w-])`)
	return word.Match(f.text) || strings.HasSuffix(f.name, ".json") && bytes.Contains(f.text, []byte(`\u`))
}

// isReadByName: of an output, nobody takes the module's outputs as a whole, where the name would be a key.
func (w *work) isReadByName(s, _ symbol) *refusal {
	if s.kind != "output" {
		return nil
	}
	for _, o := range w.found {
		if call := w.calls[o.folder][o.name]; o.whole && call != nil && call.folder == s.folder {
			return refuse("refactor-whole-module", "The module is used as a whole", "%s uses %s with all its outputs, so that it can't be told whether %q is read there. Refer to the outputs by name first.", o.file.name, o.address(), s.name).in(o.file, o.file.span(o.start, o.end))
		}
	}
	return nil
}

// movedTo records the address in every place of the root module's plan.
func (w *work) movedTo(folder, from, to string) {
	for _, way := range w.pathsTo(folder) {
		prefix := ""
		for _, name := range way {
			prefix += "module." + name + "."
		}
		w.moved = append(w.moved, Move{prefix + from, prefix + to})
	}
}

// aboutReaders says who may know the old name and isn't in the workspace.
func (w *work) aboutReaders(s symbol) {
	root := !slices.ContainsFunc(w.callers(s.folder), func(string) bool { return true })
	switch {
	case s.kind == "variable" && root:
		w.note(nil, "refactor-outside", "Others may know the old name", "Whoever sets the variable from outside must use the new name: -var, TF_VAR_%s, values in HCP Terraform, callers that aren't in this workspace.", s.name)
	case s.kind == "output" && root:
		w.note(nil, "refactor-outside", "Others may know the old name", "Whoever reads the output %q from outside must use the new name: terraform_remote_state, scripts, callers that aren't in this workspace.", s.name)
	case s.kind == "module" && w.calls[s.folder][s.name].folder == "":
		w.note(nil, "refactor-outside", "Run terraform init", "Modules that are downloaded are known by the names of their calls: run terraform init after this rename.")
	}
	for _, f := range w.other {
		if mentions(f, s.name) && (s.kind == "variable" || s.kind == "output") {
			w.note(f, "refactor-outside", "A file may know the old name", "%s mentions %q. It is another tool's file and wasn't changed.", f.name, s.name)
		}
	}
	for _, f := range w.files {
		if _, ok := w.moduleOf(f.dir); isValues(f.name) && !ok && f.body != nil && f.body.Attributes[s.name] != nil && s.kind == "variable" {
			w.note(f, "refactor-outside", "A file may know the old name", "%s sets %q. It lies in the folder of no module, so that it can't be told whose variable that is; it wasn't changed.", f.name, s.name)
		}
	}
}

func (w *work) callers(folder string) (callers []string) {
	for caller, calls := range w.calls {
		for _, call := range calls {
			if path.Clean(call.folder) == folder && call.folder != "" {
				callers = append(callers, caller)
			}
		}
	}
	return callers
}
