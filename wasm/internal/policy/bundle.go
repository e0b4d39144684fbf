package policy

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"regexp"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// bundle is the rules that ship, of which only those are prepared that a plan seen so far concerns: preparing a hundred
// takes a browser longer than judging a hundred plans.
type bundle struct {
	hash     [sha256.Size]byte
	rest     map[string]string // not prepared yet
	chosen   map[string]string
	parsed   map[string]*ast.Module
	prepared *Prepared
}

func newBundle(hash [sha256.Size]byte, files map[string]string) *bundle {
	return &bundle{hash: hash, rest: files, chosen: map[string]string{}, parsed: map[string]*ast.Module{}}
}

// prepare gives the rules that the plan concerns, and those that earlier plans did.
func (b *bundle) prepare(plan json.RawMessage) *Prepared {
	grown := b.prepared == nil
	for name, text := range b.rest {
		if concerns(text, plan) {
			b.chosen[name] = text
			delete(b.rest, name)
			grown = true
		}
	}
	if grown {
		b.prepared = prepare(b.chosen, b.parsed)
	}
	return b.prepared
}

var rulePackage = regexp.MustCompile(`(?m)^package terraformer\.([a-z0-9]+)\.`)

// concerns tells whether a rule may have anything to say of a plan. It has not when the plan has none of the types that
// the rule names: `plan.resources("aws_s3_bucket")` is how rules come to resources. Files without such names are kept.
func concerns(rule string, plan []byte) bool {
	provider := rulePackage.FindStringSubmatch(rule)
	if provider == nil {
		return true
	}
	names := regexp.MustCompile(`"`+provider[1]+`_[a-z0-9_]*"`).FindAllString(rule, -1)
	return len(names) == 0 || slices.ContainsFunc(names, func(name string) bool {
		return len(name) == len(provider[1])+3 || bytes.Contains(plan, []byte(name)) // a prefix alone says anything
	})
}
