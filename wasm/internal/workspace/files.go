package workspace

import (
	"io/fs"
	"path"
)

// What functions see of a workspace: names are from the top folder. What is looked for and isn't there may not have been brought.

// Open opens a file or a folder.
func (w *Workspace) Open(full string) (fs.File, error) {
	if file := w.files[full]; file == nil || file.Sys == (listed{}) {
		w.lookFor(File, w.fromRoot(full), 0)
	}
	return w.files.Open(full)
}

// Stat tells what there is under a name, whose content need not be there.
func (w *Workspace) Stat(full string) (fs.FileInfo, error) {
	if w.files[full] == nil {
		w.lookFor(File, w.fromRoot(full), 0)
	}
	return w.files.Stat(full)
}

// Below gives the files below a folder, to so many levels or, with 0, to any.
func (w *Workspace) Below(full string, levels int) fs.FS {
	w.lookFor(List, w.fromRoot(full), levels)
	return w.files
}

// Outside notes that something was looked for that lies outside the top folder.
func (w *Workspace) Outside(name string) { w.lookFor(File, name, 0) }

// FromRoot is the file system as the root module sees it: names may begin with ../. It holds what was brought.
func (w *Workspace) FromRoot() fs.FS { return fromRoot{w} }

type fromRoot struct{ *Workspace }

func (w fromRoot) Open(name string) (fs.File, error) { return w.files.Open(path.Join(w.base, name)) }

func (w fromRoot) Stat(name string) (fs.FileInfo, error) {
	return w.files.Stat(path.Join(w.base, name))
}

// Nothing is what there is between requests.
func Nothing() *Workspace {
	w, _ := New(nil)
	return w
}
