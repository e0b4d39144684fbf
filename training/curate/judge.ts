/** Programs and intents judged by the native verifier: each program is planned once, however many intents are asked of its plan. */

import { type Diagnostic, errorsOf, type Report, type Stage, type Verifier } from "../../src/core/report.ts";
import { isLinted } from "../../src/evaluate/judge.ts";

/** What has to pass before there is a plan to ask of. */
export const TO_PLAN: Stage[] = ["parse", "schema", "plan"];

/** Why a program isn't fit for a row: what the verifier says, in short. */
export function unfit(report: Report): string | undefined {
  const [error] = errorsOf(report);
  if (error) return `${error.stage}: ${at(error)}`;
  if (report.unset) return `plan: no value for variable ${report.unset.map(({ name }) => name).join(", ")}`;
  const { parse, schema, plan } = report.stages;
  if (parse !== "pass" || schema !== "pass" || plan !== "pass") return "plan: there is nothing to plan";
  if (report.coverage) return "schema: not every block could be judged";
  const lint = report.diagnostics.find(isLinted);
  return lint && `lint: ${at(lint)}`;
}

const at = ({ address, summary, detail }: Diagnostic) =>
  `${address ? `${address}: ` : ""}${summary} (${detail.slice(0, 300)})`;

/** What an intent says against a plan; empty when it is fulfilled. A policy that can't be used is told as `broken`. */
export interface Denial {
  denied: string[];
  broken?: string;
}

export async function denials(verifier: Verifier, plan: unknown, policy: string): Promise<Denial> {
  const request = { plan, policies: { "intent.rego": policy }, bundledPolicies: false };
  const { diagnostics } = await verifier.verifyPlan(request);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const broken = errors.find(({ code }) => code !== "policy-deny");
  return {
    denied: errors.filter(({ code }) => code === "policy-deny").map(({ summary }) => summary),
    ...(broken && { broken: `${broken.summary}: ${broken.detail} (line ${broken.range.start.line})` }),
  };
}

/** What is planned when nothing is asked for. */
export const EMPTY_PLAN = {
  format_version: "1.2",
  planned_values: { root_module: {} },
  resource_changes: [],
  configuration: { root_module: {} },
};

interface Module {
  resources?: { address: string; mode?: string; type: string; name: string }[];
  child_modules?: Module[];
}
export interface Plan {
  planned_values?: { root_module?: Module };
  configuration?: { root_module?: Module };
  resource_changes?: { address: string }[];
}

/** The managed resources of a plan, in all modules. */
export function plannedIn(plan: Plan): { address: string; type: string }[] {
  const all = (module: Module = {}): { address: string; type: string }[] => [
    ...(module.resources ?? []).filter(({ mode }) => mode !== "data"),
    ...(module.child_modules ?? []).flatMap(all),
  ];
  return all(plan.planned_values?.root_module);
}

/** The plan without the resources of a block, instances and configuration alike; references to it stay. */
export function without(plan: Plan, block: string): Plan {
  const isOf = ({ address }: { address: string }) => address === block || address.startsWith(`${block}[`);
  const cut = (module: Module): Module => ({
    ...module,
    ...(module.resources && { resources: module.resources.filter((one) => !isOf(one)) }),
  });
  const { planned_values: planned, configuration, resource_changes: changes } = plan;
  return {
    ...plan,
    planned_values: { ...planned, root_module: cut(planned?.root_module ?? {}) },
    configuration: { ...configuration, root_module: cut(configuration?.root_module ?? {}) },
    resource_changes: (changes ?? []).filter((one) => !isOf(one)),
  };
}
