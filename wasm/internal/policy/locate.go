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

// locate says where the resources are written, and whether a comment there suppresses the finding.
func locate(results []report.PolicyResult, sources map[string]report.Source, files map[string]string) {
	for i := range results {
		r := &results[i]
		source, ok := find(sources, r.Address)
		if !ok {
			continue
		}
		r.File, r.Range = source.File, source.Range
		if r.Result == report.Pass {
			continue
		}
		for _, c := range suppressions(files[source.File], source.Range) {
			if slices.Contains(r.Equivalents.Checkov, c.id) || slices.Contains(r.Equivalents.Trivy, c.id) || c.id == r.Rule {
				r.Suppressed = &report.Suppression{Reason: c.reason, By: report.ByComment}
				break
			}
		}
	}
}

type suppression struct{ id, reason string }

var (
	checkovSkip  = regexp.MustCompile(`(?:#|//)\s*checkov:skip=([\w/-]+):[ \t]*(\S.*)`)
	trivyIgnore  = regexp.MustCompile(`(?:#|//)\s*(?:trivy|tfsec):ignore:([\w/-]+)(?:[:\[]\S*)?[ \t]+(\S.*)`)
	tflintIgnore = regexp.MustCompile(`(?:#|//)\s*tflint-ignore:\s*([\w/-]+(?:\s*,\s*[\w/-]+)*)[ \t]+(?:#|//|--)?[ \t]*(\S.*)`)
)

// suppressions are the comments with a reason in a resource's block, and in the comment lines right above it. A comment
// without a reason suppresses nothing.
func suppressions(text string, where report.Range) []suppression {
	if !strings.Contains(text, "ignore:") && !strings.Contains(text, "checkov:skip=") {
		return nil
	}
	lines := strings.Split(text, "\n")
	first := max(0, min(where.Start.Line-1, len(lines)-1))
	last := blockEnd(lines, first)
	for first > 0 && isComment(lines[first-1]) {
		first--
	}
	var found []suppression
	for _, line := range lines[first : last+1] {
		line = strings.TrimRight(line, " \t\r")
		for _, form := range []*regexp.Regexp{checkovSkip, trivyIgnore, tflintIgnore} {
			m := form.FindStringSubmatchIndex(line)
			if m == nil || strings.Count(line[:m[0]], `"`)%2 == 1 { // not a comment but a string
				continue
			}
			for id := range strings.SplitSeq(line[m[2]:m[3]], ",") {
				// Trivy has dropped the prefix of its ids; both forms are in use.
				found = append(found, suppression{strings.TrimPrefix(strings.TrimSpace(id), "AVD-"), line[m[4]:m[5]]})
			}
		}
	}
	return found
}

func isComment(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "#") || strings.HasPrefix(line, "//")
}

// blockEnd is the line with the bracket that closes the block which begins on line first. Formatted or not, a block's
// last line holds its bracket alone, and at most as far to the right as its first line.
func blockEnd(lines []string, first int) int {
	indent := func(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }
	for i := first + 1; i < len(lines); i++ {
		if strings.HasPrefix(strings.TrimSpace(lines[i]), "}") && indent(lines[i]) <= indent(lines[first]) {
			return i
		}
	}
	return first
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
