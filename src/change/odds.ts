/** What an encoder reads in a request: which of its literals is the value of which argument of a program. The same that places literals in new programs (src/placing). */
import { grouped } from "../core/grouped.ts";
import { own } from "../core/own.ts";
import type { Literal } from "../language/literals.ts";
import { readingOf } from "../language/reading.ts";
import { fitFor } from "../placing/candidates.ts";
import { type Absent, placesOf } from "../placing/places.ts";
import type { ProgramBlock } from "./blocks.ts";
import type { Scene } from "./scene.ts";

/** Of a literal at an argument. */
export interface Said {
  literal: Literal;
  /** How likely it is there, of all arguments that were asked about together, and none; and how likely it is this literal, of all of the request. */
  likely: number;
  likeliest: number;
  /** HCL. */
  text: string;
}

/** By the argument's path, without the type. */
export type Odds = ReadonlyMap<string, readonly Said[]>;

export const NO_ODDS: Odds = new Map();

/** By address, of blocks that are read together: of two of a kind a literal is given to one. Nothing without an encoder. */
export async function oddsFor(
  scene: Scene,
  blocks: readonly ProgramBlock[],
  absent?: Absent,
): Promise<ReadonlyMap<string, Odds>> {
  const { placer, schemas } = scene.parts;
  const request = readingOf(scene.request);
  const { literals } = request;
  const typed = blocks.filter(({ type }) => type !== undefined);
  if (!placer || literals.length === 0 || typed.length === 0) return new Map();
  const facts = await scene.allFacts(typed.flatMap(({ type }) => type ?? []));
  const program = typed.map((block) => `${scene.program.resolved(block)}\n`).join("\n");
  const read = placesOf(program, schemas, (type) => own(facts, type), request, absent);
  const scores = await placer.scores(scene.request, literals, read);
  const places = read.flatMap((block) => block.places.map((place) => ({ place, at: scores.get(place) })));
  const all = places.flatMap(({ place, at }) =>
    literals.flatMap((literal, i) => {
      const odds = Math.exp(at?.[i] ?? Number.NEGATIVE_INFINITY);
      return odds > 0 ? [{ place, literal, odds, text: fitFor(place, literal) }] : [];
    }),
  );
  type One = (typeof all)[number];
  const share = (key: (one: One) => unknown) => {
    const sums = new Map(
      [...grouped(all, key)].map(([of, ones]) => [of, ones.reduce((sum, { odds }) => sum + odds, 1)]),
    );
    return (one: One) => one.odds / (sums.get(key(one)) as number);
  };
  const likely = share(({ literal }) => literal);
  const likeliest = share(({ place }) => place);
  return new Map(
    [...grouped(all, ({ place }) => place.address)].map(([address, ones]) => {
      const said = ones.flatMap((one) =>
        one.text === undefined
          ? []
          : [
              {
                path: one.place.slot.path,
                said: { literal: one.literal, text: one.text, likely: likely(one), likeliest: likeliest(one) },
              },
            ],
      );
      return [
        address,
        new Map([...grouped(said, ({ path }) => path)].map(([path, some]) => [path, some.map((one) => one.said)])),
      ];
    }),
  );
}
