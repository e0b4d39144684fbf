package verify

import (
	"context"
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/internal/lang/funcs"
	"github.com/opentofu/opentofu/internal/plans"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Verify judges a program with the schemas of the store. When need isn't empty, these have to be loaded first, and there is
// no result. One call at a time: OpenTofu's evaluation limits and its view of the files are the process's.
func Verify(store *schema.Store, request Request) (result report.EngineResult, need []string) {
	result.Stages = report.Stages{
		Parse: report.Skipped, Schema: report.Skipped, Plan: report.Skipped, Lint: report.Skipped, Policy: report.Skipped,
	}
	defer result.Finish()
	run := &run{ctx: context.Background(), store: store, request: request, result: &result}
	defer run.unmend()
	defer func() {
		if reason := recover(); reason != nil {
			run.add(report.Diagnostic{
				Stage: "plan", Code: "internal-error", Severity: report.Error, Summary: "Internal error",
				Detail: fmt.Sprintf("The verifier failed on this program: %v", reason),
			})
			result.Finish()
		}
	}()
	hcl.ResetBudget()
	defer lang.ForgetBlocks()
	defer plans.ForgetValues()
	files, diags := workspace.New(request.Files)
	run.files = files
	run.add(diags...)
	funcs.Workspace = files.FS
	defer func() { funcs.Workspace = workspace.Empty }()

	run.parse()
	result.Stages.Parse = run.outcome("parse")
	if !request.wants("schema") {
		return result, nil
	}
	run.load()
	if need := run.chooseSchemas(); len(need) > 0 {
		return result, need
	}
	run.precheck()
	run.checkRequiredVersion()
	run.validateAgain()
	for rounds := 0; rounds < 3 && run.breakCycles(); rounds++ {
		run.validate()
	}
	run.dropFollowUps()
	run.soften()
	result.Stages.Schema = run.outcome("schema")
	if request.wants("plan") {
		run.plan()
		run.soften()
		result.Stages.Plan = run.outcome("plan")
		if run.fromCaller && result.Stages.Plan == report.Pass {
			result.Stages.Plan = report.Skipped // nobody can plan it as it stands
		}
	}
	return result, nil
}

// outcome of a stage that has ended: it fails by its own errors, and can't pass on a program that an earlier stage had to cut down.
func (r *run) outcome(stage string) string {
	serve.Beat()
	outcome := report.Pass
	for _, d := range r.result.Diagnostics {
		if d.Severity == report.Error && d.Stage == stage {
			return report.Fail
		}
		if d.Severity == report.Error && rank[d.Stage] < rank[stage] {
			outcome = report.Skipped
		}
	}
	return outcome
}
