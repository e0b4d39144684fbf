/** "from A to B": a literal of the program that becomes another one, wherever it stands. */

import { quotesAway } from "../../language/names.ts";
import { addressText, isInside, networkOf, networksIn } from "../../language/networks.ts";
import { withText } from "../blocks.ts";
import { replaced, stringsIn } from "../expressions.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";
import { isAddress } from "./refactor-words.ts";

interface Pair {
  from: string;
  to: string;
}

const W = "[\"'`]?([\\w./:*@-]*[\\w*])[\"'`]?";
const PAIRS: readonly [pattern: RegExp, from: number, to: number][] = [
  [new RegExp(`\\bfrom ${W} (?:in)?to ${W}`, "gi"), 1, 2],
  [new RegExp(`${W} (?:becomes|shall become|should become|must become) ${W}`, "gi"), 1, 2],
  [new RegExp(`\\b(?:replace|change|rename|swap) ${W} (?:with|by|to|for|into) ${W}`, "gi"), 1, 2],
  [new RegExp(`${W} (?:instead of|rather than) ${W}`, "gi"), 2, 1],
];

/** Makes the substitutions that a request says; false when it says none of something that the program has. */
export async function substitute(scene: Scene): Promise<boolean> {
  const pairs = pairsIn(scene);
  if (pairs.length === 0) return false;
  const edits = scene.program.blocks
    .filter(({ address }) => !scene.isProtected(address))
    .flatMap((block) => {
      // A variable's default and the versions of `terraform` are literals, and what is named stays what it is.
      const isLiteral = block.item.name === "variable" || block.item.name === "terraform";
      const places = stringsIn(new BlockText(block.text)).flatMap(({ start, end, text }) => {
        const other = pairs.reduce<string | undefined>((done, pair) => done ?? moved(text, pair), undefined);
        const isReference = other !== undefined && isAddress(other);
        if (other === undefined || (isReference && isLiteral)) return [];
        return [{ start, end, text: isReference ? other : `"${other}"` }];
      });
      if (places.length === 0) return [];
      scene.count("request", places.length);
      return [withText(block, replaced(block.text, places))];
    });
  return scene.apply(edits);
}

function pairsIn({ request, program }: Scene): Pair[] {
  const strings = program.blocks.flatMap((block) => stringsIn(new BlockText(block.text)).map(({ text }) => text));
  const has = (text: string) => strings.includes(text);
  const said = PAIRS.flatMap(([pattern, from, to]) =>
    [...request.matchAll(pattern)].map((match) => ({
      from: quotesAway(match[from] ?? ""),
      to: quotesAway(match[to] ?? ""),
    })),
  ).filter(({ from, to }) => from !== to && from.length > 1 && has(from) && !/^\d+$/.test(from));
  // Of two networks of one size, the one that the program has moves to the other.
  const networks = [...new Set(networksIn(request))];
  const gone = networks.filter(has);
  const come = networks.filter((network) => !has(network));
  const moves = gone.flatMap((from) =>
    come
      .filter((to) => sizeOf(to) === sizeOf(from))
      .slice(0, 1)
      .map((to) => ({ from, to })),
  );
  const wide = moves.sort((a, b) => sizeOf(a.from) - sizeOf(b.from));
  return wide.length > 0 && /\b(?:move|becomes?|change|renumber|switch|replace|to|instead)\b/i.test(request)
    ? [...wide, ...said]
    : said;
}

/** The text after a substitution; undefined when it isn't touched. Networks inside one that moves keep their place in it. */
function moved(text: string, { from, to }: Pair): string | undefined {
  if (text === from) return to;
  // Names in ARNs and paths follow: `…:table/sessions`, `…:table/sessions/index/*`.
  if (/^(?:arn:|projects\/|\/)/.test(text)) {
    const parts = text.split(/([:/])/);
    return parts.includes(from) ? parts.map((part) => (part === from ? to : part)).join("") : undefined;
  }
  const [inner, old, next] = [networkOf(text), networkOf(from), networkOf(to)];
  if (!inner || !old || !next || !isInside(text, from)) return undefined;
  const size = 2 ** (32 - old.bits);
  const address = addressText(next.address - (next.address % size) + (inner.address % size));
  return text.includes("/") ? `${address}/${inner.bits}` : address;
}

const sizeOf = (network: string): number => networkOf(network)?.bits ?? 128;
