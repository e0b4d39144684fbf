/**
 * The requests that the weights of scores are fitted on, a file each in training/rank/rows:
 *
 *   -- prompt --
 *   what the user asks for
 *   -- main.tf --
 *   a sound program that does it, with what nobody names but it can't be without
 *   -- also --
 *   of some, types that would be fine to have but needn't be, one a line
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { outline } from "../../src/core/outline.ts";
import { sectionsOf } from "../txtar.ts";

export interface Row {
  id: string;
  prompt: string;
  program: string;
  /** As in an address: `aws_s3_bucket`, `data.aws_vpc`. */
  also: string[];
}

const FOLDER = join(import.meta.dirname, "../../training/rank/rows");

/** Throws when a section is missing, empty, unknown, or there twice. */
export function parseRow(id: string, text: string): Row {
  const { about, sections } = sectionsOf(text);
  const names = sections.map(({ path }) => path).join(", ");
  if (about || !["prompt, main.tf", "prompt, main.tf, also"].includes(names))
    throw new Error(`${id}: the sections are prompt, main.tf and perhaps also, in this order, not ${names}`);
  const [prompt = "", program = "", ...also] = sections.map(({ path, content }) => {
    if (!content.trim()) throw new Error(`${id}: nothing in ${path}`);
    return content.trim();
  });
  return { id, prompt, program: `${program}\n`, also: also.flatMap((list) => list.split("\n")) };
}

/** Types of a program's resources and data sources, as in an address. */
export const typesOf = (program: string): Set<string> =>
  new Set(
    outline(program).flatMap(({ name, labels: [type] }) =>
      type === undefined || !/^(?:resource|data)$/.test(name) ? [] : [name === "data" ? `data.${type}` : type],
    ),
  );

export const readRows = (): Row[] =>
  readdirSync(FOLDER)
    .sort()
    .map((name) => parseRow(name.replace(/\.txtar$/, ""), readFileSync(join(FOLDER, name), "utf8")));
