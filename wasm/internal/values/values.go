// Package values judges what providers refuse beyond their schema: values that aren't among those allowed, formats, and
// arguments that need or exclude each other. Only what is known is judged, and only by rules that hold for certain.
package values

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/zclconf/go-cty/cty"
)

// Kind of the block that is judged.
type Kind string

const (
	Resource Kind = ""
	Data     Kind = "data."
	Provider Kind = "provider."
)

// Problem is what a provider would refuse, for certain (an error) or likely (a warning). Codes follow from the summary, as
// for everything OpenTofu says.
type Problem struct {
	Path            cty.Path
	Severity        tfdiags.Severity
	Summary, Detail string
}

// Check judges a configuration by the rules of its type for a major version of the provider (0 when it isn't known), in a
// stable order. The name of a provider block is the provider's.
func Check(kind Kind, typeName string, config cty.Value, major int) []Problem {
	return checkBy(kind, typeName, config, major, (*checker).judge)
}

// CheckEach judges values one by one, not what they need or exclude.
func CheckEach(kind Kind, typeName string, config cty.Value, major int) []Problem {
	return checkBy(kind, typeName, config, major, (*checker).values)
}

func checkBy(kind Kind, typeName string, config cty.Value, major int, judge func(*checker, *rules, cty.Value)) []Problem {
	if config.IsNull() || !config.IsKnown() || !config.Type().IsObjectType() {
		return nil
	}
	provider, _, _ := strings.Cut(typeName, "_")
	b := bookOf(provider)
	if b == nil {
		return nil
	}
	c := &checker{book: b}
	for _, doubtful := range []bool{false, true} { // what is certain first, since it makes doubts needless
		c.doubtful = doubtful
		for _, e := range b.of(string(kind) + typeName) {
			if !e.holdsFor(major) {
				continue
			}
			r := &e.rules
			if doubtful {
				r = &e.Doubtful
			}
			judge(c, r, config)
		}
	}
	return c.found
}

// Diagnostics are problems as OpenTofu reports them, each on its attribute, or on the block when something is missing from it.
func Diagnostics(problems []Problem) (diags tfdiags.Diagnostics) {
	for _, p := range problems {
		if len(p.Path) == 0 {
			diags = diags.Append(tfdiags.WholeContainingBody(p.Severity, p.Summary, p.Detail))
			continue
		}
		diags = diags.Append(tfdiags.AttributeValue(p.Severity, p.Summary, p.Detail, p.Path))
	}
	return diags
}

// maxProblems bounds what is said of one block: finding the place of each takes evaluating the block again.
const maxProblems = 20

type checker struct {
	book     *book
	doubtful bool
	found    []Problem
}

func (c *checker) report(path cty.Path, summary, detail string, args ...any) {
	p := Problem{Path: path, Severity: tfdiags.Error, Summary: summary, Detail: fmt.Sprintf(detail, args...)}
	told := func(other Problem) bool { return other.Path.Equals(path) && (c.doubtful || other.Summary == summary) }
	if len(c.found) >= maxProblems {
		return
	}
	if (c.doubtful || len(path) > 0) && slices.ContainsFunc(c.found, told) {
		return // one thing at a time, and what is certain first
	}
	if c.doubtful {
		p.Severity, p.Summary = tfdiags.Warning, "Doubtful value"
		p.Detail += " The provider may take it; the cloud would probably refuse it."
	}
	c.found = append(c.found, p)
}

func (c *checker) judge(r *rules, config cty.Value) {
	c.values(r, config)
	c.groups(r, config)
}

func (c *checker) values(r *rules, config cty.Value) {
	c.among(r.Values, config, func(a, b string) bool { return a == b })
	c.among(r.AnyCase, config, strings.EqualFold)
	for key, documented := range sorted(r.Spelling) {
		each(config, key, func(path cty.Path, value cty.Value) {
			given := text(value)
			if meant := spelt(given, documented); meant != "" && meant != given {
				c.report(path, "Invalid value", "%q is spelt otherwise in the documentation, got %q. Did you mean %q?", last(key), given, meant)
			}
		})
	}
	for key, limits := range sorted(r.Range) {
		each(config, key, func(path cty.Path, value cty.Value) {
			if value.Type() != cty.Number {
				return
			}
			if given, _ := value.AsBigFloat().Float64(); isOutside(given, limits) {
				c.report(path, "Invalid value", "Expected %q to be in the range %s, got %v.", last(key), span(limits[0], limits[1]), given)
			}
		})
	}
	for key, limits := range sorted(r.Length) {
		each(config, key, func(path cty.Path, value cty.Value) {
			if given := text(value); given != "" && (len(given) < limits[0] || len(given) > limits[1]) {
				c.report(path, "Invalid value", "Expected the length of %q to be in the range %s, got %d.", last(key), span(float64(limits[0]), float64(limits[1])), len(given))
			}
		})
	}
	for key, limits := range sorted(r.Items) {
		eachList(config, key, func(path cty.Path, list cty.Value) {
			if count := list.LengthInt(); count > 0 && (count < limits[0] || count > limits[1]) {
				c.report(path, "Invalid value", "Expected %q to have %s elements, got %d.", last(key), span(float64(limits[0]), float64(limits[1])), count)
			}
		})
	}
	for key, name := range sorted(r.Format) {
		each(config, key, func(path cty.Path, value cty.Value) {
			if given := text(value); given != "" {
				if wrong := c.wrong(name, given); wrong != "" {
					c.report(path, "Invalid value", "%q %s%s.", last(key), wrong, got(key, given))
				}
			}
		})
	}
}

func (c *checker) among(rules map[string][]string, config cty.Value, equal func(a, b string) bool) {
	for key, allowed := range sorted(rules) {
		each(config, key, func(path cty.Path, value cty.Value) {
			given := text(value)
			if given != "" && !slices.ContainsFunc(allowed, func(one string) bool { return equal(one, given) }) {
				c.report(path, "Invalid value", "Expected %q to be one of %s, got %q.%s", last(key), list(allowed), given, meant(given, allowed))
			}
		})
	}
}

// wrong says what is wrong with a text by a format; "" means nothing.
func (c *checker) wrong(name, given string) string {
	if check, ok := named[name]; ok {
		return check(given)
	}
	f := c.book.format(name)
	fails := func(pattern *regexp.Regexp) bool { return !pattern.MatchString(given) }
	if slices.ContainsFunc(f.matches, fails) || f.excludes != nil && f.excludes.MatchString(given) {
		return f.Words
	}
	return ""
}

func (c *checker) groups(r *rules, config cty.Value) {
	for key, others := range sorted(r.Needs) {
		eachBlock(config, []string{key}, func(path cty.Path, block cty.Value) {
			if given(block, last(key)) == absent {
				return
			}
			for _, other := range others {
				if has(block, other) && given(block, other) == absent {
					c.report(path.GetAttr(last(key)), "Missing required argument", "With %q, %q has to be given too.", last(key), other)
				}
			}
		})
	}
	for _, group := range r.Conflicts {
		eachBlock(config, group, func(path cty.Path, block cty.Value) {
			if set := withState(block, group, present); len(set) > 1 {
				c.report(path.GetAttr(set[1]), "Conflicting arguments", "%q conflicts with %q. Remove one of them.", set[1], set[0])
			}
		})
	}
	for _, group := range r.Any {
		eachBlock(config, group, func(path cty.Path, block cty.Value) {
			switch {
			case !allAbsent(block, group):
			case len(group) == 1:
				c.report(path, "Missing required argument", "The argument %s is required, but no definition was found.", list(lasts(group)))
			default:
				c.report(path, "Missing required argument", "At least one of %s has to be given.", list(lasts(group)))
			}
		})
	}
	for _, group := range r.One {
		eachBlock(config, group, func(path cty.Path, block cty.Value) {
			set := withState(block, group, present)
			// Providers leave what holds anything unknown out of account here, even if it is certainly given.
			set = slices.DeleteFunc(set, func(name string) bool { return !block.GetAttr(name).IsWhollyKnown() })
			switch {
			case len(set) > 1:
				c.report(path.GetAttr(set[1]), "Conflicting arguments", "Only one of %s may be given.", list(lasts(group)))
			case allAbsent(block, group):
				c.report(path, "Missing required argument", "One of %s has to be given.", list(lasts(group)))
			}
		})
	}
}

// plain is a text without what people mistake in it: case and what parts its words.
func plain(text string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(text))
}

// spelt is a value as it is spelt among those allowed: itself, or the one that differs from it in nothing but case and signs.
func spelt(given string, allowed []string) string {
	if given == "" || slices.Contains(allowed, given) {
		return given
	}
	for _, value := range allowed {
		if plain(value) == plain(given) {
			return value
		}
	}
	return ""
}

// meant is the allowed value that was probably meant, in the words that become an edit.
func meant(given string, allowed []string) string {
	if value := spelt(given, allowed); value != "" {
		return fmt.Sprintf(" Did you mean %q?", value)
	}
	if near := hcl.NearestName(given, allowed); near != "" {
		return fmt.Sprintf(" Did you mean %q?", near)
	}
	return ""
}

// sorted iterates over a map in the order of its keys, so that reports are always the same.
func sorted[V any](m map[string]V) func(func(string, V) bool) {
	return func(yield func(string, V) bool) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			if !yield(key, m[key]) {
				return
			}
		}
	}
}

func list(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = fmt.Sprintf("%q", name)
	}
	return strings.Join(quoted, ", ")
}
