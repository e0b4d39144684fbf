package language

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// usage is what examples show of a provider's types: a file of public/knowledge, of which lines are decoded when asked for.
type usage struct {
	lines   [][]byte
	types   map[string]int
	names   map[string][]counted
	decoded map[string]*usageOf
}

// usageOf a type; paths lead through blocks.
type usageOf struct {
	N      int                             `json:"n"`
	Refs   map[string]json.RawMessage      `json:"refs"`
	Uses   map[string][]json.RawMessage    `json:"uses"`
	Values map[string][][2]json.RawMessage `json:"values"`
	Lists  map[string][]string             `json:"lists"`
	Grants map[string]*granted             `json:"grants"`
}

// granted is what the policy of an argument grants in examples.
type granted struct {
	Actions    []counted `json:"actions"`
	Principals []counted `json:"principals"`
}

// counted is something with the number of examples that have it.
type counted struct {
	what string
	n    int
}

func (c *counted) UnmarshalJSON(text []byte) error {
	var pair [2]json.RawMessage
	if err := json.Unmarshal(text, &pair); err != nil {
		return err
	}
	if err := json.Unmarshal(pair[0], &c.what); err != nil {
		return err
	}
	return json.Unmarshal(pair[1], &c.n)
}

func readUsage(text []byte) (*usage, error) {
	u := &usage{types: map[string]int{}, decoded: map[string]*usageOf{}}
	if len(text) == 0 {
		return u, nil // the caller has none
	}
	u.lines = bytes.Split(text, []byte("\n"))
	var header struct {
		Format int                  `json:"format"`
		Types  []string             `json:"types"`
		Names  map[string][]counted `json:"names"`
	}
	if err := json.Unmarshal(u.lines[0], &header); err != nil || header.Format != 1 {
		return nil, fmt.Errorf("the knowledge of usage isn't of format 1: %w", err)
	}
	for i, name := range header.Types {
		u.types[name] = i + 1
	}
	u.names = header.Names
	return u, nil
}

var noUsage = &usageOf{}

// of is what is known of a type, such as aws_vpc or data.aws_ami; never nil.
func (u *usage) of(name string) *usageOf {
	if u == nil {
		return noUsage
	}
	if known := u.decoded[name]; known != nil {
		return known
	}
	found := noUsage
	if i := u.types[name]; i > 0 && i < len(u.lines) {
		read := &usageOf{}
		if json.Unmarshal(u.lines[i], read) == nil {
			found = read
		}
	}
	u.decoded[name] = found
	return found
}

// refs tells what an argument refers to, "TYPE.ATTRIBUTE", most usual first.
func (u *usage) refs(name, path string) (found []string) {
	if u == nil {
		return nil
	}
	var all []counted
	raw, ok := u.of(name).Refs[path]
	if ok && json.Unmarshal(raw, &all) != nil {
		all = nil // a number: what the name refers to
	}
	if len(all) == 0 {
		all = u.names[path[strings.LastIndexByte(path, '.')+1:]]
	}
	for _, c := range all {
		found = append(found, c.what)
	}
	return found
}

// always are what stands in a block of the type in every example; share is how usual something else is there.
func (u *usageOf) always(block string) []string {
	var all string
	if raw := u.Uses[block]; len(raw) > 1 && json.Unmarshal(raw[1], &all) == nil {
		return strings.Fields(all)
	}
	return nil
}

func (u *usageOf) count(block, name string) int {
	var n int
	raw := u.Uses[block]
	if len(raw) == 0 || json.Unmarshal(raw[0], &n) != nil {
		return 0
	}
	if slices.Contains(u.always(block), name) {
		return n
	}
	if len(raw) > 2 {
		others := map[string]int{}
		if json.Unmarshal(raw[2], &others) == nil {
			return others[name]
		}
	}
	return 0
}

// counts tells how many examples refer to something by an argument, and how many say its value.
func (u *usageOf) counts(path string) (refs, values int) {
	if raw, ok := u.Refs[path]; ok {
		var all []counted
		if json.Unmarshal(raw, &refs) != nil && json.Unmarshal(raw, &all) == nil {
			refs = 0
			for _, c := range all {
				refs += c.n
			}
		}
	}
	for _, pair := range u.Values[path] {
		var n int
		if json.Unmarshal(pair[1], &n) == nil {
			values += n
		}
	}
	return refs, values
}

// usual is what most examples with a block have in it, the most usual first; nothing where there are hardly any examples.
func (u *usageOf) usual(block string) (names []string) {
	const few, most = 3, 0.7
	var n int
	raw := u.Uses[block]
	if len(raw) == 0 || json.Unmarshal(raw[0], &n) != nil || n < few {
		return nil
	}
	others := map[string]int{}
	if len(raw) > 2 {
		_ = json.Unmarshal(raw[2], &others)
	}
	for name, count := range others {
		if float64(count) >= most*float64(n) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(others[b]-others[a], strings.Compare(a, b)) })
	return append(u.always(block), names...)
}

// values are literals that examples give an argument as HCL writes them, most usual first.
func (u *usageOf) values(path string) (found []string) {
	for _, pair := range u.Values[path] {
		found = append(found, string(pair[0]))
	}
	return found
}
