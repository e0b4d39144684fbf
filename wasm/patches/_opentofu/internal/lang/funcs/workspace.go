package funcs

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/hashicorp/hcl/v2"
)

// Top is what abspath and path.cwd call the highest folder that there is, and HomeDir what ~ stands for.
const (
	Top     = "/workspace"
	HomeDir = "/home/user"
)

// Files is what file(), templatefile(), fileset() and the like may read, by names from the top folder.
type Files interface {
	fs.FS
	// Below gives the files below a folder, to so many levels or, with 0, to any.
	Below(folder string, levels int) fs.FS
	// Outside is told of a path that leads out of the top folder.
	Outside(path string)
}

// Workspace holds the files of the current request, and nothing of the machine's. One request is evaluated at a time.
var Workspace Files = nothing{}

// RootDir is the root module's folder, from the top.
var RootDir = "."

type nothing struct{ embed.FS }

func (n nothing) Below(string, int) fs.FS { return n }
func (nothing) Outside(string)            {}

// WorkspaceDir is the absolute path of the root module's folder.
func WorkspaceDir() string { return path.Join(Top, RootDir) }

// inWorkspace gives the name of a path within Workspace; nothing is known of what lies outside.
func inWorkspace(baseDir, name string) (string, error) {
	full := expandHome(name)
	inside := path.Join(RootDir, baseDir, full)
	if path.IsAbs(full) {
		switch full = path.Clean(full); {
		case full == Top:
			inside = "."
		case strings.HasPrefix(full, Top+"/"):
			inside = full[len(Top)+1:]
		default:
			inside = ".."
		}
	} else {
		name = path.Join(baseDir, full)
	}
	if inside == ".." || strings.HasPrefix(inside, "../") {
		Workspace.Outside(name)
		return "", &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return inside, nil
}

func openInWorkspace(baseDir, name string) (fs.File, error) {
	inside, err := inWorkspace(baseDir, name)
	if err != nil {
		return nil, err
	}
	file, err := Workspace.Open(inside)
	var wrong *fs.PathError
	if errors.As(err, &wrong) {
		wrong.Path = name // as it is written
	}
	return file, err
}

func statInWorkspace(baseDir, name string) (fs.FileInfo, error) {
	inside, err := inWorkspace(baseDir, name)
	if err != nil {
		return nil, err
	}
	return fs.Stat(Workspace, inside)
}

// globInWorkspace returns the files that match, and the directory that their names begin with.
func globInWorkspace(baseDir, dir, pattern string) (string, []string, error) {
	inside, err := inWorkspace(baseDir, dir)
	if err != nil {
		return dir, nil, nil
	}
	if _, err := inWorkspace(baseDir, path.Join(dir, pattern)); err != nil {
		return dir, nil, nil
	}
	pattern = path.Join(inside, pattern)
	folder, rest := doublestar.SplitPattern(pattern)
	levels := 1 + strings.Count(rest, "/")
	if strings.Contains(rest, "**") {
		levels = 0
	}
	matches, err := doublestar.Glob(Workspace.Below(folder, levels), pattern, doublestar.WithFilesOnly())
	return inside, matches, err
}

func absInWorkspace(name string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	return path.Join(WorkspaceDir(), name)
}

func expandHome(name string) string {
	if rest, ok := strings.CutPrefix(name, "~"); ok && (rest == "" || rest[0] == '/') {
		return HomeDir + rest
	}
	return name
}

// ReadWorkspaceFile reads a file by a path relative to the root module, for data sources that do.
func ReadWorkspaceFile(name string) ([]byte, error) {
	defer hcl.Unread(hcl.Range{}) // it is no call of a function
	file, err := openInWorkspace(".", name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

// WorkspacePath tells whether a path relative to the root module exists, and whether it is a directory.
func WorkspacePath(name string) (exists, isDir bool) {
	if strings.HasPrefix(name, "~") {
		name = "./" + name // stands for nothing here
	}
	inside, err := inWorkspace(".", name)
	if err != nil {
		return false, false
	}
	info, err := fs.Stat(Workspace.Below(inside, 1), inside)
	return err == nil, err == nil && info.IsDir()
}
