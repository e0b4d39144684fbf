package policy

import (
	"maps"
	"regexp"
	"slices"

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
