package verify

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// isOwnTest tells whether a file holds tests of the root module.
func isOwnTest(name string) bool {
	return workspace.IsTest(name) && (dirOf(name) == "." || dirOf(name) == "tests")
}

// testFile is a file of tests, with what its runs may refer to.
type testFile struct {
	*run
	names       map[string]bool            // of variables that the file itself gives a value
	runs        map[string]*configs.Module // by name, the earlier ones
	providers   map[string]bool            // configurations that the file declares, such as "aws.mock"
	moduleIsOwn bool
	overrides   bool // what is looked at is a target of an override
}

// absent is how bad it is that what a reference leads to isn't there. Overriding nothing is only needless.
func (t *testFile) absent() string {
	if t.overrides {
		return report.Warning
	}
	return report.Error
}

// checkTests checks the files of `terraform test` and `tofu test`: their form, in both dialects, and what they refer to. Nothing is
// run, so that whether a test passes isn't said.
func (r *run) checkTests() {
	for _, name := range r.files.Names {
		if file := r.parser.Sources()[name]; isOwnTest(name) && file != nil {
			t := &testFile{run: r, names: map[string]bool{}, runs: map[string]*configs.Module{}, providers: map[string]bool{}}
			t.check(file.Body)
		}
	}
}

func (t *testFile) check(body hcl.Body) {
	content := t.form(body, "")
	for _, block := range content.Blocks {
		switch block.Type {
		case "variables":
			attributes, diags := block.Body.JustAttributes()
			t.addHCL("schema", diags)
			for name := range attributes {
				t.names[name] = true
			}
		case "variable":
			t.names[block.Labels[0]] = true
		case "provider", "mock_provider":
			attributes, _, _ := block.Body.PartialContent(&hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "alias"}}})
			name := block.Labels[0]
			if alias := attributes.Attributes["alias"]; alias != nil {
				if value, diags := alias.Expr.Value(nil); !diags.HasErrors() && value.Type() == cty.String && value.IsKnown() && !value.IsNull() {
					name += "." + value.AsString()
				}
			}
			if t.providers[name] && block.Type == "mock_provider" {
				t.sayTest(block.DefRange, "Duplicate mock provider", fmt.Sprintf("Another block mocks the provider configuration %s already.", name), "", nil)
			}
			t.providers[name] = true
		}
	}
	for _, block := range content.Blocks {
		switch block.Type {
		case "run":
			t.checkRun(block)
		case "mock_provider":
			t.mocks(block)
		case "override_resource", "override_data", "override_module":
			t.override(block, t.config.Module)
		}
	}
}

// form checks which arguments and blocks stand in a block of a kind, the file itself having none.
func (t *testFile) form(body hcl.Body, kind string) *hcl.BodyContent {
	content, diags := body.Content(testForms[kind])
	t.addHCL("schema", diags)
	return content
}

func (t *testFile) checkRun(block *hcl.Block) {
	name, content := block.Labels[0], t.form(block.Body, "run")
	if _, twice := t.runs[name]; twice {
		severity := report.Error
		if at := block.DefRange.Filename; strings.HasSuffix(at, ".tofutest.hcl") || strings.HasSuffix(at, ".tofutest.json") {
			severity = report.Warning // OpenTofu runs both
		}
		t.tell(severity, block.LabelRanges[0], "invalid-test", "Duplicate run block", fmt.Sprintf("Another run block of this file is called %q. Give each a name of its own.", name), "", nil)
	} else if !hclsyntax.ValidIdentifier(name) {
		t.sayTest(block.LabelRanges[0], "Invalid run block name", "The name of a run has letters, digits, _ and -, a letter first.", "", nil)
	}
	module := t.config.Module
	t.moduleIsOwn = true
	own := map[string]bool{}
	for _, inner := range content.Blocks {
		switch inner.Type {
		case "module":
			module, t.moduleIsOwn = t.module(inner), false
		case "variables":
			attributes, diags := inner.Body.JustAttributes()
			t.addHCL("schema", diags)
			for name := range attributes {
				own[name] = true
			}
		}
	}
	for _, inner := range content.Blocks {
		switch inner.Type {
		case "variables":
			t.values(inner.Body, module)
		case "assert":
			rule := t.form(inner.Body, "assert")
			for _, name := range slices.Sorted(maps.Keys(rule.Attributes)) {
				t.expression(rule.Attributes[name].Expr, module, own)
			}
		case "plan_options":
			options := t.form(inner.Body, "plan_options")
			t.keyword(options.Attributes["mode"], "normal", "refresh-only")
		case "override_resource", "override_data", "override_module":
			t.override(inner, module)
		}
	}
	t.keyword(content.Attributes["command"], "plan", "apply")
	t.passed(content.Attributes["providers"])
	t.failures(content.Attributes["expect_failures"], module)
	t.runs[name] = module
}

// keyword checks an argument that takes one of some words without quotes.
func (t *testFile) keyword(attribute *hcl.Attribute, allowed ...string) {
	if attribute == nil {
		return
	}
	if word := hcl.ExprAsKeyword(attribute.Expr); !slices.Contains(allowed, word) {
		at := attribute.Expr.Range()
		t.sayTest(at, "Invalid keyword", fmt.Sprintf("The argument %q takes one of these words, without quotes: %s.", attribute.Name, strings.Join(allowed, ", ")), t.nameAt(at), allowed)
	}
}

// module loads the module that a run is about instead of the root module; nil when nobody knows what is in it.
func (t *testFile) module(block *hcl.Block) *configs.Module {
	source := t.form(block.Body, "module").Attributes["source"]
	if source == nil {
		t.sayTest(block.DefRange, "Missing source", "The module of a run needs a source: the path of its folder from the root module's, or an address in a registry.", "", nil)
		return nil
	}
	value, diags := source.Expr.Value(nil)
	t.addHCL("schema", diags)
	if diags.HasErrors() || value.Type() != cty.String || value.IsNull() || !value.IsKnown() {
		return nil
	}
	address, err := addrs.ParseModuleSource(value.AsString())
	at := source.Expr.Range()
	if err != nil {
		t.sayTest(at, "Invalid module source", fmt.Sprintf("%q is neither a path that begins with ./ or ../ nor the address of a module.", value.AsString()), "", nil)
		return nil
	}
	if _, local := address.(addrs.ModuleSourceLocal); !local {
		return nil
	}
	dir := t.files.Clean(path.Clean(value.AsString()))
	if known, _ := t.files.Look(workspace.Reach{Kind: workspace.Module, Path: dir}); !known {
		return nil
	}
	if !t.parser.IsConfigDir(dir) {
		if !t.hasBroken(dir) {
			t.addHCL("schema", hcl.Diagnostics{{
				Severity: hcl.DiagError, Summary: moduleNotFound, Subject: &at,
				Detail: fmt.Sprintf("The workspace has no configuration in %q. Write the module, or correct the path.", dir),
			}})
		}
		return nil
	}
	call := configs.NewStaticModuleCall(addrs.Module{"test"}, at, func(v *configs.Variable) (cty.Value, hcl.Diagnostics) {
		return cty.UnknownVal(v.Type), nil
	}, dir, "default")
	module, diags := t.parser.LoadConfigDir(dir, call)
	t.addHCL("schema", diags)
	return module
}

// values checks the values that a run gives to variables.
func (t *testFile) values(body hcl.Body, module *configs.Module) {
	attributes, _ := body.JustAttributes()
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		attribute := attributes[name]
		t.expression(attribute.Expr, nil, nil)
		if module == nil {
			continue
		}
		variable := module.Variables[name]
		if variable == nil && strings.Contains(string(t.files.Text(attribute.Range.Filename)), "var."+name) {
			continue // an assertion uses it
		}
		if variable == nil {
			t.tell(report.Warning, attribute.NameRange, "undeclared-variable-value", "Value for undeclared variable",
				fmt.Sprintf("The module under test declares no variable %q, so the value has no effect.", name), name, slices.Sorted(maps.Keys(module.Variables)))
			continue
		}
		if len(attribute.Expr.Variables()) > 0 {
			continue
		}
		value, diags := attribute.Expr.Value(&hcl.EvalContext{Functions: builtins()})
		if diags.HasErrors() {
			continue // functions may read files
		}
		if _, err := convert.Convert(value, variable.ConstraintType); err != nil {
			t.tell(report.Error, attribute.Expr.Range(), "invalid-variable-value", "Invalid value for input variable",
				fmt.Sprintf("The variable %q takes %s: %s.", name, article(variable.Type), err), "", nil)
		}
	}
}

// passed checks that the configurations are declared that a run hands to its module.
func (t *testFile) passed(attribute *hcl.Attribute) {
	if attribute == nil {
		return
	}
	pairs, diags := hcl.ExprMap(attribute.Expr)
	t.addHCL("schema", diags)
	known := maps.Clone(t.providers)
	for name := range t.config.Module.ProviderConfigs {
		known[name] = true
	}
	for _, pair := range pairs {
		traversal, _ := hcl.AbsTraversalForExpr(pair.Value)
		if steps := attributeSteps(traversal); len(steps) == 2 && !known[steps[0]+"."+steps[1]] {
			t.tell(report.Error, pair.Value.Range(), "provider-configuration-not-present", "Provider configuration not present",
				fmt.Sprintf("Neither this file nor the program has a provider %q with the alias %q.", steps[0], steps[1]), steps[0]+"."+steps[1], slices.Sorted(maps.Keys(known)))
		}
	}
}

// mocks checks what a mock provider makes up.
func (t *testFile) mocks(block *hcl.Block) {
	content := t.form(block.Body, "mock_provider")
	schema := t.chosen.providers[t.config.Module.ProviderForLocalConfig(addrs.LocalProviderConfig{LocalName: block.Labels[0]})]
	for _, inner := range content.Blocks {
		switch mode := addrs.ManagedResourceMode; inner.Type {
		case "override_resource", "override_data":
			t.override(inner, t.config.Module)
		case "mock_data":
			mode = addrs.DataResourceMode
			fallthrough
		case "mock_resource":
			t.form(inner.Body, inner.Type)
			if schema == nil {
				continue
			}
			if _, ok := schema.Type(mode, inner.Labels[0]); !ok && !schema.LeavesOut(mode, inner.Labels[0]) {
				t.tell(report.Warning, inner.LabelRanges[0], "invalid-test", "Mock of an unknown type",
					fmt.Sprintf("The provider %s has no %s %q, so that nothing is mocked.", block.Labels[0], typeModes[mode].what, inner.Labels[0]), inner.Labels[0], nil)
			}
		}
	}
}

// override checks that there is something to override.
func (t *testFile) override(block *hcl.Block, module *configs.Module) {
	target := t.form(block.Body, block.Type).Attributes["target"]
	if target == nil || module == nil {
		return
	}
	traversal, diags := hcl.AbsTraversalForExpr(target.Expr)
	t.addHCL("schema", diags)
	steps := attributeSteps(traversal)
	if diags.HasErrors() || len(steps) < 2 {
		return
	}
	targets := *t
	targets.overrides = true
	switch isModule, isData := block.Type == "override_module", steps[0] == "data"; {
	case isModule != (steps[0] == "module" && len(steps)%2 == 0) && (isModule || len(steps) == 2):
		t.sayTest(target.Expr.Range(), "Invalid override target", fmt.Sprintf("A block %s names a %s.", block.Type, map[bool]string{true: "module: module.NAME", false: "resource: TYPE.NAME"}[isModule]), "", nil)
	case steps[0] == "module":
		targets.reference(traversal, module, nil)
	case isData != (block.Type == "override_data"):
		t.sayTest(target.Expr.Range(), "Invalid override target", fmt.Sprintf("A block override_data names a data source, override_resource a managed resource, and %s is the other one.", t.textAt(target.Expr.Range())), "", nil)
	default:
		targets.reference(traversal, module, nil)
	}
}

func (t *testFile) sayTest(at hcl.Range, summary, detail, name string, known []string) {
	t.tell(report.Error, at, "invalid-test", summary, detail, name, known)
}
