package language

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// offerLiterals offers plain values: allowed and usual ones.
func (c *cursor) offerLiterals(want expect, inQuotes bool) {
	all, allowed := c.literals(want)
	if want.typ == cty.Bool && !inQuotes {
		all = append(all, "true", "false")
	}
	for i, text := range all {
		o := Offer{Label: text, Kind: "value", rank: 850 - min(i, 100)}
		if i < allowed {
			o.Detail = "allowed"
		} else if want.typ != cty.Bool {
			o.Detail = "usual"
		}
		if inQuotes {
			plain := strings.Trim(text, `"`)
			o.Label, o.Insert = plain, plain
		}
		c.offer(o)
	}
	if list := want.typ.IsListType() || want.typ.IsSetType(); list && !inQuotes {
		c.offer(Offer{Label: "[ ]", Kind: "value", Insert: "[$1]", Snippet: true, Again: true, rank: 120})
	} else if (want.typ.IsMapType() || want.typ.IsObjectType()) && !inQuotes {
		w := &writer{cursor: c, stop: 1}
		c.offer(Offer{Label: "{ }", Kind: "value", Insert: w.object(want, w.next(), ""), Snippet: true, rank: 120})
	}
}

// literals are the plain values that a place is known to take, as HCL writes them; the first so many are all that are allowed.
func (c *cursor) literals(e expect) (all []string, allowed int) {
	for _, word := range e.values {
		if e.want != "word" {
			word = `"` + word + `"`
		}
		all = append(all, word)
	}
	if e.typed == nil {
		return all, len(all)
	}
	lists := [][]string{}
	if facts := e.typed.facts(); facts != nil {
		lists = append(lists, facts.Values[e.path], facts.AnyCase[e.path], facts.Spelling[e.path])
	}
	u := c.usageOf(e.typed.provider.Addr.Type).of(e.typed.name)
	lists = append(lists, u.Lists[e.path])
	for _, list := range lists {
		for _, text := range list {
			if e.typ != cty.Number && e.typ != cty.Bool {
				text = `"` + text + `"`
			}
			all = append(all, text)
		}
	}
	allowed = len(all)
	for _, text := range e.usual {
		all = append(all, `"`+text+`"`)
	}
	if e.document != "" || e.usual != nil {
		return all, allowed
	}
	usual := slices.DeleteFunc(u.values(e.path), func(text string) bool { return strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") })
	if allowed == 0 {
		return usual, 0
	}
	// The usual ones of the allowed first.
	slices.SortStableFunc(all, func(a, b string) int { return position(usual, a) - position(usual, b) })
	return slices.Compact(all), allowed
}

func (c *cursor) firstLiterals(e expect) []string {
	all, _ := c.literals(e)
	return all
}

func position(list []string, text string) int {
	if i := slices.Index(list, text); i >= 0 {
		return i
	}
	return len(list)
}
