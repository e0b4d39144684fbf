/** What the configuration makes of rules. The same as wasm/internal/suppress and wasm/internal/lint decide, for who wants to see it. */
import type { Controls, RuleSetting } from "../../core/policy-work.ts";
import type { PolicyResult, Report } from "../../core/report.ts";
import { aliasesOf, type Rule } from "../../core/rules.ts";

/** Severities that a rule may be given: those of diagnostics for what judges the text, those of policies else. */
export const severitiesFor = ({ kind }: Rule): readonly string[] =>
  kind === "policy" ? ["critical", "high", "medium", "low"] : ["error", "warning", "info"];

/** What a diagnostic means isn't up to anyone: errors can't be switched off. */
export const isAdjustable = ({ kind }: Rule): boolean => kind !== "diagnostic";

/** Compares without case, and without the prefix that Trivy has dropped; `*` stands for any text. */
function matches(pattern: string, name: string): boolean {
  const short = (id: string) => id.toLowerCase().replace(/^avd-/, "");
  const parts = short(pattern === "all" ? "lint/*" : pattern).split("*");
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`, "s").test(short(name));
}

const isPattern = (name: string) => name === "all" || name.includes("*");

/** What is said of a rule: each thing as the first setting says it that names the rule itself, else the first that names it among others. */
export function settingOf(rule: Rule, { settings = [] }: Controls): Omit<RuleSetting, "rule"> {
  const names = [rule.id, ...aliasesOf(rule)];
  const own = settings.filter((setting) => names.some((name) => matches(setting.rule, name)));
  const inOrder = [
    ...own.filter(({ rule: name }) => !isPattern(name)),
    ...own.filter(({ rule: name }) => isPattern(name)),
  ];
  const said = <K extends keyof RuleSetting>(what: K) =>
    inOrder.map((setting) => setting[what]).find((value) => value !== undefined);
  return { enabled: said("enabled"), severity: said("severity") };
}

/** Whether a rule judges when no block names it. */
export function usuallyOn({ kind, preset }: Rule, controls: Controls): boolean {
  if (kind !== "lint") return true;
  const wanted = controls.preset ?? "recommended";
  return wanted === "all" || (wanted === "recommended" && preset !== "all");
}

export interface RuleState {
  on: boolean;
  severity: string | undefined;
  /** A block of the configuration says so. */
  changed: boolean;
}

export function stateOf(rule: Rule, controls: Controls): RuleState {
  const setting = settingOf(rule, controls);
  return {
    on: setting.enabled ?? usuallyOn(rule, controls),
    severity: setting.severity ?? rule.severity,
    changed: setting.enabled !== undefined || setting.severity !== undefined,
  };
}

/** What the block of a rule has to say so that it is on, or off, at a severity; what is usual is left out. */
export function blockFor(rule: Rule, controls: Controls, wanted: { on: boolean; severity: string | undefined }) {
  // A block for many rules may say otherwise: then what is usual has to be said as well.
  const others = (controls.settings ?? []).filter((setting) => isPattern(setting.rule));
  const without = stateOf(rule, { ...controls, settings: others });
  return {
    id: rule.id,
    names: aliasesOf(rule),
    ...(wanted.on !== without.on && { enabled: wanted.on }),
    ...(wanted.severity && wanted.severity !== without.severity && { severity: wanted.severity }),
  };
}

export interface Tally {
  fail: number;
  unknown: number;
  pass: number;
  suppressed: number;
}

/** What a report says of each rule: results of policies, and diagnostics that carry its id. */
export function talliesOf({ policies, diagnostics }: Pick<Report, "policies" | "diagnostics">): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const count = (rule: string, outcome: keyof Tally) => {
    const tally = tallies.get(rule) ?? { fail: 0, unknown: 0, pass: 0, suppressed: 0 };
    tally[outcome]++;
    tallies.set(rule, tally);
  };
  for (const result of policies) count(result.rule, outcomeOf(result));
  for (const { code, suppressed } of diagnostics) count(code, suppressed ? "suppressed" : "fail");
  return tallies;
}

export const outcomeOf = ({ result, suppressed }: Pick<PolicyResult, "result" | "suppressed">): keyof Tally =>
  suppressed && result === "fail" ? "suppressed" : result;
