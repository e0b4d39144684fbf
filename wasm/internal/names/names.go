// Package names finds what a misspelt or misremembered name probably means.
package names

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Nearest returns the one candidate that a name means: the same letters in another case or cut into other words, the same
// words in another order, or a small and unambiguous edit distance. Sure: near enough to be put in without asking.
func Nearest(given string, candidates []string) (meant string, sure bool) {
	if only := onlyOne(candidates, func(name string) bool { return letters(name) == letters(given) }); only != "" {
		return only, true
	}
	if len(strings.Split(given, "_")) > 1 {
		order := sorted(given)
		if only := onlyOne(candidates, func(name string) bool { return slices.Equal(sorted(name), order) }); only != "" {
			return only, true
		}
	}
	meant = hcl.NearestName(given, candidates)
	return meant, meant != "" && isSlip(given, meant)
}

// Alike lists at most n candidates that share most words with a name, the likeliest first. The first word of what belongs
// to a provider, such as aws_, says nothing: prefix tells how many words don't count.
func Alike(given string, candidates []string, prefix, n int) []string {
	type scored struct {
		name  string
		score float64
	}
	own := words(given, prefix)
	var found []scored
	for _, name := range candidates {
		theirs := words(name, prefix)
		common := 0
		for _, word := range own {
			if slices.Contains(theirs, word) {
				common++
			}
		}
		if score := 2 * float64(common) / float64(len(own)+len(theirs)); common > 0 && score >= 0.5 {
			found = append(found, scored{name, score})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int {
		switch {
		case a.score != b.score && a.score > b.score:
			return -1
		case a.score != b.score:
			return 1
		}
		return strings.Compare(a.name, b.name)
	})
	var alike []string
	for _, s := range found[:min(n, len(found))] {
		alike = append(alike, s.name)
	}
	return alike
}

// isSlip tells a slip of the fingers from another word: numbers are the same, and one letter in seven may differ.
func isSlip(given, meant string) bool {
	return digits(given) == digits(meant) && distance(given, meant) <= max(1, max(len(given), len(meant))/7)
}

// distance counts insertions, deletions, replacements and swaps of neighbours.
func distance(a, b string) int {
	before, row := []int(nil), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

func onlyOne(candidates []string, fits func(string) bool) string {
	only := ""
	for _, name := range candidates {
		if fits(name) {
			if only != "" && only != name {
				return ""
			}
			only = name
		}
	}
	return only
}

var plain = strings.NewReplacer("_", "", "-", "")

func letters(name string) string { return strings.ToLower(plain.Replace(name)) }

func digits(name string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, name)
}

func sorted(name string) []string {
	parts := strings.Split(name, "_")
	slices.Sort(parts)
	return parts
}

// words of a name behind its prefix, in the singular.
func words(name string, prefix int) []string {
	all := strings.Split(name, "_")
	all = all[min(prefix, len(all)-1):]
	for i, word := range all {
		if len(word) > 3 && !strings.HasSuffix(word, "ss") {
			all[i] = strings.TrimSuffix(word, "s")
		}
	}
	return all
}
