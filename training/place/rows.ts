/** What a model that places literals learns from: requests with their literals, the places of the right program, and which literal stands where. See training/README.md. */

import type { Facts } from "../../src/core/facts.ts";
import { own } from "../../src/core/own.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import type { Literal } from "../../src/language/literals.ts";
import { Reading } from "../../src/language/reading.ts";
import { fitFor } from "../../src/placing/candidates.ts";
import { askOf, headOf, placesOf } from "../../src/placing/places.ts";

export interface PlacingRow {
  text: string;
  /** UTF-16 indices of each literal, and what kind of text it is. */
  literals: [at: number, end: number, kind: Literal["kind"]][];
  blocks: {
    head: string;
    places: {
      ask: string;
      /** Literals, by number, that the argument takes; that are its value in the program. */
      fits: number[];
      is: number[];
      /** Whether the program gives it. */
      there: boolean;
    }[];
  }[];
}

export function placingRow(request: string, program: string, schemas: Schemas, facts: Facts): PlacingRow | undefined {
  const literals = new Reading(request).literals.filter(({ text }) => !schemas.block(text));
  const blocks = placesOf(program, schemas, (type) => own(facts, type)).map((block) => ({
    head: headOf(block),
    places: block.places.map((place) => {
      const texts = literals.map((literal) => fitFor(place, literal));
      const values = new Set(
        place.now.flatMap(({ text }) => [...text.matchAll(/"[^"]*"|-?\d+(?:\.\d+)?/g)].map(([one]) => plain(one))),
      );
      const numbers = [...literals.keys()];
      return {
        ask: askOf(place),
        fits: numbers.filter((i) => texts[i] !== undefined),
        is: numbers.filter((i) => texts[i] !== undefined && values.has(plain(texts[i] as string))),
        there: place.now.length > 0,
      };
    }),
  }));
  const says = blocks.some(({ places }) => places.some(({ is }) => is.length > 0));
  return says ? { text: request, literals: literals.map(({ at, end, kind }) => [at, end, kind]), blocks } : undefined;
}

const plain = (text: string): string => text.replaceAll('"', "").toLowerCase();
