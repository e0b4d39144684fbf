package values

import (
	"maps"
	"strings"
)

// Facts are the rules of a type as those who write programs ask for them: what is certain, and apart from it what is only likely.
type Facts struct {
	rules
	Formats  map[string]Format `json:"formats,omitempty"` // by path, in the place of the names in the rules
	Doubtful *Facts            `json:"doubtful,omitempty"`
}

// Format is what a text has to look like: by patterns (RE2), or by the name of a check that no pattern expresses.
type Format struct {
	Check   string   `json:"check,omitempty"`
	Pattern string   `json:"pattern,omitempty"`
	Not     string   `json:"not,omitempty"`
	And     []string `json:"and,omitempty"`
	Words   string   `json:"words"`
}

// FactsOf tells the rules of a type ("aws_vpc", "data.aws_ami", "provider.aws") for a major version of its provider (0 when it
// isn't known); nil when there are none.
func FactsOf(name string, major int) *Facts {
	b := bookOf(ProviderOf(name))
	if b == nil {
		return nil
	}
	var found *Facts
	for _, e := range b.of(name) {
		if !e.holdsFor(major) {
			continue
		}
		if found == nil {
			found = &Facts{Doubtful: &Facts{}}
		}
		found.take(b, e.rules)
		found.Doubtful.take(b, e.Doubtful)
	}
	if found != nil && found.Doubtful.empty() {
		found.Doubtful = nil
	}
	return found
}

// ProviderOf is the name that a type's provider goes by: the first word of it, behind "data." and the like.
func ProviderOf(name string) string {
	name = name[strings.LastIndexByte(name, '.')+1:]
	provider, _, _ := strings.Cut(name, "_")
	return provider
}

// take adds the rules of one line. Where two lines limit one number, what is within both limits remains.
func (f *Facts) take(b *book, r rules) {
	join(&f.Values, r.Values)
	join(&f.AnyCase, r.AnyCase)
	join(&f.Spelling, r.Spelling)
	within := map[string][2]float64{}
	for path, limits := range r.Range {
		if known, ok := f.Range[path]; ok {
			limits = [2]float64{max(known[0], limits[0]), min(known[1], limits[1])}
		}
		within[path] = limits
	}
	join(&f.Range, within)
	join(&f.Length, r.Length)
	join(&f.Items, r.Items)
	join(&f.Needs, r.Needs)
	f.Conflicts = append(f.Conflicts, r.Conflicts...)
	f.Any = append(f.Any, r.Any...)
	f.One = append(f.One, r.One...)
	formats := map[string]Format{}
	for path, name := range r.Format {
		formats[path] = b.told(name)
	}
	join(&f.Formats, formats)
}

func (b *book) told(name string) Format {
	if check, ok := named[name]; ok {
		return Format{Check: name, Words: check("?")}
	}
	f := b.format(name)
	return Format{Pattern: f.Pattern, Not: f.Not, And: f.And, Words: f.Words}
}

func (f *Facts) empty() bool {
	return len(f.Values)+len(f.AnyCase)+len(f.Spelling)+len(f.Range)+len(f.Length)+len(f.Items)+len(f.Needs)+len(f.Formats) == 0 &&
		len(f.Conflicts)+len(f.Any)+len(f.One) == 0
}

func join[V any](into *map[string]V, from map[string]V) {
	if len(from) == 0 {
		return
	}
	if *into == nil {
		*into = map[string]V{}
	}
	maps.Copy(*into, from)
}
