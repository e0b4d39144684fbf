package verify

import (
	"bytes"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// cover counts what there is to judge the program's blocks by.
func (r *run) cover() {
	cover := report.Coverage{Modules: []string{}, Providers: []string{}}
	count := func(addr addrs.Provider, judged bool) {
		cover.Blocks++
		if judged {
			cover.Judged++
		} else if r.chosen.providers[addr] == nil && !slices.Contains(cover.Providers, addr.ForDisplay()) {
			cover.Providers = append(cover.Providers, addr.ForDisplay())
		}
	}
	r.config.DeepEach(func(config *configs.Config) {
		module := config.Module
		for _, resource := range resourcesOf(module) {
			p := r.chosen.providers[resource.Provider]
			count(resource.Provider, p != nil && !p.LeavesOut(resource.Mode, resource.Type))
		}
		for _, p := range module.ProviderConfigs {
			addr := module.ProviderForLocalConfig(p.Addr())
			count(addr, r.chosen.providers[addr] != nil)
		}
		for name := range module.ModuleCalls {
			cover.Blocks++
			if child := config.Children[name]; child != nil && child.Module.SourceDir != configs.AbsentModule {
				cover.Judged++
			} else {
				cover.Modules = append(cover.Modules, append(slices.Clone(config.Path), name).String())
			}
		}
	})
	slices.Sort(cover.Modules)
	slices.Sort(cover.Providers)
	r.judged = cover.Judged
	if cover.Judged < cover.Blocks {
		r.result.Coverage = &cover
	}
}

// judgedNothing tells whether there was nothing that a stage could judge, or not enough to say that the program passes.
func (r *run) judgedNothing(stage string) bool {
	switch stage {
	case "parse":
		return !slices.ContainsFunc(r.files.Names, r.isWritten)
	case "schema":
		return r.result.Coverage != nil && r.judged == 0 || !r.hasRoot()
	}
	unplanned := r.result.Coverage != nil || slices.ContainsFunc(r.result.Diagnostics, func(d report.Diagnostic) bool { return d.Code == "unknown-instances" })
	return r.result.Stages.Schema == report.Skipped || len(r.result.Unset) > 0 || r.result.Module || r.planned == 0 && unplanned
}

// isWritten tells whether a file is configuration, and there is any in it.
func (r *run) isWritten(name string) bool {
	text := bytes.TrimSpace(bytes.TrimPrefix(r.files.Text(name), []byte("\ufeff")))
	return workspace.IsConfig(name) && !strings.HasPrefix(name, ".terraform/") && len(text) > 0
}

// hasRoot tells whether the top folder has any block.
func (r *run) hasRoot() bool {
	parsed := r.parser.Sources()
	return slices.ContainsFunc(r.files.Names, func(name string) bool {
		file := parsed[name]
		if file == nil || strings.Contains(name, "/") || !isModuleFile(name) {
			return false
		}
		if body := nativeBody(file.Body); body != nil {
			return len(body.Blocks) > 0
		}
		attributes, _ := file.Body.JustAttributes()
		return len(attributes) > 0
	})
}

// tellElsewhere says where the configuration is when the top folder has none.
func (r *run) tellElsewhere() {
	var folders []string
	for _, name := range r.files.Names {
		if dir := dirOf(name); dir != "." && isModuleFile(name) && r.isWritten(name) && !slices.Contains(folders, dir) {
			folders = append(folders, dir)
		}
	}
	if r.hasRoot() || len(folders) == 0 {
		return
	}
	r.add(report.Diagnostic{
		Stage: "schema", Code: "no-configuration", Severity: report.Info, Summary: "No configuration in the top folder",
		Detail: "Only the form of the files was checked, since the top folder has no configuration." + listOf(" There is some in: %s. Verify one of these folders.", narrowed("", folders, 16)),
	})
}
