package policy

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/version"

	"github.com/opentofu/opentofu/terraformer/internal/policy/machine"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
)

// form is the first line of stored rules. What OPA's planner makes is its own affair, and so is how package machine writes it.
var form = "rules 2, planned by OPA " + version.Version

// described is what is stored of a file besides its code.
type described struct {
	Rule  report.Rule `json:"rule"`
	Reads footprint   `json:"reads"`
	Line  int         `json:"line"` // of its package
}

// bundle is the rules that ship, of which only those are read that a plan seen so far concerns.
type bundle struct {
	text      string
	names     []string // of all files
	rest      map[string]unread
	concerned map[string]rule // by file, of those that were read
	program   *machine.Program
	prepared  *Prepared
	memory    *memory
}

// unread is a rule that no plan has concerned yet.
type unread struct {
	types           []string // those that it names, or what all of its provider begin with; none when rules share it
	code, described string
}

func newBundle(text string) (*bundle, error) {
	first, lines, _ := strings.Cut(text, "\n")
	if text != "" && first != form {
		return nil, fmt.Errorf("the rules that ship were stored by another version of this program (%.50q, not %q): run `npm run build:policies`", first, form)
	}
	b := &bundle{text: text, rest: map[string]unread{}, concerned: map[string]rule{}, program: machine.New(), memory: newMemory()}
	for line := range strings.Lines(lines) {
		parts := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 4)
		if len(parts) != 4 {
			return nil, errors.New("the rules that ship can't be read: run `npm run build:policies`")
		}
		b.rest[parts[0]] = unread{strings.FieldsFunc(parts[1], func(r rune) bool { return r == ',' }), parts[2], parts[3]}
	}
	b.names = sortedKeys(b.rest)
	return b, nil
}

// prepare gives the rules that the plan concerns, and those that earlier plans did. A rule has nothing to say of a plan
// that has none of the types it names: `plan.resources("aws_s3_bucket")` is how rules come to resources.
func (b *bundle) prepare(plan json.RawMessage) *Prepared {
	grown := b.prepared == nil
	named := namedIn(plan)
	for name, rule := range b.rest {
		if len(rule.types) > 0 && !slices.ContainsFunc(rule.types, func(name string) bool { return named[name] }) {
			continue
		}
		serve.Beat()
		delete(b.rest, name)
		grown = true
		b.read(name, rule)
	}
	if grown {
		if err := b.program.Link(); err != nil {
			panic(err)
		}
		b.prepared = &Prepared{shipped: b.names, memory: b.memory, program: b.program, bundled: []rule{}}
		for _, name := range sortedKeys(b.concerned) {
			b.prepared.bundled = append(b.prepared.bundled, b.concerned[name])
		}
	}
	return b.prepared
}

// read panics where what is stored isn't as it was stored: its first line said that it is.
func (b *bundle) read(name string, file unread) {
	code, err := base64.StdEncoding.DecodeString(file.code)
	if err == nil {
		err = b.program.Read(code)
	}
	if err != nil {
		panic(fmt.Errorf("%s: %w", name, err))
	}
	if len(file.types) > 0 {
		one := file.said()
		b.concerned[name] = rule{Rule: one.Rule, at: &ast.Location{File: name, Row: one.Line, Col: 1}, function: functionOf(one.Rule.ID), reads: &one.Reads}
	}
}

func (u unread) said() (d described) {
	if err := json.Unmarshal([]byte(u.described), &d); err != nil {
		panic(err)
	}
	return d
}

// functionOf is the name of what a rule says.
func functionOf(id string) string {
	return "data.terraformer." + strings.NewReplacer("/", ".", "-", "_").Replace(id) + ".results"
}

// rules are all of them, also those that no plan has concerned yet, and which stay unread.
func (b *bundle) rules() (all []report.Rule) {
	if b == nil {
		return nil
	}
	for _, name := range b.names {
		if read, ok := b.concerned[name]; ok {
			all = append(all, read.Rule)
		} else if file := b.rest[name]; len(file.types) > 0 {
			all = append(all, file.said().Rule)
		}
	}
	return all
}

// namedIn are the types that a plan may have: all short texts in it that look like one, and what they begin with.
func namedIn(plan []byte) map[string]bool {
	named := map[string]bool{}
	for i := bytes.IndexByte(plan, '"') + 1; i > 0 && i < len(plan); {
		end := i
		for end < len(plan) && isTypeByte(plan[end]) {
			end++
		}
		if end < len(plan) && plan[end] == '"' {
			if at := bytes.IndexByte(plan[i:end], '_'); at > 0 && !named[string(plan[i:end])] {
				named[string(plan[i:end])] = true
				named[string(plan[i:i+at+1])] = true
			}
		}
		next := bytes.IndexByte(plan[end:], '"')
		if next < 0 {
			break
		}
		i = end + next + 1
	}
	return named
}

func isTypeByte(c byte) bool { return c == '_' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

var (
	rulePackage = regexp.MustCompile(`(?m)^package terraformer\.([a-z0-9]+)\.`)
	typeName    = regexp.MustCompile(`"([a-z0-9]+_[a-z0-9_]*)"`)
)

// typesIn lists the types of its provider that a rule names. A rule that names none, since a helper does, and one that speaks
// of all types by what their names begin with, give that beginning; what rules share gives nothing.
func typesIn(rule string) (types []string) {
	provider := rulePackage.FindStringSubmatch(rule)
	if provider == nil || provider[1] == "lib" {
		return nil
	}
	prefix := provider[1] + "_"
	for _, match := range typeName.FindAllStringSubmatch(rule, -1) {
		switch name := match[1]; {
		case name == prefix:
			return []string{prefix}
		case strings.HasPrefix(name, prefix):
			types = append(types, name)
		}
	}
	if len(types) == 0 {
		types = append(types, prefix)
	}
	return types
}
