package funcs

import (
	"embed"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// WorkspaceDir is where the workspace lies for abspath and path.cwd, and HomeDir what ~ stands for.
const (
	WorkspaceDir = "/workspace"
	HomeDir      = "/home/user"
)

// Workspace holds the files that file(), templatefile(), fileset() and the like may read: those of the current request,
// and nothing of the machine's. One request is evaluated at a time.
var Workspace fs.FS = embed.FS{}

// inWorkspace gives the name of a path within Workspace; outside it nothing exists.
func inWorkspace(baseDir, name string) (string, error) {
	full := expandHome(name)
	if !path.IsAbs(full) {
		full = path.Join(WorkspaceDir, baseDir, full)
	}
	full = path.Clean(full)
	if full == WorkspaceDir {
		return ".", nil
	}
	inside, ok := strings.CutPrefix(full, WorkspaceDir+"/")
	if !ok {
		return "", &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return inside, nil
}

func openInWorkspace(baseDir, name string) (fs.File, error) {
	inside, err := inWorkspace(baseDir, name)
	if err != nil {
		return nil, err
	}
	return Workspace.Open(inside)
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
	matches, err := doublestar.Glob(Workspace, path.Join(inside, pattern), doublestar.WithFilesOnly())
	return inside, matches, err
}

func absInWorkspace(name string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	return path.Join(WorkspaceDir, name)
}

func expandHome(name string) string {
	if rest, ok := strings.CutPrefix(name, "~"); ok && (rest == "" || rest[0] == '/') {
		return HomeDir + rest
	}
	return name
}

// ReadWorkspaceFile reads a file by a path relative to the root module, for data sources that do.
func ReadWorkspaceFile(name string) ([]byte, error) {
	file, err := openInWorkspace(".", name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

// WorkspacePath tells whether a path relative to the root module exists, and whether it is a directory.
func WorkspacePath(name string) (exists, isDir bool) {
	if !path.IsAbs(name) {
		name = path.Join(WorkspaceDir, name) // so that ~ stands for nothing
	}
	info, err := statInWorkspace(".", name)
	return err == nil, err == nil && info.IsDir()
}
