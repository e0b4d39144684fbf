package verify

import (
	"context"
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/lang"
	"github.com/opentofu/opentofu/internal/plans"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Need is what has to be brought before there is a verdict.
type Need struct {
	Schemas []string          `json:"need,omitempty"`  // of providers, to be loaded
	Reach   []workspace.Reach `json:"reach,omitempty"` // to be looked up and added to the request
}

// Nothing tells that there is a verdict.
func (n Need) Nothing() bool { return len(n.Schemas)+len(n.Reach) == 0 }

// Verify judges a program with the schemas of the store; there is no result as long as it needs something. One call at a time: OpenTofu's evaluation limits and its view of the files are the process's.
func Verify(store *schema.Store, request Request) (result report.EngineResult, need Need) {
	result.Stages = report.Stages{
		Parse: report.Skipped, Schema: report.Skipped, Plan: report.Skipped, Lint: report.Skipped, Policy: report.Skipped,
	}
	defer result.Finish()
	run := &run{ctx: context.Background(), store: store, request: request, result: &result, stage: "schema"}
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
	files, diags := workspace.Open(request.Files, request.Reading)
	run.files = files
	run.add(diags...)
	defer run.showFiles()()

	run.control()
	run.parse()
	result.Stages.Parse = run.outcome("parse")
	if !request.wants("schema") {
		run.lint()
		return result, need
	}
	run.load()
	if need.Reach = run.files.Wanted; !need.Nothing() {
		return result, need
	}
	if need.Schemas = run.chooseSchemas(); !need.Nothing() {
		return result, need
	}
	run.cover()
	run.tellElsewhere()
	run.precheck()
	run.checkRequiredVersion()
	run.validateAgain()
	for rounds := 0; rounds < 3 && run.breakCycles(); rounds++ {
		run.validate()
	}
	if need.Reach = run.files.Wanted; !need.Nothing() {
		return result, need
	}
	run.checkTests()
	run.dropFollowUps()
	run.onlyCauses()
	run.soften()
	result.Stages.Schema = run.outcome("schema")
	if request.wants("plan") {
		run.stage = "plan"
		run.tellInputs()
		run.plan()
		if need.Reach = run.files.Wanted; !need.Nothing() {
			return result, need
		}
		run.onlyCauses()
		run.soften()
		run.excuseModule()
		result.Stages.Plan = run.outcome("plan")
	}
	run.withoutFormer()
	run.lint()
	return result, Need{}
}

// outcome of a stage that has ended: it fails by its own errors, and can't pass on a program that an earlier stage had to cut down,
// nor when there was nothing that it could judge.
func (r *run) outcome(stage string) string {
	serve.Beat()
	outcome := report.Pass
	for _, d := range r.result.Diagnostics {
		if d.Severity == report.Error && d.Stage == stage {
			return report.Fail
		}
		if d.Severity == report.Error && rank[d.Stage] > 0 && rank[d.Stage] < rank[stage] && !workspace.IsTest(d.File) {
			outcome = report.Skipped
		}
	}
	if r.judgedNothing(stage) {
		return report.Skipped
	}
	return outcome
}
