package verify

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/internal/plugins"
	"github.com/opentofu/opentofu/terraformer/internal/config"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
	"github.com/spf13/afero"
)

// run is one request on its way through the stages.
type run struct {
	ctx        context.Context
	store      *schema.Store
	request    Request
	result     *report.EngineResult
	files      *workspace.Workspace
	parser     *configs.Parser
	config     *configs.Config
	plugins    plugins.Library
	chosen     chosen
	broken     bool              // a syntax error took declarations away
	partial    map[string]bool   // files of which a part isn't judged
	stage      string            // that files are read in
	modules    int               // calls so far
	downloaded map[string]string // folders of modules that `terraform init` has made, by address; read when first needed
	limited    bool              // the evaluation budget is used up
	judged     int               // blocks for which there was something to judge them by
	planned    int               // resources in the plan whose schema is known
	cycles     [][]string        // what was found to depend on itself, by the names of the graph's nodes
	seen       map[seenKey]bool
	faulty     map[string]bool // addresses that had an error, alone and with its code; also one that went with another
	causes     map[string]bool // codes of errors
	slips      []func()        // tell the names of providers that were corrected
	mended     map[string]mended
	json       map[string][]jsonBlock
	settings   *config.Config // what the user says of rules
}

// maxErrors bounds the syntax errors reported for one file: noise has one a line.
const maxErrors = 100

// parse parses every file. Of a file with syntax errors the blocks that have none are judged further.
func (r *run) parse() {
	r.parser = configs.NewParser(afero.FromIOFS{FS: r.files.FromRoot()})
	lang.ProviderFunctions = false
	for _, name := range r.files.Names {
		if !workspace.IsConfig(name) || strings.HasPrefix(name, ".terraform/") {
			continue // what was downloaded is parsed when a module calls it
		}
		if workspace.IsTest(name) && !isOwnTest(name) {
			continue // of another module
		}
		serve.Beat()
		text := r.files.Text(name)
		if bytes.Contains(text, []byte("::")) || strings.HasSuffix(name, ".json") && bytes.Contains(text, []byte(`\u`)) {
			lang.ProviderFunctions = true
		}
		_, diags := r.parser.LoadHCLFile(name)
		if file := r.parser.Sources()[name]; file != nil {
			r.setAside(name, file)
		}
		if !diags.HasErrors() {
			continue
		}
		diags = r.mend(name, diags)
		errors := diags.Errs()
		r.broken = r.broken || len(errors) > 0 && !workspace.IsTest(name)
		r.leaveOut(name, len(errors) > 0)
		r.addHCL("parse", diags[:min(len(diags), maxErrors)])
		if len(errors) > maxErrors {
			r.add(report.Diagnostic{
				Stage: "parse", Code: "too-many-errors", Severity: report.Error, Summary: "Too many syntax errors", File: name,
				Detail: fmt.Sprintf("Only the first %d of %d syntax errors are listed.", maxErrors, len(errors)),
			})
		}
		r.dropBroken(name, diags)
	}
}

// leaveOut notes that a part of a file isn't judged, so that nobody concludes from what isn't there.
func (r *run) leaveOut(name string, left bool) {
	if r.partial == nil {
		r.partial = map[string]bool{}
	}
	r.partial[name] = r.partial[name] || left
}

// dropBroken takes the blocks out of a file in which a syntax error lies: what is left of them would only mislead.
func (r *run) dropBroken(name string, diags hcl.Diagnostics) {
	file := r.parser.Sources()[name]
	if file == nil {
		return
	}
	body, ok := file.Body.(*hclsyntax.Body)
	if !ok {
		return
	}
	var errors []int // byte offsets; there may be as many as blocks
	for _, d := range diags {
		if d.Subject != nil && d.Summary != "Attribute redefined" { // of two arguments the first counts
			errors = append(errors, d.Subject.Start.Byte)
		}
	}
	slices.Sort(errors)
	sound := body.Blocks[:0]
	for _, block := range body.Blocks {
		first, _ := slices.BinarySearch(errors, block.TypeRange.Start.Byte)
		closed := block.CloseBraceRange != block.TypeRange // a placeholder where the head has no body
		if closed && (first == len(errors) || errors[first] > block.CloseBraceRange.End.Byte) {
			sound = append(sound, block)
		}
	}
	body.Blocks = sound
}

// dirOf is the folder of a file, "." for the root module's.
func dirOf(name string) string { return path.Dir(name) }
