/** What may be said of a judged program. The words stand here alone, so that page, command line and loop say the same. */
import { grouped } from "./grouped.ts";
import {
  type Coverage,
  type Diagnostic,
  errorsOf,
  type PolicyResult,
  type Report,
  type UnsetVariable,
} from "./report.ts";

/**
 * `verified`: it parses, fits the schemas and plans with every required variable given. `needs-values`: it does once its variables have
 * values. `module`: it is a module of others, which is judged without a plan. `valid`: no stage that ran objects, and one that would have to
 * didn't run or had nothing to judge. `nothing`: there was nothing to judge at all.
 */
export type VerdictLevel = "nothing" | "invalid" | "valid" | "module" | "needs-values" | "verified";

export interface Verdict {
  level: VerdictLevel;
  /** A few words: "Valid as a module". */
  title: string;
  /** The title with what is missing by name, for a line that has room for little. */
  brief: string;
  /** What holds, in a sentence. */
  holds: string;
  /** What stands against it or wasn't judged: sentences, each to be understood by itself. */
  not: string[];
}

/** What the report can't know: how the program came to be. */
export interface Origin {
  /** Of all values that were written, how many nobody said: the model chose them, or they are usual ones. `others`: whose the others are, such as "3 from your words". */
  values?: { own: number; all: number; others: readonly string[] };
  /** A part of the request isn't done, or something that nobody asked for: what, is told beside the verdict. */
  open?: boolean;
}

const TITLES: Record<VerdictLevel, string> = {
  nothing: "Nothing to judge",
  invalid: "Not valid",
  valid: "Valid as far as it was judged",
  module: "Valid as a module",
  "needs-values": "Valid once its variables have values",
  verified: "Valid",
};

export function verdictOf(report: Report, origin: Origin = {}): Verdict {
  const level = levelOf(report, origin);
  const title = origin.open && level === "valid" ? "Valid, but not all as asked" : TITLES[level];
  return {
    level,
    title,
    brief: briefOf(title, report),
    holds: [holdsOf(level, report), ...plannedOf(report)].join(" "),
    not: [...notOf(level, report, origin), ...notPlannedOf(report)],
  };
}

function levelOf({ ok, stages, module, diagnostics }: Report, { open }: Origin): VerdictLevel {
  if (!ok) return "invalid";
  if (module) return "module";
  // Told by the plan stage alone: else nobody has tried whether it plans.
  if (diagnostics.some(({ code }) => code === "variables-without-value")) return "needs-values";
  const judged = [stages.parse, stages.schema, stages.plan];
  if (judged.every((result) => result === "pass")) return open ? "valid" : "verified";
  // Lint passes a folder without configuration, in which it looked for secrets.
  return [...judged, stages.policy].includes("pass") ? "valid" : "nothing";
}

function briefOf(title: string, { unset = [], coverage }: Report): string {
  const lacking = unset.length > 0 ? `: ${some(unset.map(({ name }) => name))}` : "";
  return `${title}${lacking}${coverage ? `; ${coverage.blocks - coverage.judged} of ${count(coverage.blocks, "block")} not judged` : ""}`;
}

function holdsOf(level: VerdictLevel, report: Report): string {
  const { stages, unset = [] } = report;
  switch (level) {
    case "verified":
      return "Verified: it parses, fits the schemas and plans.";
    case "needs-values":
      return `It parses and fits the schemas. It plans once ${unset.length === 1 ? "this variable has" : "these variables have"} a value: ${namesOf(unset)}.`;
    case "module":
      return `Valid as a module: its ${unset.length > 0 ? "variables get values" : "providers get configurations"} from its caller. It parses and fits the schemas.`;
    case "valid": {
      const held = [
        ...(stages.parse === "pass" ? ["parses"] : []),
        ...(stages.schema === "pass" ? ["fits the schemas"] : []),
        ...(stages.plan === "pass" ? ["plans"] : []),
        ...(stages.policy === "pass" ? ["passes its policies"] : []),
      ];
      return `It ${listed(held)}.`;
    }
    case "invalid":
      return `It has ${count(errorsOf(report).length, "error")}.`;
    case "nothing":
      return "There is no configuration to judge.";
  }
}

function notOf(level: VerdictLevel, report: Report, { values }: Origin): string[] {
  const { unset = [], coverage, diagnostics, policies } = report;
  return [
    ...(unset.length > 0 && level !== "needs-values" ? [`Without a value: ${namesOf(unset)}.`] : []),
    ...failingOf(policies),
    ...(coverage ? [unjudgedOf(coverage)] : []),
    ...toldOf(diagnostics),
    ...skippedOf(level, report),
    ...(values && values.own > 0
      ? [
          `Nobody said ${values.own} of ${count(values.all, "value")}, which were chosen${values.others.length > 0 ? ` (${values.others.join(", ")})` : ""}.`,
        ]
      : []),
  ];
}

/** Who planned it beside us, by which providers. */
export function plannedOf({ planned }: Pick<Report, "planned">): string[] {
  if (!planned || "not" in planned || !planned.ok) return [];
  const { engine, providers, sandbox } = planned.certificate;
  const named = (stub: boolean) =>
    providers.filter((p) => p.stub === stub).map(({ source, version }) => `${shortSource(source)} ${version}`);
  const [stubs, real] = [named(true), named(false)];
  const by = [
    ...(real.length > 0 ? [`the provider${real.length === 1 ? "" : "s"} ${some(real)}`] : []),
    ...(stubs.length > 0 ? [`${stubs.length === 1 ? "a stub" : "stubs"} of ${some(stubs)}`] : []),
  ];
  const open = sandbox === "none" ? ", without a sandbox" : "";
  return [
    `${engine.name} ${engine.version} at ${planned.by} plans it, too${by.length > 0 ? `, with ${by.join(" and ")}` : ""}${open}.`,
  ];
}

/** Why nobody did. */
export const notPlannedOf = ({ planned }: Pick<Report, "planned">): string[] =>
  planned && "not" in planned ? [`Not planned by ${planned.by}: ${planned.not}`] : [];

const shortSource = (source: string) => source.replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, "");

/** All of a verdict as sentences. */
export const spoken = ({ holds, not }: Verdict): string => [holds, ...not].join(" ");

/** "region (string), token (string, sensitive)". */
export const namesOf = (variables: readonly UnsetVariable[]): string =>
  variables.map(({ name, type, sensitive }) => `${name} (${type}${sensitive ? ", sensitive" : ""})`).join(", ");

function failingOf(policies: readonly PolicyResult[]): string[] {
  const failing = policies.filter(({ result, suppressed }) => result === "fail" && !suppressed);
  if (failing.length === 0) return [];
  const grades = grouped(failing, ({ severity }) => severity.toLowerCase());
  const counts = ["critical", "high", "medium", "low"].filter((grade) => grades.has(grade));
  const all = [...counts, ...[...grades.keys()].filter((grade) => !counts.includes(grade))];
  const each = all.map((grade) => `${grades.get(grade)?.length} ${grade}`).join(", ");
  return [`${failing.length} ${failing.length === 1 ? "policy fails" : "policies fail"}: ${each}.`];
}

function unjudgedOf({ judged, blocks, modules, providers }: Coverage): string {
  const why = [
    ...(modules.length > 0 ? [`${some(modules)} ${modules.length === 1 ? "wasn't" : "weren't"} read`] : []),
    ...(providers.length > 0 ? [`there is no schema of ${some(providers)}`] : []),
  ];
  const share = judged === 0 ? "None" : `Only ${judged}`;
  return `${share} of ${count(blocks, "block")} could be judged${why.length > 0 ? `: ${why.join("; ")}` : ""}.`;
}

/** Diagnostics that say that something wasn't judged, beside what `coverage` counts. */
const UNJUDGED = new Set([
  "file-not-read",
  "unchecked-action",
  "unchecked-function",
  "unchecked-type",
  "unknown-instances",
  "other-provider-version",
]);

function toldOf(diagnostics: readonly Diagnostic[]): string[] {
  const told = grouped(
    diagnostics.filter(({ code }) => UNJUDGED.has(code)),
    ({ summary }) => summary,
  );
  return [...told].map(([summary, all]) => {
    const places = all.map(({ address, file, range }) => address ?? `${file}:${range.start.line}`);
    return `${summary}: ${some([...new Set(places)])}.`;
  });
}

/** How a program is written says nothing of whether it is valid; that a plan waits for values has been said. */
function skippedOf(level: VerdictLevel, { stages }: Report): string[] {
  const waits = level === "module" || level === "needs-values";
  const skipped = (["parse", "schema", "plan", "policy"] as const).filter(
    (stage) => stages[stage] === "skipped" && !(waits && stage === "plan"),
  );
  return skipped.length > 0 && level !== "nothing" ? [`Not judged: ${skipped.join(", ")}.`] : [];
}

const NAMED_AT_MOST = 5;
const some = (names: readonly string[]) =>
  names.length <= NAMED_AT_MOST
    ? listed(names)
    : `${names.slice(0, NAMED_AT_MOST).join(", ")} and ${names.length - NAMED_AT_MOST} more`;
const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
const count = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;
