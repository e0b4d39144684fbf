/**
 * The tests of tflint's rulesets: programs, and where each rule finds something. A row is asked with the settings that its test has, as far as its name
 * says them. It agrees when the same lines have a finding of that rule and, where the row says so, the edits give its fixed text.
 */
import { basename } from "node:path";
import { applyEdits } from "../../src/core/edits.ts";
import type { Diagnostic, Files, Report } from "../../src/core/report.ts";
import { type Context, type Judged, rowsOf } from "./shared.ts";

interface Row {
  rule: string | null;
  test: string;
  name: string | null;
  content: string | null;
  json: boolean;
  issues: number;
  messages: string[];
  positions: [line: number, column: number][];
  fixed: string | null;
}

/** tflint's name of a row's rule: that of the file its test is in. */
const nameOf = ({ test }: Row): string => basename(test.split("::")[0] as string, ".go").replace(/_test$/, "");

/** Settings that the rows don't have, and their names and messages tell. */
function optionsOf({ rule, test, name, messages }: Row): Record<string, unknown> {
  const words = name ?? "";
  const told = messages.join("\n");
  const options: Record<string, unknown> = {};
  if (/MixedSnakeCase$/.test(test)) options.format = "mixed_snake_case";
  if (/Disabled$/.test(test)) options.format = "none";
  if (/style is semver|\(.*semver.*\)|pinned to semver/.test(words) || /not a semantic version/.test(told))
    options.style = "semver";
  if (/^exact version/.test(words)) options.exact = true;
  if (/Tags$/.test(rule ?? "")) options.tags = ["Foo", "Bar"];
  if (/ProviderMissingDefaultTags$/.test(rule ?? "") && !/missing the following/.test(told))
    options.tags = ["Fooz", "Bazz"];
  if (/excluded/.test(words)) options.exclude = ["aws_autoscaling_group"];
  return options;
}

const written = (value: unknown): string => JSON.stringify(value);
const settingsOf = (rule: string, options: Record<string, unknown>): string =>
  `rule "${rule}" {\n  enabled = true\n${Object.entries(options)
    .map(([name, value]) => `  ${name} = ${written(value)}\n`)
    .join("")}}\n`;

/** Why a row can't be asked here. */
function exception(row: Row): string | undefined {
  if (row.content === null) return "the row has no files";
  if (/rules\/api\//.test(row.test)) return "asks the cloud";
  if (row.rule === null) return "its program is cut off";
  return undefined;
}

async function* judged(
  ruleset: string,
  context: Context,
  agrees: (row: Row, name: string, report: Report) => string,
): AsyncGenerator<Judged> {
  const ours = await context.verifier();
  for (const [i, row] of rowsOf<Row>(ruleset).slice(0, context.limit).entries()) {
    const rule = nameOf(row);
    const id = `${i} ${rule}: ${row.name ?? row.test.split("::")[1]}`;
    const why = exception(row);
    if (why) {
      yield { id, verdict: "exception", note: why };
      continue;
    }
    const files: Files = {
      [row.json ? "main.tf.json" : "main.tf"]: row.content as string,
      ".tflint.hcl": settingsOf(rule, optionsOf(row)),
    };
    const note = agrees(row, rule, await ours.verify({ files, stages: ["parse", "schema", "plan", "lint"] }));
    yield { id, verdict: note === "" ? "agree" : "differ", note };
  }
}

const linesOf = (all: readonly { line: number }[]): string =>
  all
    .map(({ line }) => line)
    .sort((a, b) => a - b)
    .join(", ");

/** Findings that a rule of tflint's name has made. */
const madeBy = ({ diagnostics }: Report, rule: string): Diagnostic[] =>
  diagnostics.filter(({ stage, equivalents }) => stage === "lint" && equivalents?.includes(rule));

const startsOf = (all: readonly Diagnostic[]) => all.map(({ range }) => range.start);

export const tflintTerraform = (context: Context) =>
  judged("tflint-ruleset-terraform", context, (row, rule, report) => {
    const found = madeBy(report, rule);
    const theirs = row.positions.map(([line]) => ({ line }));
    if (found.length !== row.issues || (theirs.length > 0 && linesOf(startsOf(found)) !== linesOf(theirs)))
      return `${row.issues} in lines ${linesOf(theirs)}; here ${found.length} in ${linesOf(startsOf(found))}`;
    if (row.fixed === null || row.issues === 0) return "";
    const text = applyEdits(
      row.content as string,
      found.flatMap(({ edits = [] }) => edits),
    );
    return text.trim() === row.fixed.trim() ? "" : `fixed: ${JSON.stringify(text)}`;
  });

/** What a program lacks is no finding about what is written in it, unless one of several is meant. */
const isLack = ({ code, detail }: Diagnostic) => /^(missing-|too-few)/.test(code) && !detail.startsWith("One of");

/** Lines that have a finding of other stages: what providers and clouds refuse is mostly said there. */
const linesWith = ({ diagnostics }: Report): Set<number> =>
  new Set(diagnostics.filter((one) => one.stage !== "lint" && !isLack(one)).map(({ range }) => range.start.line));

export const tflintAws = (context: Context) =>
  judged("tflint-ruleset-aws", context, (row, rule, report) => {
    const found = madeBy(report, rule);
    const lines = linesWith(report);
    const about = [...row.positions.map(([line]) => line), ...argumentLines(row, rule)];
    const said = report.diagnostics.map(({ code, range }) => `${code} ${range.start.line}`).join("; ");
    if (row.issues === 0) {
      const wrong = found.length > 0 || argumentLines(row, rule).some((line) => lines.has(line));
      return wrong ? `nothing; here ${said}` : "";
    }
    const all =
      about.length > 0 && about.every((line) => lines.has(line) || startsOf(found).some((at) => at.line === line));
    return all ? "" : `lines ${about.join(", ")}; here ${said}`;
  });

/** Where the argument stands that a rule is named after, for rows without a position. */
function argumentLines({ content, positions }: Row, rule: string): number[] {
  if (positions.length > 0) return [];
  const lines = (content as string).split("\n");
  return lines.flatMap((line, i) => {
    const argument = /^\s*(\w+)\s*=/.exec(line)?.[1];
    return argument && (rule.endsWith(`_${argument}`) || rule === "models") ? [i + 1] : [];
  });
}
