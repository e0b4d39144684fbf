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

	"github.com/opentofu/opentofu/terraformer/internal/policy/stored"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
)

// form is the first line of stored rules. What OPA's compiler leaves is its own affair, and so is how package stored writes it.
var form = "rules 1, compiled by OPA " + version.Version

// Store compiles the rules that ship and gives them as newBundle reads them: behind the first line, a line for each file has its name, the
// types that it is about (see typesIn), and its compiled module.
func Store(files map[string]string) (string, []report.Diagnostic) {
	p := Prepare(files)
	if len(p.Diagnostics) > 0 {
		return "", p.Diagnostics
	}
	var text strings.Builder
	fmt.Fprintln(&text, form)
	for _, name := range sortedKeys(p.compiler.Modules) {
		code, err := stored.Write(p.compiler.Modules[name])
		if err != nil {
			p.report(name, "rego-error", "Rule can't be stored", err.Error(), nil)
			return "", p.Diagnostics
		}
		fmt.Fprintln(&text, name, strings.Join(typesIn(files[name]), ","), base64.StdEncoding.EncodeToString(code))
	}
	return text.String(), nil
}

// bundle is the rules that ship, of which only those are read that a plan seen so far concerns.
type bundle struct {
	text     string
	names    []string // of all files
	rest     map[string]unread
	modules  map[string]*ast.Module
	prepared *Prepared
	memory   *memory
}

// unread is a rule that no plan has concerned yet.
type unread struct {
	types []string // those that it names, or what all of its provider begin with; none when rules share it
	code  string
}

func newBundle(text string) (*bundle, error) {
	first, lines, _ := strings.Cut(text, "\n")
	if text != "" && first != form {
		return nil, fmt.Errorf("the rules that ship were stored by another version of this program (%.50q, not %q): run `npm run build:policies`", first, form)
	}
	b := &bundle{text: text, rest: map[string]unread{}, modules: map[string]*ast.Module{}, memory: newMemory()}
	for line := range strings.Lines(lines) {
		parts := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		if len(parts) != 3 {
			return nil, errors.New("the rules that ship can't be read: run `npm run build:policies`")
		}
		b.rest[parts[0]] = unread{strings.FieldsFunc(parts[1], func(r rune) bool { return r == ',' }), parts[2]}
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
		b.modules[name] = read(name, rule)
	}
	if grown {
		b.prepared = load(b.modules)
		b.prepared.shipped, b.prepared.memory = b.names, b.memory
	}
	return b.prepared
}

func read(name string, rule unread) *ast.Module {
	code, err := base64.StdEncoding.DecodeString(rule.code)
	if err != nil {
		panic(err) // the first line said otherwise
	}
	module, err := stored.Read(name, code)
	if err != nil {
		panic(err)
	}
	return module
}

// rules are all of them, also those that no plan has concerned yet, and which stay unread.
func (b *bundle) rules() (all []report.Rule) {
	if b == nil {
		return nil
	}
	for _, name := range b.names {
		module := b.modules[name]
		if module == nil {
			serve.Beat()
			module = read(name, b.rest[name])
		}
		if r, ok := metadata(name, module); ok {
			all = append(all, r)
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
