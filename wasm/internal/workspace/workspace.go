// Package workspace holds the files of one request: checked against the limits, and as the only file system that the
// program under judgement can see.
package workspace

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/fstest"
	"unicode/utf8"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Limits on size. What is larger is no program that someone wrote, and is not read.
const (
	MaxFile  = 1 << 20
	MaxTotal = 16 << 20
	MaxFiles = 5_000
	maxToken = 128 << 10 // one name, number or run of text without a line break
)

// Content is a file of a request: text, or {"base64": …}.
type Content []byte

func (c *Content) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		var text string
		err := json.Unmarshal(raw, &text)
		*c = Content(text)
		return err
	}
	var encoded struct{ Base64 string }
	if err := json.Unmarshal(raw, &encoded); err != nil {
		return err
	}
	decoded, err := base64.StdEncoding.DecodeString(encoded.Base64)
	*c = decoded
	return err
}

// Workspace is the files that passed the limits.
type Workspace struct {
	FS    fstest.MapFS
	Names []string // sorted
}

// New checks the files; what is wrong with one is told, and the file left out.
func New(files map[string]Content) (*Workspace, []report.Diagnostic) {
	w := &Workspace{FS: fstest.MapFS{}}
	var diags []report.Diagnostic
	total := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		content := files[name]
		total += len(content)
		if problem := check(name, content, total, len(w.Names)); problem != nil {
			problem.Stage, problem.Severity, problem.File = "parse", report.Error, name
			diags = append(diags, *problem)
			if problem.Code == "workspace-limit" {
				break
			}
			continue
		}
		w.FS[name] = &fstest.MapFile{Data: content, Mode: 0o644}
		w.Names = append(w.Names, name)
	}
	return w, diags
}

// Empty is the file system between requests.
var Empty = fstest.MapFS{}

// IsConfig tells whether a file is parsed as configuration or as values of variables.
func IsConfig(name string) bool {
	for _, extension := range []string{".tf", ".tofu", ".tf.json", ".tofu.json", ".tfvars", ".tfvars.json"} {
		if strings.HasSuffix(name, extension) {
			return true
		}
	}
	return false
}

// Text returns a file's bytes, nil when there is none.
func (w *Workspace) Text(name string) []byte {
	if file := w.FS[name]; file != nil {
		return file.Data
	}
	return nil
}

func check(name string, content []byte, total, count int) *report.Diagnostic {
	switch {
	case !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00") || path.Clean(name) != name:
		return &report.Diagnostic{
			Code: "invalid-path", Summary: "Invalid file path", Range: at(content, 0),
			Detail: fmt.Sprintf("%q is no relative, slash-separated path inside the workspace.", name),
		}
	case total > MaxTotal || count >= MaxFiles:
		return &report.Diagnostic{
			Code: "workspace-limit", Summary: "Too many files", Range: at(content, 0),
			Detail: fmt.Sprintf("A workspace may have %d files and %d MiB in all. Leave out what isn't part of the program.", MaxFiles, MaxTotal>>20),
		}
	case len(content) > MaxFile && IsConfig(name):
		return &report.Diagnostic{
			Code: "file-limit", Summary: "File too large", Range: at(content, 0),
			Detail: fmt.Sprintf("The file has %d bytes; the verifier reads %d at most. Split it up.", len(content), MaxFile),
		}
	}
	if !IsConfig(name) {
		return nil // read by file() and the like, which say themselves what they can't read
	}
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return &report.Diagnostic{
			Code: "nul-byte", Summary: "NUL byte", Range: at(content, i),
			Detail: "The file contains a NUL byte, so it is no text. Save it as UTF-8.",
		}
	}
	if !utf8.Valid(content) {
		i := 0
		for i < len(content) {
			r, size := utf8.DecodeRune(content[i:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			i += size
		}
		return &report.Diagnostic{
			Code: "invalid-utf8", Summary: "Invalid UTF-8", Range: at(content, i),
			Detail: "The file is no valid UTF-8 from here on. Save it as UTF-8.",
		}
	}
	if i := longToken(content); i >= 0 {
		return &report.Diagnostic{
			Code: "token-limit", Summary: "Token too long", Range: at(content, i),
			Detail: fmt.Sprintf("A line has more than %d bytes. Break it, or move the text into a file of its own.", maxToken),
		}
	}
	return nil
}

func longToken(content []byte) int {
	start := 0
	for start < len(content) {
		length := bytes.IndexByte(content[start:], '\n')
		if length < 0 {
			length = len(content) - start
		}
		if length > maxToken {
			return start
		}
		start += length + 1
	}
	return -1
}

// at is an empty range at a byte offset. Columns are exact for ASCII, which is near enough for what can't be read anyway.
func at(content []byte, offset int) report.Range {
	before := content[:offset]
	line := bytes.Count(before, []byte("\n"))
	column := offset - (bytes.LastIndexByte(before, '\n') + 1)
	position := report.Position{Line: line + 1, Column: column + 1, Byte: offset}
	return report.Range{Start: position, End: position}
}
