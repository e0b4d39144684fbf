package verify

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/config"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/secrets"
	"github.com/opentofu/opentofu/terraformer/internal/suppress"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Secrets finds secrets in files of any kind, by their texts alone.
func Secrets(request Request) []report.Diagnostic {
	result := report.EngineResult{}
	r := &run{request: request, result: &result}
	var diags []report.Diagnostic
	r.files, diags = workspace.Open(request.Files, request.Reading)
	r.add(diags...)
	r.settings = config.Of(r.files, r.files.Names, request.Config, request.Today)
	controls := suppress.New(&r.settings.Controls, "lint")
	r.secrets(controls)
	r.add(controls.Told(nil)...)
	result.Finish()
	return result.Diagnostics
}

// secrets finds secrets in all files, as they were given.
func (r *run) secrets(controls *suppress.Set) {
	for _, name := range r.files.Names {
		found := secrets.Scan(name, r.given(name), r.parsed(name), r.sensitive)
		kept := found[:0]
		for _, d := range found {
			if !controls.Enabled(true, d.Code) {
				continue
			}
			d.Severity = controls.Severity(d.Severity, d.Code)
			if r.config != nil {
				d.Address = r.addressAt(hcl.Range{Filename: d.File, Start: hcl.Pos{Byte: d.Range.Start.Byte}})
			}
			kept = append(kept, d)
		}
		controls.Mark(kept)
		r.add(kept...)
	}
}

// parsed is what a file is, if nothing of it was mended or left out.
func (r *run) parsed(name string) *hclsyntax.Body {
	if r.parser == nil || r.partial[name] {
		return nil
	}
	file := r.parser.Sources()[name]
	if file == nil || !bytes.Equal(file.Bytes, r.given(name)) {
		return nil
	}
	body, _ := file.Body.(*hclsyntax.Body)
	return body
}

// given is a file's text before it was mended.
func (r *run) given(name string) []byte {
	if content, ok := r.request.Files[name]; ok {
		return content
	}
	return r.files.Text(name)
}

// sensitive tells whether an argument is that by its schema. Providers' own arguments are seldom marked.
func (r *run) sensitive(block *hclsyntax.Block, inner []*hclsyntax.Block, argument string) (sensitive, known bool) {
	if r.config == nil || block.Type == "provider" || len(block.Labels) == 0 {
		return false, false
	}
	schema := r.topSchema(block)
	for _, b := range inner {
		if schema == nil {
			break
		}
		name := b.Type
		if name == "content" {
			continue
		}
		if name == "dynamic" && len(b.Labels) > 0 {
			name = b.Labels[0]
		}
		nested := schema.BlockTypes[name]
		if nested == nil {
			return false, false
		}
		schema = &nested.Block
	}
	if schema == nil || schema.Attributes[argument] == nil {
		return false, false
	}
	return schema.Attributes[argument].Sensitive, true
}
