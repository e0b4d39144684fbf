package policy

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

var instanceKey = regexp.MustCompile(`\[("(\\.|[^"\\])*"|[0-9]+)\]`)

// find looks a resource up by its address, or by the address of the block that it is an instance of.
func find(sources map[string]report.Source, address string) (report.Source, bool) {
	source, ok := sources[address]
	if !ok && address != "" {
		source, ok = sources[instanceKey.ReplaceAllString(address, "")]
	}
	return source, ok
}

// locate says where the resources are written.
func locate(results []report.PolicyResult, sources map[string]report.Source) {
	for i := range results {
		if source, ok := find(sources, results[i].Address); ok {
			results[i].File, results[i].Range = source.File, source.Range
		}
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

var (
	addressLike  = regexp.MustCompile(`[A-Za-z_][\w-]*(?:\.[\w-]+)+(?:\[(?:"[^"]*"|\d+)\])?(?:\.[A-Za-z_][\w-]*(?:\[(?:"[^"]*"|\d+)\])?)*`)
	modulePrefix = regexp.MustCompile(`^(?:module\.[\w-]+(?:\[(?:"[^"]*"|\d+)\])?\.)+`)
)

// place is where what a policy says of a subject belongs: where it says itself, by address or line, else at the one resource that its message
// names, else at the beginning of the file that was judged.
func (j *judging) place(one *subject, m message) (report.Source, bool) {
	if source, ok := find(j.sources, m.address); ok {
		return source, true
	}
	if text, ok := j.choice.Files[m.at.File]; ok && m.at.Range.Start.Line > 0 {
		return report.Source{File: m.at.File, Range: lineRange(text, m.at.Range.Start.Line)}, true
	}
	sources := j.sources
	if one.file != "" { // addresses in a file are those of its module
		sources = j.own[one.file]
		if sources == nil {
			sources = map[string]report.Source{}
			for address, source := range j.sources {
				if source.File == one.file {
					sources[modulePrefix.ReplaceAllString(address, "")] = source
				}
			}
			j.own[one.file] = sources
		}
	}
	named := map[report.Source]bool{}
	for _, text := range addressLike.FindAllString(m.text, -1) {
		for ; strings.Contains(text, "."); text = text[:strings.LastIndexByte(text, '.')] { // an argument may follow
			if source, ok := find(sources, text); ok {
				named[source] = true
				break
			}
		}
	}
	if len(named) == 1 {
		for source := range named {
			return source, true
		}
	}
	return report.Source{File: one.file, Range: span("", nil)}, one.file != ""
}
