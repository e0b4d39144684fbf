package verify

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/lint"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/secrets"
	"github.com/opentofu/opentofu/terraformer/internal/suppress"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
	"github.com/zclconf/go-cty/cty"
)

// lint judges how the program is written (of the root module and the local modules in its folder what parses), and finds secrets in all files.
// It comes last, so that it needs no stage but the first, and changes none.
func (r *run) lint() {
	if !r.request.wantsLint() {
		return
	}
	controls := suppress.New(&r.settings.Controls, "lint")
	settings := r.lintSettings(controls)
	for _, folder := range r.lintedFolders() {
		module := &lint.Module{Files: r.lintedIn(folder), Called: folder != ".", Values: r.chosen.values, Taggable: r.taggable}
		if len(module.Files) == 0 {
			continue
		}
		found := lint.Check(module, settings)
		for i := range found {
			at := hcl.Range{Filename: found[i].File, Start: hcl.Pos{Byte: found[i].Range.Start.Byte}}
			found[i].Address = r.addressAt(at)
		}
		controls.Mark(found)
		r.add(found...)
	}
	if len(r.files.Names) > 0 {
		r.result.Stages.Lint = report.Pass
		r.secrets(controls)
	}
	judged, known := settings.Names()
	for _, rule := range secrets.Rules() {
		judged, known = append(judged, rule.ID), append(known, rule.ID)
	}
	controls.Unknown(suppress.OfEngine, known, slices.Collect(maps.Values(codeBySlug)))
	r.add(controls.Told(judged)...)
	for _, d := range r.result.Diagnostics {
		if d.Stage == "lint" && d.Severity != report.Info && d.Suppressed == nil {
			r.result.Stages.Lint = report.Fail
		}
	}
}

// lintSettings are those of .terraformer.hcl, and of tflint's file where that says nothing of a rule.
func (r *run) lintSettings(controls *suppress.Set) (settings lint.Settings) {
	if text := r.files.Text(lint.TFLintFile); text != nil {
		var notes []report.Diagnostic
		settings, notes = lint.FromTFLint(lint.TFLintFile, text)
		r.add(notes...)
	}
	settings.Preset, settings.Only = cmp.Or(r.settings.Preset, settings.Preset), settings.Only || r.settings.Preset == "none"
	for i := range lint.Rules {
		rule := &lint.Rules[i]
		names := rule.Names()
		values := map[string]cty.Value{}
		for _, name := range names {
			maps.Copy(values, r.settings.Options[name])
		}
		said := controls.Setting(names...)
		if said.Enabled != nil || said.Severity != "" || len(values) > 0 {
			settings.Say(rule.ID, lint.Choice{Enabled: said.Enabled, Severity: said.Severity, Options: lint.Plain(values)})
		}
	}
	return settings
}

func (r *run) lintedFolders() []string {
	folders := []string{"."}
	if r.config != nil {
		r.config.DeepEach(func(config *configs.Config) {
			if dir := config.Module.SourceDir; isOwn(dir) && !slices.Contains(folders, dir) {
				folders = append(folders, dir)
			}
		})
	}
	return folders
}

// isOwn tells whether a folder is the program's to change.
func isOwn(folder string) bool {
	return folder != configs.AbsentModule && !strings.HasPrefix(folder, "..") && !strings.HasPrefix(folder, ".terraform/") && !path.IsAbs(folder)
}

// taggable tells whether a type of resource takes tags.
func (r *run) taggable(kind string) bool {
	if r.config == nil {
		return false
	}
	schema := r.typeSchema("resource", kind)
	return schema != nil && schema.Attributes["tags"] != nil && schema.Attributes["tags"].Optional
}

func (r *run) lintedIn(folder string) (files []lint.File) {
	for name, file := range r.parser.Sources() {
		if dirOf(name) == folder && isModuleFile(name) && !workspace.IsTest(name) {
			files = append(files, lint.File{Name: name, Text: file.Bytes, Body: nativeBody(file.Body), Partial: r.partial[name]})
		}
	}
	return files
}
