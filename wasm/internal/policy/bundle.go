package policy

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// bundle is the rules that ship, of which only those are prepared that a plan seen so far concerns: preparing a hundred
// takes a browser longer than judging a hundred plans.
type bundle struct {
	hash     [sha256.Size]byte
	rest     map[string]unprepared
	chosen   map[string]string
	parsed   map[string]*ast.Module
	prepared *Prepared
}

// unprepared is a rule that no plan has concerned yet.
type unprepared struct {
	text  string
	types [][]byte // those that it names, quoted, or what all of its provider begin with; none when rules share it
}

func newBundle(hash [sha256.Size]byte, files map[string]string) *bundle {
	b := &bundle{hash: hash, rest: map[string]unprepared{}, chosen: map[string]string{}, parsed: map[string]*ast.Module{}}
	for name, text := range files {
		b.rest[name] = unprepared{text, typesIn(text)}
	}
	return b
}

// prepare gives the rules that the plan concerns, and those that earlier plans did. A rule has nothing to say of a plan
// that has none of the types it names: `plan.resources("aws_s3_bucket")` is how rules come to resources.
func (b *bundle) prepare(plan json.RawMessage) *Prepared {
	grown := b.prepared == nil
	for name, rule := range b.rest {
		if len(rule.types) == 0 || slices.ContainsFunc(rule.types, func(quoted []byte) bool { return bytes.Contains(plan, quoted) }) {
			b.chosen[name] = rule.text
			delete(b.rest, name)
			grown = true
		}
	}
	if grown {
		b.prepared = prepare(b.chosen, b.parsed)
	}
	return b.prepared
}

var (
	rulePackage = regexp.MustCompile(`(?m)^package terraformer\.([a-z0-9]+)\.`)
	typeName    = regexp.MustCompile(`"[a-z0-9]+_[a-z0-9_]*"`)
)

// typesIn lists the quoted types of its provider that a rule names. A rule that names none, since a helper does, and one that speaks
// of all types by what their names begin with, give that beginning; what rules share gives nothing.
func typesIn(rule string) (types [][]byte) {
	provider := rulePackage.FindStringSubmatch(rule)
	if provider == nil || provider[1] == "lib" {
		return nil
	}
	prefix := `"` + provider[1] + "_"
	for _, name := range typeName.FindAllString(rule, -1) {
		switch {
		case name == prefix+`"`:
			return [][]byte{[]byte(prefix)}
		case strings.HasPrefix(name, prefix):
			types = append(types, []byte(name))
		}
	}
	if len(types) == 0 {
		types = append(types, []byte(prefix))
	}
	return types
}
