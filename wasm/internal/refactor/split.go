package refactor

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/edit"
)

// homes are the files of kinds of blocks, as Terraform's standard structure of modules has them. All else stays where it is.
var homes = map[string]string{"variable": "variables.tf", "output": "outputs.tf", "provider": "providers.tf", "terraform": "versions.tf"}

// split puts blocks into files by their kind; by service also resources and data sources: aws_s3_bucket is s3.tf's. What
// is in such a file already stays, and what comes to it is put behind.
func (w *work) split() error {
	w.verbatim = true
	folder := path.Clean(w.request.Folder)
	if w.request.File != "" {
		folder = path.Dir(w.request.File)
	}
	arriving := map[string][][]byte{}
	var sources []*file
	for _, f := range w.files {
		if f.dir != folder || !isConfig(f.name) || isOverride(f.name) {
			continue
		}
		if f.broken != nil {
			return w.unreadable(f)
		}
		if w.request.File == "" || f.name == w.request.File {
			sources = append(sources, f)
		}
	}
	if len(sources) == 0 {
		return refuse("refactor-nothing-here", "Nothing to split", "There is no file in native syntax %q that could be split.", w.request.File)
	}
	for _, f := range sources {
		homeOf := func(address string) string {
			if home := w.homeOf(address); home != "" && path.Join(folder, home) != f.name {
				return path.Join(folder, home)
			}
			return ""
		}
		var order []string
		rest, pieces := edit.Take(f.name, f.text, func(span edit.Span) bool {
			home := homeOf(span.Address)
			if home != "" {
				order = append(order, home)
			}
			return home != ""
		})
		slices.Reverse(order) // it was asked from the end
		for i, piece := range pieces {
			arriving[order[i]] = append(arriving[order[i]], piece)
		}
		if len(pieces) > 0 {
			f.replace(0, len(f.text), string(rest))
		}
	}
	if len(arriving) == 0 {
		return refuse("refactor-nothing-here", "Nothing to split", "Every block is in the file of its kind already.")
	}
	for name, pieces := range arriving {
		text := bytes.Join(pieces, []byte("\n"))
		i := slices.IndexFunc(w.files, func(f *file) bool { return f.name == name })
		switch {
		case i < 0 && w.given[name] != nil:
			return refuse("refactor-file-exists", "A file is in the way", "%s is there and can't be read; nothing is overwritten. Correct it first.", name)
		case i < 0:
			w.created[name] = string(text)
		default:
			f := w.files[i]
			gap := map[bool]string{true: "\n", false: "\n\n"}[bytes.HasSuffix(f.text, []byte("\n"))]
			if len(bytes.TrimSpace(f.text)) == 0 {
				gap = ""
			}
			f.replace(len(f.text), len(f.text), gap+string(text))
		}
	}
	return nil
}

func (w *work) homeOf(address string) string {
	kind, _, _ := strings.Cut(address, ".")
	if home := homes[kind]; home != "" || w.request.By != "service" {
		return home
	}
	words := strings.Split(strings.Split(strings.TrimPrefix(address, "data."), ".")[0], "_")
	if len(words) < 2 || words[1] == "" || words[0] == "terraform" || kind == "ephemeral" {
		return ""
	}
	return words[1] + ".tf"
}
