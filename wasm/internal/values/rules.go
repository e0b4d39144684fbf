package values

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"sync"
)

// documented is generated from the provider's documentation by scripts/values.ts, one JSON line a type.
//
//go:embed aws.jsonl
var documented []byte

// written holds what we wrote down from the provider's public source and documentation.
//
//go:embed formats.json
var written []byte

// rules of one type. Keys are paths through blocks, such as "rule.status"; the members of a group are in one block.
type rules struct {
	Values    map[string][]string   `json:"values,omitempty"`    // the allowed ones
	Range     map[string][2]float64 `json:"range,omitempty"`     // least and greatest number
	Length    map[string][2]int     `json:"length,omitempty"`    // of texts, in characters
	Format    map[string]string     `json:"format,omitempty"`    // name of a format
	Needs     map[string][]string   `json:"needs,omitempty"`     // arguments that have to be given too
	Conflicts [][]string            `json:"conflicts,omitempty"` // at most one of them
	Any       [][]string            `json:"any,omitempty"`       // at least one of them
	One       [][]string            `json:"one,omitempty"`       // exactly one of them
}

// format is what a text has to look like: a pattern and one that must not match, or, by name, one of the checks in formats.go.
type format struct {
	Pattern string `json:"pattern"`
	Not     string `json:"not"`
	Words   string `json:"words"`

	matches, excludes *regexp.Regexp
}

type book struct {
	Formats map[string]*format `json:"formats"`
	Rules   []struct {
		Source string   `json:"source"`
		Types  []string `json:"types"`
		rules
	} `json:"rules"`
}

// load reads both files: the written rules at once, of the documented ones only where each type's line is.
var load = sync.OnceValue(func() *library {
	lib := &library{lines: map[string][]byte{}, written: map[string]rules{}, decoded: map[string]*rules{}}
	for line := range bytes.Lines(documented) {
		if _, rest, ok := bytes.Cut(line, []byte(`"type":"`)); ok {
			name, _, _ := bytes.Cut(rest, []byte(`"`))
			lib.lines[string(name)] = line
		}
	}
	var read book
	if err := json.Unmarshal(written, &read); err != nil {
		panic(err) // a test reads it too
	}
	for _, f := range read.Formats {
		f.matches, f.excludes = compile(f.Pattern), compile(f.Not)
	}
	lib.formats = read.Formats
	for _, entry := range read.Rules {
		for _, name := range entry.Types {
			lib.written[name] = merge(lib.written[name], entry.rules)
		}
	}
	return lib
})

func compile(pattern string) *regexp.Regexp {
	if pattern == "" {
		return nil
	}
	return regexp.MustCompile(pattern)
}

type library struct {
	lines   map[string][]byte
	written map[string]rules
	formats map[string]*format
	mutex   sync.Mutex
	decoded map[string]*rules
}

// of returns the rules of a type; data sources are named "data.TYPE".
func (l *library) of(name string) *rules {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if known, ok := l.decoded[name]; ok {
		return known
	}
	var found rules
	if line, ok := l.lines[name]; ok {
		if err := json.Unmarshal(line, &found); err != nil {
			panic(err)
		}
	}
	found = merge(found, l.written[name])
	told := func(group []string) bool {
		return slices.ContainsFunc(found.One, func(one []string) bool { return within(group, one) })
	}
	found.Any, found.Conflicts = slices.DeleteFunc(found.Any, told), slices.DeleteFunc(found.Conflicts, told)
	l.decoded[name] = &found
	return &found
}

// within tells whether all members of a group are in another, which then says the same and more.
func within(group, other []string) bool {
	return !slices.ContainsFunc(group, func(key string) bool { return !slices.Contains(other, key) })
}

// merge adds rules to those there are; for the same argument they win.
func merge(to, from rules) rules {
	return rules{
		Values: join(to.Values, from.Values), Range: join(to.Range, from.Range), Length: join(to.Length, from.Length),
		Format: join(to.Format, from.Format), Needs: join(to.Needs, from.Needs),
		Conflicts: slices.Concat(to.Conflicts, from.Conflicts), Any: slices.Concat(to.Any, from.Any), One: slices.Concat(to.One, from.One),
	}
}

func join[V any](to, from map[string]V) map[string]V {
	if len(to) == 0 {
		return from
	}
	joined := maps.Clone(to)
	maps.Copy(joined, from)
	return joined
}
