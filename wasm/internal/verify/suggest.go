package verify

import "github.com/agext/levenshtein"

// nearest returns the one name that is clearly meant by a misspelt one: a small edit distance, and nothing else as near.
func nearest(given string, names []string) string {
	limit := min(3, max(1, len(given)/5))
	best, found, tied := limit+1, "", false
	for _, name := range names {
		if len(name)-len(given) > limit || len(given)-len(name) > limit {
			continue
		}
		switch distance := levenshtein.Distance(given, name, nil); {
		case distance < best:
			best, found, tied = distance, name, false
		case distance == best:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return found
}
