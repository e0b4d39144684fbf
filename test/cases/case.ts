/**
 * Neutral cases: a program, how to verify it, and what every build of the verifier has to say of it, in one file that
 * is read and diffed as text (the format is txtar, from the Go tools).
 *
 *   What the case shows, in prose. A line that begins with { holds options of the verify request.
 *   -- main.tf --
 *   the text of the file, with a newline at its end
 *   -- deep.tf (made) --
 *   a description of a file that isn't worth storing, or that can't be written as text: see `make`
 *   -- says.txt --
 *   the report in short: see `says.ts`
 *   -- report.json --
 *   the report in full, in the few cases that are about its form
 *
 * The native build is held to these texts, the others to every byte of its reports.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileContent, Files, Report, VerifyRequest } from "../../src/core/report.ts";
import { WRITING_STAGES } from "../../src/core/report.ts";
import { sectionsOf } from "../txtar.ts";
import { says } from "./says.ts";

export interface Case {
  name: string;
  /** Without lint unless it asks: a program that shows one thing lacks much that lint looks for. */
  request: VerifyRequest;
  /** What the file has after the program; empty when there is nothing yet. */
  expected: string;
}

/** The watchdog has tests of its own; here a busy machine must not change a report. */
export const PATIENCE = 60_000;

/** The rules that ship by which cases are judged: those that some are about. With all of them, each new rule would change many cases. */
const RULES = [
  "aws/rds-public-access",
  "aws/rds-storage-encryption",
  "aws/s3-public-access-block",
  "aws/s3-versioning",
  "aws/security-group-ssh",
];

const FOLDER = import.meta.dirname;
const SAYS = "says.txt";
const FULL = "report.json";

/** Parts of a made file: a text and how often, noise by seed, or bytes that are no text. */
type Made = ([text: string, times: number] | { noise: number; seed: number } | { base64: string })[];

/** Bytes that look like nothing, the same ones every time (a linear congruential generator), without line ends or NUL. */
function noise(length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(33 + ((state >>> 16) % 94));
  }).join("");
}

function make(made: Made): FileContent {
  const only = made[0];
  if (made.length === 1 && only && "base64" in only) return only;
  return made
    .map((part) => {
      if (Array.isArray(part)) return part[0].repeat(part[1]);
      if ("noise" in part) return noise(part.noise, part.seed);
      throw new Error("base64 has to be the only part");
    })
    .join("");
}

export function readCase(name: string): Case {
  const { about, sections } = sectionsOf(readFileSync(join(FOLDER, `${name}.txtar`), "utf8"));
  const files: Files = {};
  for (const { path, made, content } of sections)
    if (path !== SAYS && path !== FULL) files[path] = made ? make(JSON.parse(content) as Made) : content;
  const expected = sections.filter(({ path }) => path === SAYS || path === FULL).map(sectionText);
  const options = about.match(/^\{.*$/m)?.[0] ?? "{}";
  return {
    name,
    request: { rules: RULES, stages: WRITING_STAGES, ...JSON.parse(options), files },
    expected: expected.join(""),
  };
}

export const readCases = (): Case[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".txtar"))
    .sort()
    .map((file) => readCase(file.slice(0, -".txtar".length)));

const sectionText = ({ path, content }: { path: string; content: string }) => `-- ${path} --\n${content}`;

/** What a case has to hold of a report: in full too where it does so already. */
export function expectedOf({ request, expected }: Case, report: Report): string {
  const full = expected.includes(`-- ${FULL} --\n`) ? [{ path: FULL, content: written(report) }] : [];
  return [{ path: SAYS, content: says(report, request.files) }, ...full].map(sectionText).join("");
}

/** Every byte of a report that is compared. */
export const written = (report: Report): string => `${JSON.stringify(report, null, 1)}\n`;

/** Rewrites what a case expects: `UPDATE=1 npx vitest run --project cases native`. Read the difference before you commit it. */
export function updateCase(one: Case, report: Report): void {
  const path = join(FOLDER, `${one.name}.txtar`);
  const text = readFileSync(path, "utf8");
  const program = text.slice(0, text.length - one.expected.length);
  writeFileSync(path, program + expectedOf(one, report));
}
