import { expect, it, test } from "vitest";
import { REPORT } from "../../../test/report.ts";
import type { PlanRequest } from "../../core/report.ts";
import { createNotices } from "../notices/state.ts";
import { createWorkspace } from "../workspace/state.ts";
import { createPlanFile, planIn } from "./plan-file.ts";

test.each([
  ["not JSON", "{", "isn't JSON"],
  ["no object", "[]", "no format_version"],
  ["a state", '{"format_version":"1.0","values":{}}', "no plan"],
])("%s is no plan, and is told why", (_, text, why) => {
  expect(planIn(text)).toMatchObject({ problem: expect.stringContaining(why) });
});

it("judges a plan by the project's policies and waivers, and leaves the project alone", async () => {
  const workspace = createWorkspace();
  const files = { "main.tf": "x", "p.rego": "package main", ".terraformer.hcl": "lint {}" };
  workspace.replace(files);
  const asked: PlanRequest[] = [];
  const verifyPlan = async (request: PlanRequest) => {
    asked.push(request);
    return REPORT;
  };
  const planFile = createPlanFile({ workspace, notices: createNotices(), verifier: { verifyPlan } });
  const plan = { format_version: "1.2", resource_changes: [] };
  await planFile.take(new File([JSON.stringify(plan)], "plan.json"));
  expect(asked).toEqual([{ plan, files: { ".terraformer.hcl": "lint {}" }, policies: { "p.rego": "package main" } }]);
  expect(planFile.report.value).toBe(REPORT);
  expect(workspace.files.value).toEqual(files);
});

it("says what it can't judge", async () => {
  const notices = createNotices();
  const verifyPlan = async () => REPORT;
  const planFile = createPlanFile({ workspace: createWorkspace(), notices, verifier: { verifyPlan } });
  await planFile.take(new File(["no"], "plan.json"));
  expect(planFile.report.value).toBeUndefined();
  expect(notices.list.value.at(-1)?.text).toContain("plan.json can't be judged.");
});
