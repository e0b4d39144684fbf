package language

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/defaults"
	"github.com/opentofu/opentofu/terraformer/internal/values"
)

// flags are the properties of an argument in words.
func (q *question) flags(a *argument) string {
	var words []string
	if a.need {
		words = append(words, "required")
	}
	if a.attr != nil {
		for _, flag := range []struct {
			set  bool
			name string
		}{
			{a.attr.Optional, "optional"}, {a.attr.Computed && !a.attr.Optional, "read-only"}, {a.attr.Computed && a.attr.Optional, "computed when not given"},
			{a.attr.Sensitive, "sensitive"}, {a.attr.WriteOnly, "write-only"}, {a.attr.Deprecated, "deprecated"},
		} {
			if flag.set {
				words = append(words, flag.name)
			}
		}
	}
	return strings.Join(words, ", ")
}

// docOf is what there is to say of an argument: flags, what it is, what it may be.
func (q *question) docOf(at *place, a *argument) string {
	lines := []string{}
	if flags := q.flags(a); flags != "" {
		lines = append(lines, upper(flags)+".")
	}
	if a.doc != "" {
		lines = append(lines, a.doc)
	}
	if at.typed != nil && a.attr != nil {
		path := join(at.path, a.name)
		if text, ok := defaultOf(at.typed, path); ok {
			lines = append(lines, "Default: `"+text+"`.")
		}
		lines = append(lines, limits(at.typed.facts(), path)...)
	}
	if len(a.values) > 0 {
		lines = append(lines, "One of "+listed(a.values)+".")
	}
	return strings.Join(lines, "\n\n")
}

func upper(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

func listed(all []string) string {
	const most = 12
	quoted := []string{}
	for _, text := range all[:min(len(all), most)] {
		quoted = append(quoted, "`"+text+"`")
	}
	text := strings.Join(quoted, ", ")
	if len(all) > most {
		text += fmt.Sprintf(" and %d more", len(all)-most)
	}
	return text
}

// limits says what values are taken.
func limits(f *values.Facts, path string) (lines []string) {
	if f == nil {
		return nil
	}
	for _, list := range []map[string][]string{f.Values, f.AnyCase} {
		if all := list[path]; len(all) > 0 {
			lines = append(lines, "One of "+listed(all)+".")
		}
	}
	if all := f.Spelling[path]; len(all) > 0 {
		lines = append(lines, "For example "+listed(all)+".")
	}
	if r, ok := f.Range[path]; ok {
		lines = append(lines, fmt.Sprintf("From %g to %g.", r[0], r[1]))
	}
	if r, ok := f.Length[path]; ok {
		lines = append(lines, fmt.Sprintf("%d to %d characters.", r[0], r[1]))
	}
	if r, ok := f.Items[path]; ok {
		lines = append(lines, fmt.Sprintf("%d to %d items.", r[0], r[1]))
	}
	if format, ok := f.Formats[path]; ok && format.Words != "" {
		lines = append(lines, "It "+format.Words+".")
	}
	if needs := f.Needs[path]; len(needs) > 0 {
		lines = append(lines, "Together with "+listed(needs)+".")
	}
	for _, group := range f.Conflicts {
		for i, name := range group {
			if name == path {
				others := append(append([]string{}, group[:i]...), group[i+1:]...)
				lines = append(lines, "Not together with "+listed(others)+".")
			}
		}
	}
	return lines
}

// defaultOf is what the provider sets when the argument isn't given, where that is known.
func defaultOf(of *typed, path string) (string, bool) {
	return defaults.Of(of.provider.Addr.Type, of.name, of.provider.Major(), path)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func dirOf(name string) string { return path.Dir(name) }
