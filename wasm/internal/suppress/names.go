package suppress

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/agext/levenshtein"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// OfEngine tells whether a rule is one that the engine judges by (lint and secrets, or what tflint calls them); all others are policies.
func OfEngine(name string) bool {
	family, _, ours := strings.Cut(name, "/")
	return family == "lint" || family == "secret" || !ours && strings.ToLower(name) == name
}

// OfAll tells whether a pattern names no kind of rules.
func OfAll(pattern string) bool { return strings.HasPrefix(pattern, "*") }

// IsPattern tells whether a name may be that of several rules.
func IsPattern(name string) bool { return name == "all" || strings.Contains(name, "*") }

// Names tells whether a pattern is meant for a rule with these names.
func Names(pattern string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return matches(pattern, name) })
}

func nameIn(patterns, names []string) (pattern string, ok bool) {
	i := slices.IndexFunc(patterns, func(pattern string) bool { return Names(pattern, names) })
	if i < 0 {
		return "", false
	}
	return patterns[i], true
}

// matches compares without case. Trivy has dropped the prefix AVD- of its ids; both forms are in use. tflint says "all".
func matches(pattern, name string) bool {
	if pattern == "all" {
		pattern = "lint/*"
	}
	short := func(id string) string { return strings.TrimPrefix(strings.ToLower(id), "avd-") }
	return glob(short(pattern), short(name))
}

// glob matches * in a pattern with any text.
func glob(pattern, text string) bool {
	first, rest, more := strings.Cut(pattern, "*")
	if !more {
		return pattern == text
	}
	if !strings.HasPrefix(text, first) {
		return false
	}
	text = text[len(first):]
	for {
		var part string
		if part, rest, more = strings.Cut(rest, "*"); !more {
			return strings.HasSuffix(text, part)
		}
		i := strings.Index(text, part)
		if i < 0 {
			return false
		}
		text = text[i+len(part):]
	}
}

var instanceKey = regexp.MustCompile(`\[("(\\.|[^"\\])*"|[0-9]+)\]`)

// isAt tells whether an address is one that is meant: as it is, or as the block that it is an instance of. An empty pattern means all.
func isAt(pattern, address string) bool {
	return pattern == "" || address != "" && (glob(pattern, address) || glob(pattern, instanceKey.ReplaceAllString(address, "")))
}

// Unknown tells names of rules that there aren't, of those that somebody owns: known are the names that there are, codes those of
// diagnostics, which aren't rules.
func (s *Set) Unknown(owned func(name string) bool, known, codes []string) {
	check := func(name, file string, at report.Range) {
		if !owned(name) || name == "all" || OfAll(name) || slices.ContainsFunc(known, func(k string) bool { return matches(name, k) }) {
			return
		}
		if slices.Contains(codes, name) {
			s.tell("suppression-unknown-rule", report.Warning, file, at, "%q is no rule: it says what is wrong with a program, whatever anybody says of it. Mend that, and remove the name.", name)
			return
		}
		s.tell("suppression-unknown-rule", report.Warning, file, at, "No rule is called %q.%s", name, hint(name, known))
	}
	for _, setting := range s.controls.Settings {
		check(setting.Rule, s.controls.File, setting.Range)
	}
	for _, w := range s.controls.Waivers {
		for _, name := range w.Rules {
			check(name, s.controls.File, w.Range)
		}
	}
	for _, c := range s.controls.Comments {
		for _, name := range c.Rules {
			if c.Own {
				check(name, c.File, c.Range)
			}
		}
	}
}

// hint names the rule that is probably meant: the same without its family, or the nearest.
func hint(name string, known []string) string {
	_, bare, _ := strings.Cut("/"+name, "/")
	best, least := "", max(2, len(name)/4)+1
	for _, k := range known {
		if strings.HasSuffix(k, "/"+bare[strings.LastIndexByte(bare, '/')+1:]) {
			return fmt.Sprintf(" Did you mean %q?", k)
		}
		if d := levenshtein.Distance(name, k, nil); d < least {
			best, least = k, d
		}
	}
	if best == "" {
		return " Look the rule up, or remove the name."
	}
	return fmt.Sprintf(" Did you mean %q?", best)
}
