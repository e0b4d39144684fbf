/**
 * How far each class of rules is to be trusted: whose word it is and of what form, how many of those whose type was read in the
 * provider's source it has, and what it said of the programs whose verdict is known. What decides about errors and warnings is this table.
 */
import type { Diagnostic } from "../../src/core/report.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { rowsOf, schemaDump } from "../yardsticks/shared.ts";
import type { Book, Rule } from "./rules.ts";

/** What the engine says by a rule of each form. */
const SAID: readonly (readonly [Rule["form"], RegExp])[] = [
  ["values", /to be one of/],
  ["spelling", /is spelt otherwise/],
  ["range", /to be in the range/],
  ["length", /the length of/],
  ["items", / elements, got/],
  ["needs", /has to be given too/],
  ["conflicts", /conflicts with/],
  ["any", /At least one of|is required, but no definition/],
  ["one", /Only one of|One of .* has to/],
  ["format", /^"\w+" (?:must|may|is) /],
];
const CODES = new Set(["invalid-value", "doubtful-value", "conflicting-arguments", "missing-required-argument"]);

interface Tally {
  rules: number;
  errors: number;
  read: number;
  checked: number;
  /** Programs that the provider refuses, those of them that nothing else speaks against, and programs that it takes. */
  right: number;
  alone: number;
  wrong: number;
}

const classOf = ({ source, form, key }: Rule): string => `${source} ${form}${key.includes(".") ? ", nested" : ""}`;

/** The rule by which something was said, by its type, its form and the names in it. */
function ruleBehind(rules: readonly Rule[], { code, address, detail }: Diagnostic): Rule | undefined {
  if (!CODES.has(code)) return undefined;
  const form = SAID.find(([, words]) => words.test(detail))?.[0];
  const type = address?.split(".").at(-2);
  const names = [...detail.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? "");
  const same = (rule: Rule) => rule.form === form || (form === "values" && rule.form === "anyCase");
  return rules.find(
    (rule) => rule.type === type && same(rule) && names.some((name) => rule.key.split(/[., ]+/).includes(name)),
  );
}

/** Prints the table, of the verdicts of `terraform validate` with one version of aws. */
export async function audit(book: Book, dump: string): Promise<void> {
  const tallies = new Map<string, Tally>();
  const tally = (name: string): Tally => {
    const known = tallies.get(name) ?? { rules: 0, errors: 0, read: 0, checked: 0, right: 0, alone: 0, wrong: 0 };
    tallies.set(name, known);
    return known;
  };
  const { rules } = book;
  for (const rule of rules) {
    const of = tally(classOf(rule));
    of.rules++;
    if (rule.certain) of.errors++;
    if (rule.read !== undefined) of.read++;
    if (rule.read) of.checked++;
  }
  const verifier = await createNodeVerifier({
    engine: "native",
    quietMs: 60_000,
    providerSchemas: { aws: schemaDump(dump) },
  });
  for (const { code, validate_ok } of rowsOf<{ code: string; validate_ok: boolean }>("validate-verdicts")) {
    const { diagnostics } = await verifier.verify({ files: { "main.tf": code }, stages: ["parse", "schema"] });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const behind = (list: Diagnostic[]) => list.map((d) => ruleBehind(rules, d)).map((rule) => rule && classOf(rule));
    const named = new Set(behind(diagnostics));
    const only = new Set(behind(errors));
    for (const name of named) {
      if (name === undefined) continue;
      if (validate_ok) tally(name).wrong++;
      else tally(name).right++;
      if (!validate_ok && only.size === 1 && only.has(name)) tally(name).alone++;
    }
  }
  await verifier.dispose();
  console.log(`\n${"class".padEnd(34)}  rules errors   read: checked   refused  alone  valid`);
  for (const [name, t] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(
      `${name.padEnd(34)} ${cell(t.rules, 6)} ${cell(t.errors, 6)} ${cell(t.read, 6)} ${cell(t.checked, 9)} ${cell(t.right, 9)} ${cell(t.alone, 6)} ${cell(t.wrong, 6)}`,
    );
}

const cell = (count: number, width: number): string => String(count).padStart(width);
