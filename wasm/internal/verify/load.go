package verify

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
	"github.com/zclconf/go-cty/cty"
)

const (
	moduleNotAvailable = "Module not available"
	moduleNotFound     = "Module not found"
)

// load decodes the root module and all modules it calls.
func (r *run) load() {
	values := r.variableValues()
	call := configs.NewStaticModuleCall(addrs.RootModule, hcl.Range{}, func(v *configs.Variable) (cty.Value, hcl.Diagnostics) {
		if value, ok := values[v.Name]; ok {
			return value, nil
		}
		if v.Default != cty.NilVal {
			return v.Default, nil
		}
		return cty.UnknownVal(v.Type), nil
	}, ".", "default")
	root, diags := r.parser.LoadConfigDir(".", call)
	if root == nil {
		root, _ = configs.NewModule(nil, nil, call, ".", configs.SelectiveLoadAll)
	}
	r.correctProviders(root)
	config, more := configs.BuildConfig(r.ctx, root, configs.ModuleWalkerFunc(r.loadModule))
	r.config = config
	r.addHCL("schema", append(diags, more...)) // now that it is known what there is to be meant
	r.inputs()
	config.DeepEach(r.complete)
}

// loadModule loads a module from the workspace. One that lies elsewhere stands as a module whose outputs are unknown.
func (r *run) loadModule(_ context.Context, request *configs.ModuleRequest) (*configs.Module, *version.Version, hcl.Diagnostics) {
	dir := ""
	switch source := request.SourceAddr.(type) {
	case nil:
		return r.absentModule(request), nil, nil // what is wrong with the address has been told
	case addrs.ModuleSourceLocal:
		dir = r.files.Clean(path.Join(request.Parent.Module.SourceDir, source.String()))
		if request.Parent.Module.SourceDir == configs.AbsentModule {
			return r.absentModule(request), nil, nil
		}
	default:
		dir = r.vendored(request.Path)
	}
	why := "it lies elsewhere, and nothing is fetched"
	known := dir != ""
	if known {
		known, why = r.files.Look(workspace.Reach{Kind: workspace.Module, Path: dir})
	}
	if known {
		if problem := r.endless(request, dir); problem != nil {
			return r.absentModule(request), nil, hcl.Diagnostics{problem}
		}
		if r.parser.IsConfigDir(dir) {
			module, diags := r.parser.LoadConfigDir(dir, request.Call)
			if module != nil {
				r.correctProviders(module)
			}
			return module, nil, diags
		}
		if !r.hasBroken(dir) {
			r.files.Look(workspace.Reach{Kind: workspace.List, Path: r.files.Around(dir), Levels: 3}) // for which was meant
			return r.absentModule(request), nil, hcl.Diagnostics{{
				Severity: hcl.DiagError, Summary: moduleNotFound, Subject: request.SourceAddrRange.Ptr(),
				Detail: fmt.Sprintf("The workspace has no configuration in %q. Write the module, or correct the path.", dir),
			}}
		}
		return r.absentModule(request), nil, nil
	}
	return r.absentModule(request), nil, hcl.Diagnostics{{
		Severity: hcl.DiagWarning, Summary: moduleNotAvailable, Subject: request.SourceAddrRange.Ptr(),
		Detail: fmt.Sprintf("The module %q isn't read: %s. Its outputs count as unknown, and its arguments aren't checked.", request.SourceAddr, why),
	}}
}

// maxModules bounds the calls: modules that call the next one twice each are a billion after thirty.
const maxModules = 1_000

// endless tells why a module can't be loaded from a folder: it would call itself, or there are too many calls.
func (r *run) endless(request *configs.ModuleRequest, dir string) *hcl.Diagnostic {
	for caller := request.Parent; caller != nil; caller = caller.Parent {
		if caller.Module.SourceDir == dir {
			return &hcl.Diagnostic{
				Severity: hcl.DiagError, Summary: "Module calls itself", Subject: request.SourceAddrRange.Ptr(),
				Detail: fmt.Sprintf("The configuration in %q calls itself, directly or through others, and so without end. Call a module of another folder.", dir),
			}
		}
	}
	if r.modules++; r.modules <= maxModules {
		return nil
	}
	return &hcl.Diagnostic{
		Severity: hcl.DiagError, Summary: "Module limit", Subject: request.SourceAddrRange.Ptr(),
		Detail: fmt.Sprintf("Modules are called more than %d times. Call fewer, or with count or for_each.", maxModules),
	}
}

// hasBroken tells whether a folder's files were left out for what is wrong with them.
func (r *run) hasBroken(dir string) bool {
	for name := range r.request.Files {
		if dirOf(name) == dir && isModuleFile(name) {
			return true
		}
	}
	return false
}

// isModuleFile tells whether a file's name makes its folder a module.
func isModuleFile(name string) bool {
	return slices.ContainsFunc([]string{".tf", ".tf.json", ".tofu", ".tofu.json"}, func(end string) bool { return strings.HasSuffix(name, end) })
}

// downloads is where `terraform init` lists the modules that it has downloaded.
const downloads = ".terraform/modules/modules.json"

// vendored finds the copy that `terraform init` has made, when the workspace has it.
func (r *run) vendored(at addrs.Module) string {
	if r.downloaded == nil {
		var manifest struct {
			Modules []struct{ Key, Dir string }
		}
		if known, _ := r.files.Look(workspace.Reach{Kind: workspace.File, Path: downloads}); known {
			_ = json.Unmarshal(r.files.Text(downloads), &manifest) // without one, nothing is downloaded
		}
		r.downloaded = map[string]string{}
		for _, module := range manifest.Modules {
			r.downloaded[module.Key] = r.files.Clean(strings.ReplaceAll(module.Dir, "\\", "/"))
		}
	}
	return r.downloaded[strings.Join(at, ".")]
}
