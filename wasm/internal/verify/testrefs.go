package verify

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// testForms is what may stand where in a test file, in Terraform's dialect and in OpenTofu's.
var testForms = map[string]*hcl.BodySchema{
	"": blocksOf(nil, "run NAME", "provider NAME", "mock_provider NAME", "variables", "variable NAME", "test",
		"override_resource", "override_data", "override_module"),
	"run": blocksOf([]string{"command", "providers", "expect_failures", "parallel", "state_key", "skip_cleanup"},
		"assert", "variables", "module", "plan_options", "override_resource", "override_data", "override_module", "backend TYPE"),
	"assert":            blocksOf([]string{"condition!", "error_message!"}),
	"plan_options":      blocksOf([]string{"mode", "refresh", "replace", "target"}),
	"module":            blocksOf([]string{"source", "version"}),
	"mock_provider":     blocksOf([]string{"alias", "for_each", "source", "override_during"}, "mock_resource TYPE", "mock_data TYPE", "override_resource", "override_data"),
	"mock_resource":     blocksOf([]string{"defaults", "override_during"}),
	"mock_data":         blocksOf([]string{"defaults", "override_during"}),
	"override_resource": blocksOf([]string{"target!", "values", "override_during"}),
	"override_data":     blocksOf([]string{"target!", "values", "override_during"}),
	"override_module":   blocksOf([]string{"target!", "outputs", "override_during"}),
}

// blocksOf is a body of these arguments, required where "!" follows, and these blocks, each with what its labels are called.
func blocksOf(arguments []string, blocks ...string) *hcl.BodySchema {
	schema := &hcl.BodySchema{}
	for _, name := range arguments {
		name, required := strings.CutSuffix(name, "!")
		schema.Attributes = append(schema.Attributes, hcl.AttributeSchema{Name: name, Required: required})
	}
	for _, block := range blocks {
		words := strings.Fields(block)
		schema.Blocks = append(schema.Blocks, hcl.BlockHeaderSchema{Type: words[0], LabelNames: words[1:]})
	}
	return schema
}

// testSettings lists what may stand in a block of a test file; "" is the file itself.
func testSettings(kind string) (names []string) {
	if schema := testForms[kind]; schema != nil {
		for _, attribute := range schema.Attributes {
			names = append(names, attribute.Name)
		}
		for _, block := range schema.Blocks {
			names = append(names, block.Type)
		}
	}
	slices.Sort(names)
	return names
}

// expression checks what an expression refers to, and its functions. module is nil where only variables and earlier runs may be
// referred to, or where nobody knows the module; own are the variables that the run itself sets.
func (t *testFile) expression(expression hcl.Expression, module *configs.Module, own map[string]bool) {
	for _, traversal := range expression.Variables() {
		t.reference(traversal, module, own)
	}
	native, ok := expression.(hclsyntax.Expression)
	if !ok {
		return
	}
	_ = hclsyntax.VisitAll(native, func(node hclsyntax.Node) hcl.Diagnostics {
		call, ok := node.(*hclsyntax.FunctionCallExpr)
		if !ok || strings.Contains(call.Name, "::") {
			return nil
		}
		if _, known := builtins()[call.Name]; !known {
			t.addHCL("schema", hcl.Diagnostics{{
				Severity: hcl.DiagError, Summary: "Call to unknown function", Subject: &call.NameRange,
				Detail: fmt.Sprintf("There is no function named %q.", call.Name),
			}})
		}
		return nil
	})
}

// reference checks that what a reference leads to is declared.
func (t *testFile) reference(traversal hcl.Traversal, module *configs.Module, own map[string]bool) {
	at := traversal.SourceRange()
	if traversal.RootName() == "resource" { // resource.TYPE.NAME is TYPE.NAME
		if attribute, ok := second(traversal).(hcl.TraverseAttr); ok {
			traversal = append(hcl.Traversal{hcl.TraverseRoot{Name: attribute.Name, SrcRange: attribute.SrcRange}}, traversal[2:]...)
		}
	}
	steps := attributeSteps(traversal)
	if len(steps) < 2 {
		return
	}
	name := steps[1]
	missing := func(detail string, known []string) {
		t.tell(t.absent(), at, "undeclared-reference", "Reference to what isn't declared", detail, name, known)
	}
	if steps[0] == "run" {
		if _, earlier := t.runs[name]; !earlier {
			missing(fmt.Sprintf("No earlier run of this file is called %q.", name), slices.Sorted(maps.Keys(t.runs)))
		} else if ran := t.runs[name]; ran != nil && len(steps) > 2 && ran.Outputs[steps[2]] == nil {
			name = steps[2]
			missing(fmt.Sprintf("The module of the run %q has no output %q.", steps[1], name), slices.Sorted(maps.Keys(ran.Outputs)))
		}
		return
	}
	if module == nil {
		return
	}
	switch steps[0] {
	case "each", "count", "self", "path", "terraform", "tofu":
	case "var":
		if module.Variables[name] == nil && !own[name] && !t.names[name] {
			missing(fmt.Sprintf("Neither the module under test nor this file has a variable %q.", name), slices.Sorted(maps.Keys(module.Variables)))
		}
	case "output":
		if module.Outputs[name] == nil {
			missing(fmt.Sprintf("The module under test has no output %q.", name), slices.Sorted(maps.Keys(module.Outputs)))
		}
	case "local":
		if module.Locals[name] == nil {
			missing(fmt.Sprintf("The module under test has no local value %q.", name), slices.Sorted(maps.Keys(module.Locals)))
		}
	case "check":
		if module.Checks[name] == nil {
			missing(fmt.Sprintf("The module under test has no check %q.", name), slices.Sorted(maps.Keys(module.Checks)))
		}
	case "module":
		if module.ModuleCalls[name] == nil {
			missing(fmt.Sprintf("The module under test calls no module %q.", name), slices.Sorted(maps.Keys(module.ModuleCalls)))
		}
	default:
		t.resource(traversal, module)
	}
}

func second(traversal hcl.Traversal) hcl.Traverser {
	if len(traversal) < 2 {
		return nil
	}
	return traversal[1]
}

// resource checks a reference to a resource, and the attribute that it names.
func (t *testFile) resource(traversal hcl.Traversal, module *configs.Module) {
	steps := attributeSteps(traversal)
	mode, kind := addrs.ManagedResourceMode, "resource"
	switch steps[0] {
	case "data":
		mode, kind, steps = addrs.DataResourceMode, "data", steps[1:]
	case "ephemeral":
		mode, kind, steps = addrs.EphemeralResourceMode, "ephemeral", steps[1:]
	}
	if len(steps) < 2 {
		return
	}
	address := addrs.Resource{Mode: mode, Type: steps[0], Name: steps[1]}
	at := traversal.SourceRange()
	resource := module.ResourceByAddr(address)
	if resource == nil {
		var known []string
		for _, resource := range resourcesOf(module) {
			known = append(known, resource.Addr().String())
		}
		slices.Sort(known)
		t.tell(t.absent(), at, "undeclared-reference", "Reference to what isn't declared",
			fmt.Sprintf("The module under test has no %s.", address), address.String(), known)
		return
	}
	schema := t.typeSchema(kind, steps[0])
	if schema == nil || len(steps) < 3 || !t.moduleIsOwn || t.chosen.providers[resource.Provider] == nil || t.chosen.unsupported[resource] {
		return // made up from its use in the program
	}
	if schema.Attributes[steps[2]] == nil && schema.BlockTypes[steps[2]] == nil {
		known := slices.Concat(slices.Sorted(maps.Keys(schema.Attributes)), slices.Sorted(maps.Keys(schema.BlockTypes)))
		t.tell(report.Error, at, "unsupported-attribute", "Unsupported attribute", fmt.Sprintf("%s has no attribute %q.", steps[0], steps[2]), steps[2], known)
	}
}

// failures checks what a run expects to fail: something that has conditions.
func (t *testFile) failures(attribute *hcl.Attribute, module *configs.Module) {
	if attribute == nil {
		return
	}
	expressions, diags := hcl.ExprList(attribute.Expr)
	t.addHCL("schema", diags)
	for _, expression := range expressions {
		traversal, diags := hcl.AbsTraversalForExpr(expression)
		t.addHCL("schema", diags)
		if diags.HasErrors() {
			continue
		}
		switch traversal.RootName() {
		case "local", "module", "run", "each", "count", "self", "path", "terraform", "provider":
			t.sayTest(expression.Range(), "Invalid expected failure", "Only variables, outputs, checks, resources and data sources have conditions that can fail: write var.NAME, output.NAME, check.NAME or TYPE.NAME.", "", nil)
		default:
			t.reference(traversal, module, nil)
		}
	}
}
