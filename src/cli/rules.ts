/** `rules`: what there is to judge by. */
import { aliasesOf, RULE_KINDS, type Rule, rulesWith } from "../core/rules.ts";
import { SCALE } from "../core/severity.ts";
import { slipsIn } from "../language/spelling.ts";
import { benchmarksOf } from "../report/compliance.ts";
import { oneOf, withVerifier } from "./options.ts";
import { out } from "./output.ts";
import { plural, type Style, styleFor } from "./text.ts";
import { UsageError } from "./usage-error.ts";

export interface ListFlags {
  provider?: string;
  severity?: string;
  kind?: string;
  json?: boolean;
}

const known = (): Promise<Rule[]> => withVerifier({ providerSchema: [] }, (verifier) => verifier.rules());

/** Prints a line a rule: those that have the text in their name, title or aliases, of the provider, severities and kind. */
export async function listRules(text: string | undefined, flags: ListFlags): Promise<number> {
  const rules = chosen(await known(), text, flags);
  if (flags.json) {
    await out(`${JSON.stringify(rules.map(withBenchmarks), null, 2)}\n`);
    return 0;
  }
  const style = styleFor(process.stdout);
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const lines = rules.map(
    (rule) =>
      `${rule.id.padEnd(width)}  ${(rule.severity ?? "").padEnd("critical".length)}  ${rule.title}${style.dim(
        aliasesOf(rule)
          .map((id) => ` ${id}`)
          .join(""),
      )}`,
  );
  await out(`${[...lines, style.dim(`${plural(rules.length, "rule")}.`)].join("\n")}\n`);
  return 0;
}

/** Prints all that is known of one rule, by its name or what another scanner calls it. */
export async function showRule(id: string, { json }: { json?: boolean }): Promise<number> {
  const rules = await known();
  const found = rules.filter((rule) => [rule.id, ...aliasesOf(rule)].some((name) => sameName(name, id)));
  if (found.length === 0) throw new UsageError(`rules show ${id}: there is no such rule.${nearTo(id, rules)}`);
  const style = styleFor(process.stdout);
  const text = json
    ? JSON.stringify(found.map(withBenchmarks), null, 2)
    : found.map((rule) => shown(rule, style)).join("\n\n");
  await out(`${text}\n`);
  return 0;
}

/** The rules that a list is asked for. */
export function chosen(rules: readonly Rule[], text: string | undefined, flags: ListFlags): Rule[] {
  const { provider, severity, kind } = flags;
  const grades = severity?.split(",").map((one) => oneOf("--severity", one.trim(), SCALE));
  if (kind !== undefined) oneOf("--kind", kind, RULE_KINDS);
  const providers = [...new Set(rules.flatMap((rule) => rule.provider ?? []))].sort();
  if (provider !== undefined) oneOf("--provider", provider, providers);
  return rulesWith(rules, { text, provider, severities: grades, kind });
}

/** Trivy writes its names with and without a prefix; nobody minds capitals. */
const sameName = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (name: string): string => name.toLowerCase().replace(/^avd-/, "");

function nearTo(id: string, rules: readonly Rule[]): string {
  const near = rules
    .flatMap((rule) => [rule.id, ...aliasesOf(rule)])
    .map((name) => ({ name, slips: slipsIn(plain(id), plain(name)) }))
    .filter(({ name, slips }) => slips <= Math.max(1, name.length / 6))
    .sort((a, b) => a.slips - b.slips)[0];
  return near ? ` Did you mean ${near.name}?` : ` \`rules list ${id}\` looks for it in names and titles.`;
}

const withBenchmarks = (rule: Rule) => ({ ...rule, benchmarks: benchmarksOf(rule.id) });

function shown(rule: Rule, style: Style): string {
  const { id, kind, title, severity, rationale, remediation, references = [], equivalents } = rule;
  const list = (head: string, items: readonly string[]) =>
    items.length > 0 ? [`${style.bold(head)} ${items.join(", ")}`] : [];
  const paragraph = (head: string, text: string | undefined) =>
    text ? ["", style.bold(head), ...text.split("\n").map((line) => `  ${line}`)] : [];
  return [
    `${style.bold(title)} ${style.dim(`[${id}]`)}`,
    `${severity ? `${severity} · ` : ""}${kind}`,
    ...paragraph("Why", rationale),
    ...paragraph("What to do", remediation),
    ...paragraph("References", references.join("\n")),
    ...paragraph("Benchmarks", benchmarksOf(id).join("\n")),
    "",
    ...list("checkov:", equivalents.checkov),
    ...list("trivy:", equivalents.trivy),
    ...list("tflint:", equivalents.tflint ?? []),
  ]
    .join("\n")
    .trimEnd();
}
