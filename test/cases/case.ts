/**
 * Neutral cases: a program, how to verify it, and the report that every build of the verifier has to give, in one file that
 * is read and diffed as text (the format is txtar, from the Go tools).
 *
 *   What the case shows, in prose. A line that begins with { holds options of the verify request.
 *   -- main.tf --
 *   the text of the file, with a newline at its end
 *   -- deep.tf (made) --
 *   a description of a file that isn't worth storing, or that can't be written as text: see `make`
 *   -- report.json --
 *   the report
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileContent, Files, Report, VerifyRequest } from "../../src/core/report.ts";
import { sectionsOf } from "../txtar.ts";

export interface Case {
  name: string;
  request: VerifyRequest;
  /** As the file has it; empty when there is none yet. */
  expected: string;
}

/** The watchdog has tests of its own; here a busy machine must not change a report. */
export const PATIENCE = 60_000;

const FOLDER = import.meta.dirname;
const EXPECTED = "report.json";

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
  let expected = "";
  for (const { path, made, content } of sections) {
    if (path === EXPECTED) expected = content;
    else files[path] = made ? make(JSON.parse(content) as Made) : content;
  }
  const options = about.match(/^\{.*$/m)?.[0] ?? "{}";
  return { name, request: { ...JSON.parse(options), files }, expected };
}

export const readCases = (): Case[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".txtar"))
    .sort()
    .map((file) => readCase(file.slice(0, -".txtar".length)));

/** A report as a case holds it. */
export const written = (report: Report): string => `${JSON.stringify(report, null, 1)}\n`;

/** Rewrites what a case expects: `UPDATE=1 npx vitest run --project cases native`. Read the difference before you commit it. */
export function updateCase(name: string, report: Report): void {
  const path = join(FOLDER, `${name}.txtar`);
  const [before] = readFileSync(path, "utf8").split(`-- ${EXPECTED} --\n`);
  writeFileSync(path, `${before}-- ${EXPECTED} --\n${written(report)}`);
}
