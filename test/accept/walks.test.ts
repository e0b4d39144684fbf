/**
 * What is accepted is valid: programs at random, judged by the real verifier. `npm run walks` takes 10,000 of them.
 * What only the rules of values say (wasm/internal/values) is counted apart: the canonical layout heeds them as far as a text can be judged while it is
 * written, the free one knows only lists of values.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Diagnostic, errorsOf } from "../../src/core/report.ts";
import { acceptProgram } from "../../src/decode/accept/program.ts";
import { seededRandom } from "../../src/decode/sampling.ts";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";
import { header, provider, scopeOf } from "./scopes.ts";
import { walkBlock, walkFreely } from "./walk.ts";

const WALKS = Number(process.env.WALKS ?? 200);
/** Walks in the free layout go back so often that each takes as long as many others. */
const FREE = Math.ceil(WALKS / 5);
const SEED = Number(process.env.WALKS_SEED ?? 1);
const TIMEOUT = 30_000 + WALKS * 400;

const PROVIDERS = [provider("aws", "aws-6"), provider("google", "google-8"), provider("azurerm", "azurerm-5")];
PROVIDERS.push(provider("kubernetes", "kubernetes-3"));
const KINDS = ['variable "v" {', 'output "o" {', "locals {", "terraform {"];

let verifier: NodeVerifier;
beforeAll(async () => {
  verifier = await createNodeVerifier({ quietMs: 60_000 });
});
afterAll(() => verifier.dispose());

/** Codes of what a schema can't say: they come from the rules of values when the message isn't the schema's. */
const OF_VALUES = (error: Diagnostic) =>
  error.code === "invalid-value" ||
  error.code === "conflicting-arguments" ||
  (error.code === "missing-required-argument" && !error.detail.includes("Its type is"));

interface Tally {
  programs: number;
  refused: number;
  byCode: Map<string, string[]>;
}

async function judge(program: string, tally: Tally): Promise<void> {
  const errors = errorsOf(await verifier.verify({ files: { "main.tf": program }, stages: ["parse", "schema"] }));
  tally.programs++;
  if (errors.length > 0) tally.refused++;
  const lines = program.split("\n");
  for (const error of errors) {
    const code = OF_VALUES(error) ? `${error.code}, by the rules of values` : error.code;
    const line = lines[error.range.start.line - 1] ?? "";
    tally.byCode.set(code, [...(tally.byCode.get(code) ?? []), `${error.detail} | ${line.trim()}`]);
  }
}

const told = ({ programs, refused, byCode }: Tally) =>
  [
    `${programs} programs, ${refused} refused`,
    ...[...byCode].map(([code, all]) => `  ${all.length} × ${code}: ${(all[0] ?? "").slice(0, 200)}`),
  ].join("\n");

const structural = ({ byCode }: Tally) =>
  [...byCode].flatMap(([code, all]) =>
    code.endsWith("by the rules of values") ? [] : all.map((d) => `${code}: ${d}`),
  );

test("programs in the canonical layout pass parse and schema, and are accepted in the free one", {
  timeout: TIMEOUT,
}, async () => {
  const random = seededRandom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const tally: Tally = { programs: 0, refused: 0, byCode: new Map() };
  for (let n = 0; n < WALKS; n++) {
    const from = PROVIDERS[n % PROVIDERS.length] as (typeof PROVIDERS)[number];
    const types = [pick(from.types), pick(from.types), pick(from.types), `provider.${from.name}`];
    const { scope, program } = scopeOf(from, types, await verifier.facts(types));
    const starts = [...types.slice(0, 2).map((type, i) => header(type, `walk${i}`)), pick(KINDS)];
    if (n % 5 === 0) starts.push(`provider "${from.name}" {`);
    const blocks = starts.map((start) => walkBlock(scope, start, random));
    const free = acceptProgram(scope, "free");
    for (const block of blocks) {
      if (block === undefined) throw new Error(`A walk found no way on: ${types.join(", ")}`);
      expect(free.next(`${block}\n`)?.complete, `accepted in the free layout, too:\n${block}`).toBe(true);
    }
    await judge(`${[program, ...blocks].join("\n\n")}\n`, tally);
  }
  console.log(`Canonical layout: ${told(tally)}`);
  expect(structural(tally)).toEqual([]);
  expect(tally.refused).toBeLessThan(1 + WALKS / 1000);
});

test("programs in the free layout hardly ever fail", { timeout: TIMEOUT }, async () => {
  const random = seededRandom(SEED + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const tally: Tally = { programs: 0, refused: 0, byCode: new Map() };
  let lost = 0;
  for (let n = 0; n < FREE; n++) {
    const from = PROVIDERS[n % PROVIDERS.length] as (typeof PROVIDERS)[number];
    const types = [pick(from.types), pick(from.types), pick(from.types)];
    const { scope, program } = scopeOf(from, types);
    const starts =
      n % 7 === 6
        ? ['output "o" {\n', "locals {\n"]
        : types.slice(0, 2).map((type, i) => `${header(type, `walk${i}`)}\n`);
    const start = acceptProgram(scope, "free");
    const blocks = starts.map((own) => walkFreely(start, own, random));
    if (blocks.includes(undefined)) lost++;
    else await judge(`${[program, ...blocks].join("\n\n")}\n`, tally);
  }
  console.log(`Free layout: ${told(tally)}\n  ${lost} walks lost their way in a value of the wrong type`);
  // What is left is worked out of known values: an empty list's first element, a text that a function makes of a truth value.
  expect(structural(tally).length).toBeLessThan(1 + tally.programs * 0.03);
  expect(tally.programs).toBeGreaterThan(FREE / 2);
});
