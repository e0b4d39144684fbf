package workspace

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Kinds of what a program reaches.
const (
	Module = "module" // the configuration of a folder
	File   = "file"   // one file
	List   = "list"   // the names of the files below a folder
)

// Reach is something that a program reaches.
type Reach struct {
	Kind   string `json:"kind"`
	Path   string `json:"path"`             // from the root module's folder
	Levels int    `json:"levels,omitempty"` // of a list; none means all
	Why    string `json:"why,omitempty"`    // it can't be read
}

// Reading says what a request's files are of all that there is.
type Reading struct {
	// Root is the root module's folder, from the highest folder that may be read. Without it, that is the highest which the files name.
	Root string `json:"root"`
	// Listed are files that exist and whose content nobody asked for.
	Listed []string `json:"listed"`
	// Reached is what was looked up; nil when the files are all there is within the top folder.
	Reached []Reach `json:"reached"`
}

// folderAbove stands for a folder whose name isn't given. No program calls a folder so.
const folderAbove = "..."

func (r Reading) open(names []string) (*Workspace, []report.Diagnostic) {
	w := &Workspace{base: path.Clean(r.Root), files: fstest.MapFS{}}
	var diags []report.Diagnostic
	if !fs.ValidPath(w.base) {
		diags = append(diags, report.Diagnostic{
			Stage: "parse", Severity: report.Error, Code: "invalid-path", Summary: "Invalid folder", Range: at(nil, 0),
			Detail: fmt.Sprintf("The root module's folder %q is no relative, slash-separated path.", r.Root),
		})
		w.base = "."
	}
	if w.base == "." {
		for range above(append(names, r.Listed...)) {
			w.base = path.Join(w.base, folderAbove)
		}
	}
	w.files[w.base] = &fstest.MapFile{Mode: 0o755 | fs.ModeDir}
	for _, name := range r.Listed {
		if full := w.fromTop(name); fs.ValidPath(full) { // of a list of a folder above the root module's, it may be one below that
			w.files[full] = &fstest.MapFile{Mode: 0o644, Sys: listed{}}
		}
	}
	if r.Reached != nil {
		w.reached = map[Reach]string{}
		for _, reach := range r.Reached {
			why := reach.Why
			reach.Why = ""
			w.reached[reach] = why
		}
	}
	return w, diags
}

// listed marks a file whose content isn't there.
type listed struct{}

// above counts the folders above the root module's that names lead to.
func above(names []string) (most int) {
	for _, name := range names {
		most = max(most, strings.Count(name, "../")) // others than leading ones are refused
	}
	return min(most, 100)
}

// Root is the root module's folder, from the top.
func (w *Workspace) Root() string { return w.base }

// fromTop gives a name as seen from the top folder; it begins with ../ when it leads out of it.
func (w *Workspace) fromTop(name string) string { return path.Join(w.base, name) }

// Clean gives the one name of a path: as seen from the root module's folder, by the fewest steps.
func (w *Workspace) Clean(name string) string {
	full := w.fromTop(name)
	if outside(full) {
		return path.Clean(name)
	}
	return w.fromRoot(full)
}

// Inside tells whether a path from the root module's folder stays within the top folder.
func (w *Workspace) Inside(name string) bool { return !path.IsAbs(name) && !outside(w.fromTop(name)) }

func (w *Workspace) fromRoot(full string) string { return between(w.base, full) }

// Between gives the path that leads from one folder to another.
func (w *Workspace) Between(from, to string) string { return between(w.fromTop(from), w.fromTop(to)) }

// Around is the folder two above a name, or as near to it as may be looked into.
func (w *Workspace) Around(name string) string {
	for _, up := range []string{"../..", ".."} {
		if full := path.Join(w.fromTop(name), up); !outside(full) {
			return w.fromRoot(full)
		}
	}
	return "."
}

// Folders are those of which a file is known that is one of a module's.
func (w *Workspace) Folders(ofModule func(name string) bool) []string {
	folders := map[string]bool{}
	for full, file := range w.files {
		if !file.Mode.IsDir() && ofModule(full) {
			folders[w.fromRoot(path.Dir(full))] = true
		}
	}
	return slices.Sorted(maps.Keys(folders))
}

func between(base, full string) string {
	from, to := steps(base), steps(full)
	for len(from) > 0 && len(to) > 0 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return cmp.Or(path.Join(strings.Repeat("../", len(from)), path.Join(to...)), ".")
}

func steps(folder string) []string {
	if folder == "." {
		return nil
	}
	return strings.Split(folder, "/")
}

func outside(full string) bool {
	return full == ".." || strings.HasPrefix(full, "../") || path.IsAbs(full)
}

func (w *Workspace) checkName(name string) *report.Diagnostic {
	full := w.fromTop(name)
	detail := fmt.Sprintf("%q is no relative, slash-separated path inside the workspace.", name)
	switch {
	case name == "" || path.IsAbs(name) || strings.ContainsAny(name, "\\\x00"):
	case outside(full):
		detail = fmt.Sprintf("%q lies above the top folder of the workspace.", name)
	case fs.ValidPath(full) && full != w.base && w.fromRoot(full) == name:
		return nil
	}
	return &report.Diagnostic{Code: "invalid-path", Summary: "Invalid file path", Range: at(nil, 0), Detail: detail}
}

// Why the engine itself doesn't read something.
const (
	isAbsolute = "it has an absolute path, and only what belongs to the program is read"
	isAbove    = "it lies above the folder that was opened. The command line (verify FOLDER) reads what lies above a folder in its repository"
)

// Look tells whether all that there is of something is among the files. If not, it is among Wanted or Unread afterwards.
func (w *Workspace) Look(reach Reach) (known bool, why string) {
	switch looked, ok := w.reached[reach]; {
	case path.IsAbs(reach.Path) || strings.HasPrefix(reach.Path, "~"):
		why = isAbsolute
	case w.reached == nil && outside(w.fromTop(reach.Path)):
		why = isAbove
	case w.reached == nil || ok && looked == "":
		return true, ""
	case ok:
		why = looked
	default:
		if !slices.Contains(w.Wanted, reach) {
			w.Wanted = append(w.Wanted, reach)
		}
		return false, ""
	}
	reach.Why = why
	if !slices.Contains(w.Unread, reach) {
		w.Unread = append(w.Unread, reach)
	}
	return false, why
}

// TakeUnknown gives what was looked for in vain since it was called last.
func (w *Workspace) TakeUnknown() []Reach {
	unknown := w.unknown
	w.unknown = nil
	return unknown
}

func (w *Workspace) lookFor(kind, name string, levels int) {
	reach := Reach{Kind: kind, Path: name, Levels: levels}
	if known, why := w.Look(reach); !known {
		reach.Why = why
		w.unknown = append(w.unknown, reach)
	}
}
