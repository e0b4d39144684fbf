import type { PlanJob } from "../../src/core/plan-service.ts";

/** Is told of jobs as they are run, for metrics. */
export interface Observer {
  started(job: PlanJob): void;
  finished(job: PlanJob): void;
}
