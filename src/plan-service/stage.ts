/** The plan service as one more stage: what it says is added to a report that stands without it. */

import { fromRoot, fromTop } from "../core/place.ts";
import type { PlanJob, PlanRequest } from "../core/plan-service.ts";
import type { Diagnostic, Files, FurtherStage, Report } from "../core/report.ts";
import { destinationOf } from "../model/destination.ts";
import { type PlanService, PlanServiceError, planBy } from "./client.ts";

export interface Program {
  /** As seen from the root module's folder, as a `VerifyRequest` has them. */
  files: Files;
  /** That folder, from the highest one that the files name. */
  root?: string | undefined;
  vars?: Record<string, unknown> | undefined;
  varFiles?: string[] | undefined;
}

/** What the engine doesn't read, or the service doesn't take. */
const ASIDE =
  /(?:^|\/)(?:\.terraform|\.git)\/|\.tfstate(?:\.[^/]*)?$|\.rego$|\.schema\.json$|(?:^|\/)\.terraformer\.hcl$/;

/** What is sent of a program. */
export function requestOf({ files, root = "", vars = {}, varFiles = [] }: Program): PlanRequest {
  const sent = Object.entries(files).filter(([path]) => !ASIDE.test(path));
  return {
    files: Object.fromEntries(sent.map(([path, content]) => [fromTop(root, path), content])),
    ...(root && { root }),
    ...(Object.keys(vars).length > 0 && { vars }),
    ...(varFiles.length > 0 && { varFiles: varFiles.map((path) => fromTop(root, path)) }),
  };
}

/** Why a program needn't be sent, as the end of a sentence. */
export function withheld(report: Report): string | undefined {
  if (!report.ok) return "it has errors of its own, which come first.";
  if (report.module) return "it is a module of others, and planned with its caller.";
  const unset = report.unset ?? [];
  if (unset.length > 0)
    return `${unset.map(({ name }) => name).join(", ")} ${unset.length === 1 ? "has" : "have"} no value.`;
  if (report.stages.plan !== "pass") return "the plan stage didn't pass here.";
  return undefined;
}

export interface StageOptions {
  /** Of the files of a version, what is planned. */
  programOf?(files: Files): Program;
  onJob?(job: PlanJob): void;
}

/** A stage of one run: where the service can't be asked for one version, no other waits for it again. */
export function planStage(
  service: PlanService,
  { programOf = (files) => ({ files }), onJob = () => {} }: StageOptions = {},
): FurtherStage {
  const by = hostOf(service.url);
  let away: string | undefined;
  return async (report, files, signal) => {
    const not = withheld(report) ?? (signal?.aborted ? "it was stopped before." : away);
    if (not !== undefined) return { ...report, planned: { by, not } };
    const program = programOf(files);
    try {
      return merged(report, by, await planBy(service, requestOf(program), { signal, onJob }), program.root ?? "");
    } catch (error) {
      signal?.throwIfAborted();
      const { message } = error as Error;
      away = sentence(error instanceof PlanServiceError ? message : `it can't be asked: ${message}`);
      return { ...report, planned: { by, not: away } };
    }
  };
}

export function merged(report: Report, by: string, job: PlanJob, root: string): Report {
  const { result, reason = "it was ended there." } = job;
  if (!result) return { ...report, planned: { by, not: sentence(reason) } };
  const found = result.diagnostics.filter(isSound).map((diagnostic) => seenFrom(root, diagnostic));
  const refused = found.some(isRefusal);
  const said = found.map((d): Diagnostic => (isRefusal(d) ? { ...d, severity: "warning" } : d));
  const diagnostics = [...report.diagnostics, ...said];
  if (refused)
    return { ...report, diagnostics, planned: { by, not: "it doesn't take this program; the warnings say why." } };
  const stages = { ...report.stages, plan: result.ok ? report.stages.plan : ("fail" as const) };
  return {
    ...report,
    ok: report.ok && result.ok,
    stages,
    diagnostics,
    planned: { by, certificate: result.certificate, ok: result.ok },
  };
}

/** What is built on it: a server that isn't ours, or isn't as new, must not end a run by the form of what it says. */
function isSound(said: Partial<Diagnostic> | null): boolean {
  const texts = [said?.code, said?.severity, said?.summary, said?.detail, said?.file];
  const places = [said?.range?.start, said?.range?.end].flatMap((at) => [at?.line, at?.column, at?.byte]);
  return texts.every((text) => typeof text === "string") && places.every((place) => Number.isInteger(place));
}

/** The service's own bounds, not a mistake of the program's: its local verdict stands. */
const isRefusal = ({ code, severity }: Diagnostic) =>
  severity === "error" && /^(?:gate-|plan-|engine-provider$|invalid-path$|\w+-limit$)/.test(code);

const seenFrom = (root: string, diagnostic: Diagnostic): Diagnostic =>
  diagnostic.file === "" ? diagnostic : { ...diagnostic, file: fromRoot(root, diagnostic.file) };

function hostOf(url: string): string {
  try {
    return destinationOf(url).host;
  } catch {
    return url;
  }
}

const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);
