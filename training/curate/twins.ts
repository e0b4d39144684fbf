/** `twins`: the families that are most alike, by what their programs have and by the words of their asks: two that say the same are one. */
import { contentWords } from "../../src/scenario/words.ts";
import type { Family } from "./family.ts";
import type { Library } from "./library.ts";

/** How often a type or word is there, by its name. */
type Counts = ReadonlyMap<string, number>;

interface Seen {
  family: Family;
  /** Of each program, how many blocks of each type. */
  programs: readonly Counts[];
  /** In how many English asks a word is. */
  words: Counts;
}

/** The nearest pairs first, a line each: how alike, the programs and the asks, and both families. */
export function twins(library: Library, most: number): string {
  const all = library.names.map((name) => seen(library.read(name).family));
  const spread = counted(all.flatMap(({ words }) => [...words.keys()]));
  const pairs = all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b) => {
      if (a.family.provider !== b.family.provider || !a.family.on !== !b.family.on) return [];
      const programs = Math.max(...a.programs.flatMap((one) => b.programs.map((other) => overlap(one, other))));
      // A word that few families have tells more than one of many.
      const asks = overlap(a.words, b.words, (word) => Math.log(all.length / (spread.get(word) as number)));
      return [{ alike: Math.sqrt(programs * asks), programs, asks, names: `${a.family.name} ${b.family.name}` }];
    }),
  );
  return pairs
    .sort((x, y) => y.alike - x.alike)
    .slice(0, most)
    .map(({ alike, programs, asks, names }) => [...[alike, programs, asks].map((n) => n.toFixed(2)), names].join(" "))
    .join("\n");
}

function seen(family: Family): Seen {
  const asks = family.asks.filter(({ language, style }) => language === "english" && style !== "misspelt");
  return {
    family,
    programs: family.programs.map(({ template }) =>
      counted([...template.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type as string)),
    ),
    words: counted(asks.flatMap(({ template }) => [...contentWords(template.replace(/\{\{[^}]*\}\}/g, ","))])),
  };
}

const counted = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** What two have in common of what either has, from 0 to 1. */
function overlap(a: Counts, b: Counts, weightOf: (name: string) => number = () => 1): number {
  let [common, whole] = [0, 0];
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(name) ?? 0, b.get(name) ?? 0];
    common += Math.min(x, y) * weightOf(name);
    whole += Math.max(x, y) * weightOf(name);
  }
  return whole === 0 ? 0 : common / whole;
}
