/**
 * The HCL specification's own suite, as far as it is about syntax and values. Its cases are bodies of arguments and blocks that Terraform
 * doesn't have, with a schema in the form of the `hcldec` tool; that tool is no part of TerraFormer. So: where an error is expected, our
 * syntax errors must stand at exactly the ranges named; where none is, we must have none; and a body of arguments alone is put into
 * `locals`, where each value must equal the one expected.
 */
import type { Report } from "../../src/core/report.ts";
import { rowsOf, type Yardstick } from "./shared.ts";

interface Row {
  id: string;
  hcl: string;
  t: string;
  expects: "ok" | "error";
}

/** What the parser of the language itself objects to; what is about Terraform's own blocks is of a later stage. */
const isSyntax = ({ stage, severity }: Report["diagnostics"][number]): boolean =>
  stage === "parse" && severity === "error";

function expectedRanges(t: string): string[] {
  const place = String.raw`\{\s*line\s*=\s*(\d+)\s*column\s*=\s*(\d+)\s*byte\s*=\s*(\d+)\s*\}`;
  const pattern = new RegExp(String.raw`from\s*${place}\s*to\s*${place}`, "g");
  return [...t.matchAll(pattern)].map((match) => match.slice(1).join(":")).sort();
}

const rangesOf = (report: Report): string[] =>
  report.diagnostics
    .filter(isSyntax)
    .map(({ range: { start, end } }) =>
      [start.line, start.column, start.byte, end.line, end.column, end.byte].join(":"),
    )
    .sort();

/** A program that plans only when every value of the case is as the case says. */
function checkOf({ hcl, t }: Row): string | undefined {
  const result = /^result = (\{[\s\S]*?^\})/m.exec(t)?.[1];
  if (!result || /^\w+[^=\n]*\{/m.test(hcl)) return undefined;
  const names = [...hcl.matchAll(/^(\w+)\s*=/gm)].map((match) => match[1]);
  // What the suite calls a variable is a local value here.
  const body = hcl.replace(/\$\{(bar|space_bar)\}/g, "${local.$1}");
  const want = `locals {\n  want = ${result}\n  bar = "Bar"\n  space_bar = "  Bar"\n}\n`;
  const got = `locals {\n${body}}\n`;
  const outputs = names.map(
    (name) => `output "${name}_is_right" {\n  value = jsonencode(local.${name}) == jsonencode(local.want.${name})\n}\n`,
  );
  return want + got + outputs.join("");
}

export const hclSpecsuite: Yardstick = async function* ({ limit, verifier }) {
  const ours = await verifier();
  for (const row of rowsOf<Row>("hcl-specsuite").slice(0, limit)) {
    if (row.id === "structure/attributes/unexpected" || row.id === "expressions/operators") {
      yield { id: row.id, verdict: "exception", note: "about the schema that hcldec is given" };
      continue;
    }
    const report = await ours.verify({ files: { "main.tf": row.hcl }, stages: ["parse"] });
    const got = rangesOf(report).join(" ");
    const want = row.expects === "ok" ? "" : expectedRanges(row.t).join(" ");
    if (got !== want) {
      yield { id: row.id, verdict: "differ", note: `syntax errors at ${got || "none"} instead of ${want || "none"}` };
      continue;
    }
    const check = checkOf(row);
    if (!check) {
      yield { id: row.id, verdict: "agree" };
      continue;
    }
    const planned = await ours.verify({
      files: { "main.tf": check },
      stages: ["parse", "schema", "plan"],
      withPlan: true,
    });
    const plan = planned.plan as { planned_values?: { outputs?: Record<string, { value: unknown }> } } | undefined;
    const outputs = Object.entries(plan?.planned_values?.outputs ?? {});
    const wrong = outputs.filter(([, { value }]) => value !== true).map(([name]) => name);
    const agree = outputs.length > 0 && wrong.length === 0;
    const note = wrong.join(", ") || planned.diagnostics[0]?.summary || "no plan";
    yield agree ? { id: row.id, verdict: "agree" } : { id: row.id, verdict: "differ", note };
  }
};
