// Package remedy makes edits of what would have resources pass policies, as far as their text and the schema allow. What is
// written by references stays: nobody can say here what they should be.
package remedy

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Types gives the schema of a resource type; nil when there is none.
type Types = func(name string) *configschema.Block

// Edits gives, for each result, the edits that all its remedies come to; none where one of them can't be made.
func Edits(files map[string]workspace.Content, types Types, results []report.PolicyResult) [][]report.Edit {
	all := make([][]report.Edit, len(results))
	made := map[string]string{} // address of what is added → whom for, so that edits of several resources fit together
	read := map[string]*source{}
	for name, content := range files {
		read[name] = newSource(name, plain(content))
	}
	for i, result := range results {
		serve.Beat()
		p := &program{read: read, types: types, changed: map[string]*source{}, made: made, dir: path.Dir(result.File)}
		mended := slices.IndexFunc(result.Remedies, func(r report.Remedy) bool { return !p.make(r, result.Address) }) < 0
		all[i] = []report.Edit{}
		for _, name := range slices.Sorted(maps.Keys(p.changed)) {
			if mended {
				all[i] = append(all[i], difference(name, files[name], p.changed[name].text, strings.Join(p.titles, ", ")))
			}
		}
	}
	return all
}

// program is one module's, with what remedies have made of it.
type program struct {
	read    map[string]*source // as they were read, for all results
	types   Types
	changed map[string]*source
	made    map[string]string
	dir     string
	titles  []string
}

// source is a file's text with plain line breaks, and what is known of it once it is asked for.
type source struct {
	text        []byte
	body        func() *hclsyntax.Body // nil when it is no program
	isFormatted func() bool
}

func newSource(name string, text []byte) *source {
	return &source{text, sync.OnceValue(func() *hclsyntax.Body {
		file, diags := hclsyntax.ParseConfig(text, name, hcl.InitialPos)
		if diags.HasErrors() {
			return nil
		}
		return file.Body.(*hclsyntax.Body)
	}), sync.OnceValue(func() bool { return bytes.Equal(hclwrite.Format(text), text) })}
}

// resource is where a resource is written.
type resource struct {
	file       string
	text       []byte
	block      *hclsyntax.Block
	kind, name string
}

func (r resource) address() string { return r.kind + "." + r.name }

// repeats: there are several of it, or perhaps none.
func (r resource) repeats() bool {
	return r.block.Body.Attributes["count"] != nil || r.block.Body.Attributes["for_each"] != nil
}

func (p *program) make(r report.Remedy, judged string) bool {
	own, ok := p.find(judged)
	if !ok {
		return false
	}
	if r.Companion != nil {
		return p.addCompanion(own, r)
	}
	if r.Address != "" {
		if own, ok = p.find(r.Address); !ok {
			return false
		}
	}
	c := &change{text: own.text, remedy: r}
	schema := p.types(own.kind)
	if schema == nil || r.Reference != nil && !p.refer(own, c) || !c.at(own.block, schema, r.Path) {
		return false
	}
	p.titles = append(p.titles, c.title())
	return p.put(own.file, c.made())
}

// find is the block of an instance, in the module that the program is.
func (p *program) find(address string) (resource, bool) {
	kind, name := split(address)
	found := p.resources(kind)
	i := slices.IndexFunc(found, func(r resource) bool { return r.name == name })
	if i < 0 {
		return resource{}, false
	}
	return found[i], true
}

// split gives the type and the name of `module.m["a.b"].aws_vpc.main[0]`.
func split(address string) (kind, name string) {
	var parts []string
	depth := 0
	for _, part := range strings.FieldsFunc(address, func(r rune) bool {
		depth += map[rune]int{'[': 1, ']': -1}[r]
		return r == '.' && depth == 0
	}) {
		part, _, _ = strings.Cut(part, "[")
		parts = append(parts, part)
	}
	if len(parts) < 2 {
		return "", ""
	}
	return parts[len(parts)-2], parts[len(parts)-1]
}

// resources are those of a type in the module, as they are by now.
func (p *program) resources(kind string) (found []resource) {
	for _, name := range slices.Sorted(maps.Keys(p.read)) {
		if path.Dir(name) != p.dir || !strings.HasSuffix(name, ".tf") && !strings.HasSuffix(name, ".tofu") {
			continue
		}
		source := cmp.Or(p.changed[name], p.read[name])
		body := source.body()
		if body == nil {
			continue
		}
		for _, block := range body.Blocks {
			if block.Type == "resource" && len(block.Labels) == 2 && block.Labels[0] == kind {
				found = append(found, resource{name, source.text, block, kind, block.Labels[1]})
			}
		}
	}
	return found
}

// put keeps a file's new text, formatted if it was, unless it would be no program.
func (p *program) put(name string, text []byte) bool {
	source := newSource(name, text)
	if source.body() == nil {
		return false
	}
	if p.read[name].isFormatted() {
		source = newSource(name, hclwrite.Format(text))
	}
	p.changed[name] = source
	return true
}

// behind writes a resource behind another.
func (p *program) behind(r resource, text string) bool {
	end := r.block.CloseBraceRange.End.Byte
	return p.put(r.file, slices.Concat(r.text[:end], []byte("\n\n"+text), r.text[end:]))
}

// refer has a change refer to a resource: the one that the program has, or one that is made for it.
func (p *program) refer(own resource, c *change) bool {
	wanted := c.remedy.Reference
	found := p.resources(wanted.Type)
	schema := p.types(wanted.Type)
	switch {
	case len(found) == 1 && !found[0].repeats():
		c.value = found[0].address() + "." + wanted.Attribute
		return true
	}
	name, ok := p.free(wanted.Type, own)
	if schema == nil || !ok {
		return false
	}
	made := []string{fmt.Sprintf("resource %q %q {", wanted.Type, name)}
	for _, name := range slices.Sorted(maps.Keys(wanted.With)) {
		attribute := schema.Attributes[name]
		if attribute == nil {
			return false
		}
		value, ok := literal(wanted.With[name], attribute.Type)
		if !ok {
			return false
		}
		made = append(made, fmt.Sprintf("  %s = %s", name, value))
	}
	c.value = fmt.Sprintf("%s.%s.%s", wanted.Type, name, wanted.Attribute)
	end := own.block.CloseBraceRange.End.Byte
	c.splice(end, end, "\n\n"+strings.Join(append(made, "}"), "\n"))
	return true
}

// free is a name for a resource of a type that is made for another.
func (p *program) free(kind string, own resource) (string, bool) {
	_, longer, _ := strings.Cut(own.kind, "_")
	for _, name := range []string{own.name, longer + "_" + own.name} {
		address := path.Join(p.dir, kind+"."+name)
		owner, given := p.made[address]
		taken := slices.ContainsFunc(p.resources(kind), func(r resource) bool { return r.name == name })
		if !taken && (!given || owner == own.address()) {
			p.made[address] = own.address()
			return name, true
		}
	}
	return "", false
}

// addCompanion writes the resource that configures another one.
func (p *program) addCompanion(own resource, r report.Remedy) bool {
	kind, by := r.Companion.Type, r.Companion.By
	schema, about := p.types(kind), p.types(own.kind)
	name, free := p.free(kind, own)
	if schema == nil || about == nil || !free || own.repeats() || !complete(schema, by, r.Path[0]) {
		return false
	}
	attribute := "id"
	if strings.HasSuffix(by, "_arn") {
		attribute = "arn"
	}
	c := &change{remedy: r}
	inner, ok := c.written(schema, r.Path, "  ")
	if !ok || about.Attributes[attribute] == nil {
		return false
	}
	if schema.BlockTypes[r.Path[0]] != nil {
		inner = "\n" + inner
	}
	p.titles = append(p.titles, fmt.Sprintf("Add an %s", kind))
	return p.behind(own, fmt.Sprintf("resource %q %q {\n  %s = %s.%s\n%s\n}", kind, name, by, own.address(), attribute, inner))
}
