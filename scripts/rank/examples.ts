/** Requests with the programs that answer them: those of the scenario families, and those of training/rank, which others wrote. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DOCUMENT } from "../../src/rank/past.ts";
import { readRows, typesOf } from "../../test/prompts/rows.ts";
import { covering } from "../../training/curate/cover.ts";
import { FAMILIES, Library } from "../../training/curate/library.ts";
import { programOf, requestOf } from "../../training/curate/render.ts";

export interface Example {
  request: string;
  /** The family that it is of, and that a ranking which is judged by it doesn't know. */
  family: string;
  /** Types of each program. */
  programs: ReadonlySet<string>[];
  /** Types that would be fine to have. */
  also: ReadonlySet<string>;
}

const typesIn = (program: string) => new Set([...typesOf(program)].filter((type) => type !== DOCUMENT));

export const ofRows = (): Example[] =>
  readRows().map(({ id, prompt, program, also }) => ({
    request: prompt,
    family: `rank/${id}`,
    programs: [typesIn(program)],
    also: new Set([DOCUMENT, ...also]),
  }));

/** Each way of asking once. Extensions are asked for together with something else. */
export function ofFamilies(): Example[] {
  const heldOut = new Set(readFileSync(join(FAMILIES, "heldout.txt"), "utf8").split("\n"));
  const library = new Library();
  return library.names
    .filter((name) => !heldOut.has(name))
    .map((name) => library.read(name).family)
    .filter(({ on }) => !on)
    .flatMap((family) =>
      covering(family)
        .asked.slice(0, family.asks.length)
        .map(({ ask, combination }) => ({
          request: requestOf(ask, combination),
          family: family.name,
          programs: family.programs.map(({ template }) => typesIn(programOf(template, family.groups, combination))),
          also: new Set([DOCUMENT]),
        })),
    );
}
