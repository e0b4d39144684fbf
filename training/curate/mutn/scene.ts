/** A verified program that is to be changed, and what a change of it is. */

import type { Difference } from "../../../src/change/compare.ts";
import { GENERIC } from "../../../src/change/mentions.ts";
import { blocksOf } from "../../../src/core/block-texts.ts";
import type { Report } from "../../../src/core/report.ts";
import type { Block } from "../../../src/core/schema.ts";
import type { Schemas } from "../../../src/knowledge/schemas.ts";
import type { NodeVerifier } from "../../../src/verifier/node.ts";
import type { Composed, Source } from "../compose.ts";
import { wordsOfType } from "../phrases.ts";
import { pick } from "../random.ts";

/** One change of a program: what is said, and what comes of it. */
export interface Change {
  kind: string;
  instruction: string;
  /** The program after it, by path. */
  files: Record<string, string>;
  /** Whether all that the plans differ in is what was asked for. */
  isDone(differences: readonly Difference[], after: Report): boolean;
  /** Rules that the plan after it fulfils. */
  rules?: string[];
  /** The family of what was added. */
  family?: string;
}

export interface Scene {
  composed: Composed;
  program: string;
  /** What the verifier says of it. */
  report: Report;
  /** Text by address. */
  blocks: ReadonlyMap<string, string>;
  /** Addresses of managed resources without count and for_each. */
  single: readonly string[];
  source: Source;
  schemas: Schemas;
  verifier: NodeVerifier;
  next: () => number;
}

export type Operator = (scene: Scene) => Change | undefined | Promise<Change | undefined>;

export const typeOf = (address: string): string => address.split(".")[0] as string;
export const labelOf = (address: string): string => address.split(".")[1] as string;
export const schemaOf = ({ schemas }: Scene, address: string): Block | undefined => schemas.block(typeOf(address));

export function sceneOf(
  composed: Composed,
  program: string,
  tools: Pick<Scene, "report" | "source" | "schemas" | "verifier" | "next">,
): Scene {
  const blocks = blocksOf({ "main.tf": program });
  const isSingle = ([address, text]: [string, string]) =>
    text.startsWith("resource ") && !/^ {2}(?:count|for_each) /m.test(text) && !address.includes("#");
  const single = [...blocks].filter(isSingle).map(([address]) => address);
  return { ...tools, composed, program, blocks, single };
}

/** The program with another text for a block. */
export const withBlock = ({ program, blocks }: Scene, address: string, text: string): Record<string, string> => ({
  "main.tf": program.replace(blocks.get(address) as string, () => text),
});

/** How people name a block: by its address, by its kind where there is one only, or by both. */
export function named({ single, next }: Scene, address: string): string {
  const words = wordsOfType(typeOf(address));
  const last = words.split(" ").at(-1) ?? words;
  const like = single.filter((one) => typeOf(one) === typeOf(address)).length;
  const ending = single.filter((one) => typeOf(one).endsWith(`_${last}`)).length;
  const ways = [address, `\`${address}\``, like === 1 ? `the ${words}` : `the ${words} ${labelOf(address)}`];
  if (ending === 1 && !GENERIC.has(last)) ways.push(`the ${last}`, `our ${last}`);
  if (like > 1) ways.push(`the ${labelOf(address)} ${last}`);
  return pick(ways, next);
}

/** One of several ways to say something, with `{name}` filled in; where a sentence begins with a capital, so does one that begins with what is filled in. */
export function say({ next }: Scene, ways: readonly string[], words: Record<string, string>): string {
  const way = pick(ways, next);
  const said = way.replace(/{(\w+)}/g, (_, name: string) => words[name] ?? "");
  return /^[A-Z].*\. \S|^{.*[.;]$/.test(way) ? said.replace(/(?<=^|\. )(?:the|our) /g, capital) : said;
}

const capital = (text: string): string => (text[0] as string).toUpperCase() + text.slice(1);
