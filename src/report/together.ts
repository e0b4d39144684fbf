/** Reports on several programs as one, so that every format tells of a whole repository. */
import type { Diagnostic, Edit, Files, PolicyResult, Report, Stage, StageResult } from "../core/report.ts";
import { STAGES } from "../core/report.ts";

/** What was judged of the program in a folder, as seen from one that they all lie in; "" is that folder itself. */
export interface Part {
  root: string;
  report: Report;
  files: Files;
}

/** Files are called as that folder sees them. What several programs share, such as a module, is told once. */
export function together(parts: readonly Part[]): Pick<Part, "report" | "files"> {
  const reports = parts.map(({ report }) => report);
  const all = <T>(of: (report: Report, seen: (file: string) => string) => readonly T[]): T[] =>
    parts.flatMap(({ root, report }) => of(report, (file) => from(root, file)));
  const unset = all(({ unset = [] }, seen) => unset.map((one) => ({ ...one, file: seen(one.file) })));
  const namespaces = [...new Set(all(({ namespaces = [] }) => namespaces))].sort();
  const coverages = reports.flatMap(({ coverage }) => coverage ?? []);
  const report: Report = {
    ok: reports.every(({ ok }) => ok),
    stages: Object.fromEntries(STAGES.map((stage) => [stage, worst(stage, reports)])) as Record<Stage, StageResult>,
    diagnostics: once(
      all<Diagnostic>(({ diagnostics }, seen) => diagnostics.map((one) => placed(one, seen))),
      ({ file, range, code, address = "", summary, detail }) =>
        [file, range.start.byte, code, address, summary, detail].join("\0"),
    ),
    policies: once(
      all<PolicyResult>(({ policies }, seen) => policies.map((one) => placed(one, seen))),
      ({ file, range, rule, address, result, message = "" }) =>
        [file, range.start.byte, rule, address, result, message].join("\0"),
    ),
    providers: once(
      all(({ providers }) => providers),
      (one) => JSON.stringify(one),
    ),
    ...(unset.length > 0 && { unset }),
    ...(reports.every(({ module }) => module) && { module: true as const }),
    ...(coverages.length > 0 && {
      coverage: {
        judged: coverages.reduce((sum, { judged }) => sum + judged, 0),
        blocks: coverages.reduce((sum, { blocks }) => sum + blocks, 0),
        modules: [...new Set(coverages.flatMap(({ modules }) => modules))],
        providers: [...new Set(coverages.flatMap(({ providers }) => providers))],
      },
    }),
    ...(namespaces.length > 0 && { namespaces }),
  };
  const files = Object.fromEntries(
    parts.flatMap(({ root, files }) => Object.entries(files).map(([file, content]) => [from(root, file), content])),
  );
  return { report, files };
}

/** What isn't wholly judged hasn't passed; policies and lint have when any was. */
function worst(stage: Stage, reports: readonly Report[]): StageResult {
  const results = reports.map(({ stages }) => stages[stage]);
  if (results.includes("fail")) return "fail";
  const passes =
    stage === "policy" || stage === "lint" ? results.includes("pass") : results.every((result) => result === "pass");
  return passes ? "pass" : "skipped";
}

const placed = <T extends { file: string; edits?: Edit[] }>(finding: T, seen: (file: string) => string): T => ({
  ...finding,
  file: seen(finding.file),
  ...(finding.edits && { edits: finding.edits.map((edit) => ({ ...edit, file: seen(edit.file) })) }),
});

/** `../modules/a.tf` of `envs/prod` is `envs/modules/a.tf`. Policies are called as the user named them. */
function from(root: string, file: string): string {
  if (file === "" || file.startsWith("/") || file.endsWith(".rego")) return file;
  const parts: string[] = [];
  for (const part of `${root}/${file}`.split("/"))
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  return parts.join("/");
}

function once<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map(list.map((one) => [keyOf(one), one])).values()];
}
