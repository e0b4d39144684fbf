// Package workspace holds the files of one request: checked against the limits, and as the only file system that the
// program under judgement can see.
package workspace

import (
	"bytes"
	_ "embed" // limits.json
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing/fstest"
	"unicode/utf8"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
)

// Limits on size. What is larger is no program that someone wrote, and is not read. Who reads for the engine has the same ones.
type limits struct {
	Files       int // in all
	TotalBytes  int // of all
	ConfigBytes int // of a file of configuration
	FileBytes   int // of any other
	LineBytes   int // one name, number or run of text without a line break
}

//go:embed limits.json
var limitsText []byte

// Limits are read from limits.json, which the TypeScript side reads as well.
var Limits = func() (l limits) {
	if err := json.Unmarshal(limitsText, &l); err != nil {
		panic(err)
	}
	return l
}()

// Content is a file of a request: text, or {"base64": …}.
type Content []byte

func (c *Content) UnmarshalJSON(raw []byte) error {
	serve.Beat() // of many files most of the time goes into reading them
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

// Workspace is the files that passed the limits. Names are those that Terraform prints: as seen from the root module's
// folder, so that what lies above it begins with ../.
type Workspace struct {
	Names   []string // sorted; of files whose content is there
	Wanted  []Reach  // what was looked for and has to be brought
	Unread  []Reach  // what was looked for and can't be read
	base    string   // the root module's folder, from the top
	files   fstest.MapFS
	reached map[Reach]string // what was brought before, and why not; nil when the files are all there is
	unknown []Reach          // since TakeUnknown was called
}

// New makes a workspace of files that are all there is.
func New(files map[string]Content) (*Workspace, []report.Diagnostic) { return Open(files, Reading{}) }

// Open checks the files; what is wrong with one is told, and the file left out.
func Open(files map[string]Content, reading Reading) (*Workspace, []report.Diagnostic) {
	names := slices.Sorted(maps.Keys(files))
	w, diags := reading.open(names)
	total := 0
	for _, content := range files {
		total += len(content)
	}
	if problem := tooLarge(len(files), total); problem != nil {
		return w, append(diags, *problem)
	}
	for _, name := range names {
		content := files[name]
		problem := w.checkName(name)
		if problem == nil {
			problem = check(name, content)
		}
		if problem != nil {
			problem.Stage, problem.Severity, problem.File = "parse", report.Error, name
			diags = append(diags, *problem)
			continue
		}
		w.files[w.fromTop(name)] = &fstest.MapFile{Data: content, Mode: 0o644}
		w.Names = append(w.Names, name)
	}
	return w, diags
}

// IsConfig tells whether a file is parsed as configuration or as values of variables.
func IsConfig(name string) bool {
	for _, extension := range []string{".tf", ".tofu", ".tf.json", ".tofu.json", ".tfvars", ".tfvars.json"} {
		if strings.HasSuffix(name, extension) {
			return true
		}
	}
	return IsTest(name)
}

// IsTest tells whether a file holds tests.
func IsTest(name string) bool {
	for _, extension := range []string{".tftest.hcl", ".tofutest.hcl", ".tftest.json", ".tofutest.json"} {
		if strings.HasSuffix(name, extension) {
			return true
		}
	}
	return false
}

// Text returns a file's bytes, nil when there is none.
func (w *Workspace) Text(name string) []byte {
	if file := w.files[w.fromTop(name)]; file != nil {
		return file.Data
	}
	return nil
}

// Replace gives a file another text.
func (w *Workspace) Replace(name string, text []byte) { w.files[w.fromTop(name)].Data = text }

// tooLarge says which limit the files are over. None of them is read then: what a part of a program says of the rest is wrong.
func tooLarge(count, total int) *report.Diagnostic {
	d := report.Diagnostic{Stage: "parse", Severity: report.Error, Code: "workspace-limit", Range: at(nil, 0)}
	switch {
	case count > Limits.Files:
		d.Summary = "Too many files"
		d.Detail = fmt.Sprintf("These are %d files; the verifier reads %d at most. Leave out what isn't part of the program.", count, Limits.Files)
	case total > Limits.TotalBytes:
		d.Summary = "Too much text"
		d.Detail = fmt.Sprintf("These files have %.1f MiB in all; the verifier reads %d MiB at most. Leave out what isn't part of the program.", float64(total)/(1<<20), Limits.TotalBytes>>20)
	default:
		return nil
	}
	return &d
}

func check(name string, content []byte) *report.Diagnostic {
	switch {
	case len(content) > Limits.ConfigBytes && IsConfig(name):
		return &report.Diagnostic{
			Code: "file-limit", Summary: "File too large", Range: at(content, 0),
			Detail: fmt.Sprintf("The file has %d bytes; the verifier reads %d at most. Split it up.", len(content), Limits.ConfigBytes),
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
			Detail: fmt.Sprintf("A line has more than %d bytes. Break it, or move the text into a file of its own.", Limits.LineBytes),
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
		if length > Limits.LineBytes {
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
