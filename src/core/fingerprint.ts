/** What a finding is recognized by in another version of the program. */
import { charactersOf, linesOf } from "./lines.ts";
import type { Diagnostic, Files, PolicyResult, Report } from "./report.ts";
import { isSecret, withoutSecrets } from "./secrets.ts";

/**
 * The fingerprint of each finding of a report. It holds when lines come or go elsewhere, when files are formatted, and when other findings
 * appear: it is made of what is said, of which block, and of the text that it is about, never of lines, and of no secret. `files` are those that were judged.
 */
export function fingerprints(
  { diagnostics, policies }: Pick<Report, "diagnostics" | "policies">,
  files: Files,
): Map<Diagnostic | PolicyResult, string> {
  const shown = withoutSecrets(files, diagnostics);
  const seen = new Map<string, number>();
  const entries = [
    ...diagnostics.map(
      (d) =>
        [
          d,
          [d.code, place(d), unplaced(d.summary), unplaced(saidFirst(d.detail)), isSecret(d) ? "" : textOf(d, shown)],
        ] as const,
    ),
    // What a policy says of a resource is one result, however it words it. What passes or is unknown is no finding.
    ...policies.filter(({ result }) => result === "fail").map((p) => [p, [p.rule, place(p)]] as const),
  ].map(([finding, parts]) => {
    const hash = hashOf(parts.join("\0"));
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    return [finding, times === 1 ? hash : `${hash}:${times}`] as const;
  });
  return new Map(entries);
}

/** The block that a finding is about, in whichever file of its folder it stands; without one, the file. */
function place({ address, file }: Pick<Diagnostic, "address" | "file">): string {
  return address === undefined || address === "" ? file : `${file.slice(0, file.lastIndexOf("/") + 1)}\0${address}`;
}

/** The first sentence. What follows is advice, which names other things of the program, and changes with them. */
const saidFirst = (text: string): string => /^.*?[.?!](?=\s|$)/s.exec(text)?.[0] ?? text;

/** A sentence without the lines that it names: `main.tf:3,5-9`, `line 12`. White space is the formatter's. */
const unplaced = (text: string): string =>
  text
    .replace(/(\.\w+):\d+(?:[:,-]\d+)*/g, "$1")
    .replace(/\b(lines?) \d+(?:(?:, | and |-)\d+)*/g, "$1")
    .replace(/\s+/g, "");

/** What a finding is about: of several lines the first, since the others may change for other reasons. */
function textOf({ file, range: { start, end } }: Diagnostic, files: Files): string {
  const line = charactersOf(linesOf(files, file)[start.line - 1] ?? "");
  const last = end.line > start.line ? line.length : end.column - 1;
  return line
    .slice(start.column - 1, last)
    .join("")
    .replace(/\s+/g, "");
}

const PRIME = 0x100000001b3n;

/** FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv), over UTF-16. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * PRIME);
  return hash.toString(16).padStart(16, "0");
}
