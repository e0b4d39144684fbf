/** Rows made of the documentation's programs, those of half of the types for development, of the other half to be held out. */
import { createHash } from "node:crypto";
import { outline } from "../../src/core/outline.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { examples, named, nounFor } from "../../training/curate/docs.ts";
import { isPlaceholder } from "../../training/curate/doubt.ts";
import { chance, pick } from "../../training/curate/random.ts";
import { type Described, describe } from "./describe.ts";

export interface DescribedRow extends Described {
  id: string;
  program: string;
}

const NAMES = "orders billing checkout inventory payments search catalog reports ingest media profiles audit".split(
  " ",
);
/** Types that are for measuring alone. */
export const isHeld = (type: string) => (createHash("sha256").update(type).digest()[0] as number) % 2 === 1;
const BLOCKS_AT_MOST = 5;
/** Of one type. */
const ROWS_AT_MOST = 2;

export function describedRows(
  schemas: Schemas,
  { held, provider = "aws" }: { held: boolean; provider?: string },
): DescribedRow[] {
  const all = examples();
  const abouts = new Map(all.map((example) => [example.name, example]));
  const seen = new Map<string, number>();
  return all
    .filter((example) => example.provider === provider && isHeld(example.name) === held)
    .flatMap((example, i): DescribedRow[] => {
      const id = `${example.name}-${i}`;
      const next = chance(`described ${id}`);
      const program = named(example.hcl, pick(NAMES, next), "main");
      const blocks = outline(program).filter(({ name }) => name === "resource");
      if (blocks.length > BLOCKS_AT_MOST || /\b(?:for_each|count)\s*=|^module |^variable /m.test(program)) return [];
      if (!blocks.every(({ labels: [type = ""] }) => schemas.block(type)) || isPlaceholder(program)) return [];
      const times = seen.get(example.name) ?? 0;
      seen.set(example.name, times + 1);
      if (times >= ROWS_AT_MOST) return [];
      // The description of a type as a noun with its article, where it is one.
      const aboutOf = (type: string) => {
        const about = abouts.get(type);
        return about && nounFor(about, next);
      };
      const described = describe(program, next, aboutOf);
      return described && described.demands.length > 1 ? [{ id, program, ...described }] : [];
    });
}
