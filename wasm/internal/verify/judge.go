package verify

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/command/jsonplan"
	"github.com/opentofu/opentofu/internal/encryption"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/internal/lang/funcs"
	"github.com/opentofu/opentofu/internal/plans"
	"github.com/opentofu/opentofu/internal/states"
	"github.com/opentofu/opentofu/internal/states/statefile"
	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/opentofu/opentofu/internal/tofu"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/zclconf/go-cty/cty"
)

func init() { tofu.Beat = serve.Beat }

func (r *run) newContext(stage string) *tofu.Context {
	context, diags := tofu.NewContext(&tofu.ContextOpts{
		Meta: &tofu.ContextMeta{Env: "default", OriginalWorkingDir: funcs.WorkspaceDir()}, Parallelism: 1,
		Plugins: r.plugins, Encryption: encryption.Disabled(),
	})
	r.addTofu(stage, diags)
	return context
}

// validate checks every block, as `terraform validate` does but without stopping at the first that is at fault.
func (r *run) validate() {
	r.addTofu("schema", r.newContext("schema").Validate(r.ctx, r.config))
}

// plan plans every resource that can be evaluated. What is at fault in a block counts as unknown, and so the others that
// depend on it can be planned too.
func (r *run) plan() {
	r.importTargets()
	defer r.renamed()()
	defer r.meant()()
	inputs := r.inputValues()
	context := r.newContext("plan")
	lang.Tolerate = func(diags tfdiags.Diagnostics) { r.addTofu("plan", diags) }
	if r.request.WithPlan {
		hclsyntax.Documents = map[hcl.Range]any{}
	}
	defer func() { lang.Tolerate, hclsyntax.Documents = nil, nil }()
	plan, diags := context.Plan(r.ctx, r.config, states.NewState(), tofu.SimplePlanOpts(plans.NormalMode, inputs))
	r.addTofu("plan", diags)
	if plan == nil {
		return
	}
	r.removeUnsupported(plan)
	r.sources(plan)
	if !r.request.WithPlan && len(hcl.DividedByZero) == 0 {
		return
	}
	r.removeUnknown(plan)
	r.documents()
	plan.Errored = plan.Errored || slices.ContainsFunc(r.result.Diagnostics, func(d report.Diagnostic) bool { return d.Severity == report.Error })
	schemas, diags := context.Schemas(r.ctx, r.config, nil)
	r.addTofu("plan", diags)
	text, err := jsonplan.Marshal(r.config, plan, statefile.New(plan.PriorState, "", 0), schemas)
	if err != nil && r.infinite(plan) {
		return
	}
	if err != nil {
		r.add(report.Diagnostic{
			Stage: "plan", Code: "internal-error", Severity: report.Error, Summary: "The plan can't be written",
			Detail: fmt.Sprintf("The plan can't be written as JSON: %v", err),
		})
		return
	}
	if r.request.WithPlan {
		r.result.Plan = text
	}
}

// infinite tells which outputs and resources would hold the result of a division by zero: neither plan nor state can store it.
// Where it is only reckoned with, as in a branch that isn't taken, it is no mistake.
func (r *run) infinite(plan *plans.Plan) (found bool) {
	tell := func(around hcl.Range, block *hclsyntax.Block) {
		at := around
		for _, division := range hcl.DividedByZero {
			if block != nil && r.topBlock(division) == block {
				at = division
			}
		}
		found = true
		r.tellAt("plan", report.Error, at, "division-by-zero", "Division by zero", "A division by zero gives an infinite number, which can't be stored.", "", nil)
	}
	for _, change := range plan.Changes.Outputs {
		value, err := change.Decode()
		output := r.config.Module.Outputs[change.Addr.OutputValue.Name]
		if err == nil && change.Addr.Module.IsRoot() && output != nil && isInfinite(value.After) {
			tell(output.Expr.Range(), r.topBlock(output.Expr.Range()))
		}
	}
	for _, change := range plan.Changes.Resources {
		module := r.config.Descendent(change.Addr.Module.Module())
		resource := module.Module.ResourceByAddr(change.Addr.Resource.Resource)
		if resource == nil {
			continue
		}
		schema := typesOf(r.chosen.schemas[resource.Provider], resource.Mode)[resource.Type]
		if value, err := change.Decode(&schema); err == nil && isInfinite(value.After) {
			tell(resource.DeclRange, r.topBlock(resource.DeclRange))
		}
	}
	return found
}

func isInfinite(value cty.Value) (infinite bool) {
	value, _ = value.UnmarkDeep()
	_ = cty.Walk(value, func(_ cty.Path, part cty.Value) (bool, error) {
		infinite = infinite || part.IsKnown() && !part.IsNull() && part.Type() == cty.Number && part.AsBigFloat().IsInf()
		return true, nil
	})
	return infinite
}

// removeUnknown leaves unknown variables out of the plan, since its JSON form has no way to write them, and ephemeral ones.
func (r *run) removeUnknown(plan *plans.Plan) {
	for name, encoded := range plan.VariableValues {
		if value, err := encoded.Decode(cty.DynamicPseudoType); err != nil || !value.IsWhollyKnown() || r.config.Module.Variables[name].Ephemeral {
			delete(plan.VariableValues, name)
		}
	}
}

// sources tells where each planned resource is written, under its planned and its configured address.
func (r *run) sources(plan *plans.Plan) {
	r.result.Sources = map[string]report.Source{}
	for _, change := range plan.Changes.Resources {
		r.source(change.Addr)
	}
	for _, module := range plan.PriorState.Modules { // the data sources that were computed
		for _, resource := range module.Resources {
			for key := range resource.Instances {
				r.source(resource.Addr.Instance(key))
			}
		}
	}
}

func (r *run) source(address addrs.AbsResourceInstance) {
	module := r.config.Descendent(address.Module.Module())
	if module == nil {
		return
	}
	resource := module.Module.ResourceByAddr(address.Resource.Resource)
	if resource == nil {
		return
	}
	if r.chosen.providers[resource.Provider] != nil {
		r.planned++
	}
	source := report.Source{File: resource.DeclRange.Filename, Range: convertRange(resource.DeclRange)}
	r.result.Sources[address.String()] = source
	r.result.Sources[address.ConfigResource().String()] = source
}

// removeUnsupported leaves resources of made-up types out of the plan.
func (r *run) removeUnsupported(plan *plans.Plan) {
	plan.Changes.Resources = slices.DeleteFunc(plan.Changes.Resources, func(change *plans.ResourceInstanceChangeSrc) bool {
		module := r.config.Descendent(change.Addr.Module.Module())
		return module != nil && r.chosen.unsupported[module.Module.ResourceByAddr(change.Addr.Resource.Resource)]
	})
}
