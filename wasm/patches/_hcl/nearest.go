package hcl

import "github.com/agext/levenshtein"

// NearestName returns the one name that is clearly meant by a misspelt one: a small edit distance, and no other name as
// near. HCL's own choice is the first that is near, in an order that differs from run to run.
func NearestName(given string, names []string) string {
	limit := 2
	switch {
	case len(given) < 4:
		limit = 1
	case len(given) >= 15:
		limit = 3
	}
	best, found, tied := limit+1, "", false
	for _, name := range names {
		if len(name)-len(given) > limit || len(given)-len(name) > limit || name == found {
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
