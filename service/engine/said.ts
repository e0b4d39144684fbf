/** What the engine says with `-json`, a line each, as diagnostics of ours. */
import { fromTop } from "../../src/core/place.ts";
import { ENGINE_ERROR } from "../../src/core/plan-service.ts";
import type { Diagnostic, Range } from "../../src/core/report.ts";

/** As `terraform plan -json` and `validate -json` write them. */
interface Said {
  severity?: unknown;
  summary?: unknown;
  detail?: unknown;
  address?: unknown;
  range?: { filename?: unknown; start?: Partial<Range["start"]>; end?: Partial<Range["end"]> };
}

/** It is the service that lacks something then, not the program. */
const NO_PROVIDER =
  /^(?:Failed to (?:query available|resolve|install)|Could not (?:resolve|install)|Inconsistent).*provider/i;

/** Of the lock file that `init` makes for this one plan, nobody has to know. */
const OURS = /^Incomplete lock file information for providers$/;

/** More of one kind helps nobody. */
const MOST = 200;

/** `root`: the root module's folder, which the engine doesn't name; `folder`: the one that it was run in, which nobody needs to know. */
export function diagnosticsIn(lines: string, root: string, folder: string): Diagnostic[] {
  const found = lines.split("\n").flatMap((line): Diagnostic[] => {
    const said = diagnosticOf(line);
    return said ? [recordOf(said, root, folder)] : [];
  });
  // `init` and `plan` say the same of what both read.
  const different = new Map(found.map((d) => [JSON.stringify([d.file, d.range, d.summary, d.detail, d.address]), d]));
  return [...different.values()].slice(0, MOST);
}

function diagnosticOf(line: string): Said | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const { type, diagnostic } = JSON.parse(line) as { type?: unknown; diagnostic?: Said };
    const said =
      type === "diagnostic" && typeof diagnostic === "object" && diagnostic !== null ? diagnostic : undefined;
    return said && !OURS.test(String(said.summary)) ? said : undefined;
  } catch {
    return undefined; // a line that was cut
  }
}

function recordOf({ severity, summary, detail, address, range }: Said, root: string, folder: string): Diagnostic {
  const warning = severity === "warning";
  const text = (value: unknown) => (typeof value === "string" ? value.replaceAll(`${folder}/`, "").trim() : "");
  const name = text(range?.filename);
  const place = name !== "" && !name.startsWith("/") ? fromTop(root, name) : "";
  return {
    stage: "plan",
    code: warning ? "engine-warning" : NO_PROVIDER.test(text(summary)) ? "engine-provider" : ENGINE_ERROR,
    severity: warning ? "warning" : "error",
    summary: text(summary) || "The engine reports a problem",
    detail: text(detail),
    ...(typeof address === "string" && address !== "" && { address }),
    file: place,
    range: { start: position(range?.start), end: position(range?.end ?? range?.start) },
  };
}

const position = (at?: Partial<Range["start"]>) => ({
  line: count(at?.line, 1),
  column: count(at?.column, 1),
  byte: count(at?.byte, 0),
});

const count = (value: unknown, least: number) => (Number.isInteger(value) ? Math.max(least, value as number) : least);
