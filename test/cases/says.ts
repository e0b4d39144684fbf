/**
 * A report in short, for a case: what a reviewer reads. Everything is said: what has no words here is said as JSON, and what follows
 * from what was said (`unexpected`) only where it doesn't. The test of the native build changes each value to see that the text changes.
 */
import type {
  Diagnostic,
  Edit,
  Files,
  PolicyResult,
  Position,
  ProviderUse,
  Range,
  Report,
} from "../../src/core/report.ts";
import { STAGES } from "../../src/core/report.ts";
import { planSays } from "./says-plan.ts";
import { indented, type Json, json, unexpected } from "./unexpected.ts";

export function says(report: Report, files: Files): string {
  const { ok, stages, diagnostics, policies, providers, unset = [], plan, ...rest } = report;
  const at = (file: string, range: Range) => placeOf(file, range, files);
  const lines = [
    STAGES.map((stage) => `${stage} ${stages[stage]}`).join(" · "),
    ...unexpected({ ok }, { ok: diagnostics.every(({ severity }) => severity !== "error") }),
    ...diagnostics.flatMap((d) => diagnosticSays(d, at)),
    ...policies.flatMap((p) => policySays(p, at)),
    ...unset.flatMap(({ name, type, file, range, ...more }) => [
      `unset ${name} (${type}) ${at(file, range)}`,
      ...indented(unexpected(more, { sensitive: false })),
    ]),
    ...providers.flatMap(providerSays),
    ...unexpected(rest, {}),
    ...(plan === undefined ? [] : planSays(plan as Json)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

type At = (file: string, range: Range) => string;

function diagnosticSays(
  { stage, code, severity, summary, detail, address, file, range, edits = [], ...rest }: Diagnostic,
  at: At,
) {
  const where = [at(file, range), ...(address === undefined ? [] : [address])].join(" ");
  return [
    `${severity} ${stage}/${code} ${where}: ${summary}`,
    ...indented([...detail.split("\n"), ...edits.flatMap((edit) => editSays(edit, at)), ...unexpected(rest, {})]),
  ];
}

const editSays = ({ file, range, newText, title, ...rest }: Edit, at: At) => [
  `edit ${at(file, range)} to ${json(newText)}${title === undefined ? "" : `: ${title}`}`,
  ...unexpected(rest, {}),
];

function policySays(
  { rule, title, severity, address, result, message, file, range, equivalents, edits = [], ...rest }: PolicyResult,
  at: At,
) {
  const { checkov, trivy } = equivalents;
  return [
    `${result} ${rule} (${severity}) ${at(file, range)} ${address}: ${title}`,
    ...indented([
      ...(message === undefined ? [] : [message]),
      ...(checkov.length + trivy.length > 0 ? [`checkov: ${checkov.join(", ")}; trivy: ${trivy.join(", ")}`] : []),
      ...edits.flatMap((edit) => editSays(edit, at)),
      ...unexpected(rest, {}),
    ]),
  ];
}

const providerSays = ({ source, version, constraint, locked, ...rest }: ProviderUse) => [
  [
    `provider ${source} ${version}`,
    ...(constraint === undefined ? [] : [`for ${constraint}`]),
    ...(locked === undefined ? [] : [`locked ${locked}`]),
  ].join(", "),
  ...indented(unexpected(rest, { exact: true })),
];

/** `main.tf:5:13-16`; the bytes only where they aren't those of line and column. */
function placeOf(file: string, { start, end }: Range, files: Files): string {
  const to = end.line === start.line ? `${end.column}` : `${end.line}:${end.column}`;
  const text = files[file];
  const bytes = [start, end].every((position) => byteOf(text, position) === position.byte);
  return `${file === "" ? "-" : file}:${start.line}:${start.column}-${to}${bytes ? "" : ` (bytes ${start.byte}-${end.byte})`}`;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function byteOf(content: Files[string] | undefined, { line, column }: Position): number | undefined {
  if (typeof content !== "string") return undefined;
  let start = 0;
  for (let n = 1; n < line; n++) {
    start = content.indexOf("\n", start) + 1;
    if (start === 0) return undefined;
  }
  const end = content.indexOf("\n", start);
  const text = content.slice(start, end < 0 ? undefined : end);
  const before = Buffer.byteLength(content.slice(0, start));
  // Lines of a megabyte are cases too: they are plain, and not to be cut into characters.
  if (/^[ -~]*$/.test(text.slice(0, column))) return column - 1 <= text.length ? before + column - 1 : undefined;
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment).slice(0, column - 1);
  return parts.length === column - 1 ? before + Buffer.byteLength(parts.join("")) : undefined;
}
