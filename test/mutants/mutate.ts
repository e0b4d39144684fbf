/**
 * Mutants: the programs of this repository with one to four things changed, as slips of the pen and of language models change
 * them. The same number gives the same mutant, everywhere and always.
 */
import { readdirSync, readFileSync } from "node:fs";
import { readCases } from "../cases/case.ts";

/** A number of [0, below) at each call. Mulberry32, public domain: small, and good enough to choose with. */
type Random = (below: number) => number;

function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What lexes as one piece, roughly: names, numbers, white space, or any other character. */
const TOKEN = /[\p{L}_][\p{L}\p{N}_-]*|\d+(?:\.\d+)?|[^\S\n]+|[\s\S]/gu;
// biome-ignore format: one line a kind
const STRANGE = [
  '"', "{", "}", "[", "]", "(", ")", "=", ",", ":", ".", "?", "...", "${", "%{", "}}", "<<E\n", "<<-E\n", "\nE\n", "#", "//", "/*", "*/",
  "\r\n", "\r", "\t", "\u00a0", "\u2028", "é", "👩‍💻", "“", "'", "`", "\\", "\\u12", "null", "true", "-1", "1e309", "0x", '""', "[*]", "[0]",
  "each.key", "count.index", "var.x", "local.a", "self", "path.module", "for_each", "count", "dynamic", "lifecycle", "depends_on", "provider",
  "sensitive(", "try(", "[for x in ", "{for k, v in ", "==", "&&", "!", "=>", "~> 1.0",
];

const pick = <T>(from: readonly T[], random: Random): T => from[random(from.length)] as T;

/** One change to a list of tokens; `other` is another program's. */
type Change = (tokens: string[], random: Random, other: string[]) => void;

const lineAround = (tokens: string[], at: number): [from: number, count: number] => {
  const from = tokens.lastIndexOf("\n", at - 1) + 1;
  const end = tokens.indexOf("\n", at);
  return [from, (end < 0 ? tokens.length : end + 1) - from];
};

const CHANGES: Change[] = [
  (tokens, random) => tokens.splice(random(tokens.length), 1),
  (tokens, random) => tokens.splice(random(tokens.length), 1 + random(8)),
  (tokens, random) => tokens.splice(random(tokens.length), 0, pick(tokens, random)),
  (tokens, random) => tokens.splice(random(tokens.length), 1, pick(tokens, random)),
  (tokens, random) => tokens.splice(random(tokens.length), 0, pick(STRANGE, random)),
  (tokens, random) => tokens.splice(random(tokens.length), 1, pick(STRANGE, random)),
  (tokens, random, other) => tokens.splice(random(tokens.length), 1, pick(other, random)),
  (tokens, random) => tokens.splice(...lineAround(tokens, random(tokens.length))),
  (tokens, random) => {
    const [from, count] = lineAround(tokens, random(tokens.length));
    tokens.splice(random(tokens.length), 0, ...tokens.slice(from, from + count));
  },
  (tokens, random, other) => {
    const [from, count] = lineAround(other, random(other.length));
    tokens.splice(lineAround(tokens, random(tokens.length))[0], 0, ...other.slice(from, from + count));
  },
  (tokens, random) => tokens.splice(random(tokens.length)),
  (tokens, random) => {
    const at = random(tokens.length);
    const token = tokens[at] ?? "";
    const letter = random(token.length);
    tokens[at] = token.slice(0, letter) + token.slice(letter + 1);
  },
];

/** The small programs that the repository has, with the name of the file each is in. */
function originals(): [file: string, text: string][] {
  const paths = readdirSync("policies", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tf"));
  const rules = paths.sort().map((path) => readFileSync(`policies/${path}`, "utf8"));
  const cases = readCases().flatMap(({ request }) => Object.entries(request.files));
  const all = [...rules.map((text) => ["main.tf", text] as const), ...cases];
  return all.flatMap(([path, text]) =>
    typeof text === "string" && /^[^/]+\.(tf|tf\.json|tfvars)$/.test(path) && text.length < 4_000 && text.trim()
      ? [[path, text]]
      : [],
  );
}

export interface Mutant {
  id: number;
  files: Record<string, string>;
}

/** The mutants with the numbers from 0 below `count`. */
export function mutants(count: number): Mutant[] {
  const programs = originals();
  const tokens = programs.map(([, text]) => text.match(TOKEN) ?? []);
  return Array.from({ length: count }, (_, id) => {
    const random = randomOf(id);
    const [file] = programs[id % programs.length] as [string, string];
    const mutant = [...(tokens[id % programs.length] as string[])];
    for (let changes = 1 + random(4); changes > 0; changes--)
      if (mutant.length > 0) pick(CHANGES, random)(mutant, random, pick(tokens, random));
    return { id, files: { [file]: mutant.join("") } };
  });
}
