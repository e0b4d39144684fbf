/** Literals that become others wherever they stand: "from A to B", "move everything to eu-central-1". */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Clause } from "../../language/clauses.ts";
import { isShape } from "../../language/literals.ts";
import { quotesAway } from "../../language/names.ts";
import { addressText, isInside, networkOf, networksIn } from "../../language/networks.ts";
import { isAddress } from "../addresses.ts";
import { type ProgramBlock, type ProgramText, withText } from "../blocks.ts";
import { sameFamily, shapeOf } from "../fitness.ts";
import type { Scene } from "../scene.ts";
import { BlockText, replaced, stringsIn } from "../splice.ts";
import { targetsOf } from "../targets.ts";

interface Pair {
  from: string;
  to: string;
  /** Of a block that is named alone, where it has it: "A instead of B" says what it is to have, and not what becomes of every B. */
  isOwn: boolean;
}

/** Nothing that goes on behind it is cut off. */
const W = "[\"'`]?([\\w./:*@-]*[\\w*])[\"'`]?(?![\\w\"'`$%{\\\\])";
const PAIRS: readonly [pattern: RegExp, from: number, to: number, isOwn?: true][] = [
  [new RegExp(`\\bfrom ${W} (?:in)?to ${W}`, "gi"), 1, 2],
  [new RegExp(`${W} (?:becomes|(?:shall|should|must) become) ${W}`, "gi"), 1, 2],
  [new RegExp(`\\b(?:replace|change|rename|swap) ${W} (?:with|by|to|for|into) ${W}`, "gi"), 1, 2],
  [new RegExp(`${W} (?:instead of|rather than) ${W}`, "gi"), 2, 1, true],
];

/** Makes the substitutions that a request says; false when it says none of something that the program has. */
export async function substitute(scene: Scene, clauses: readonly Clause[]): Promise<boolean> {
  const pairs = pairsIn(scene);
  const named = clauses.flatMap((clause) => targetsOf(scene, clause).objects);
  const having = ({ from, isOwn }: Pair) => named.filter((block) => isOwn && textsOf(block).includes(from));
  let done = false;
  for (const pair of pairs) {
    const own = new Set(having(pair).map(({ address }) => address));
    if (await replaceTexts(scene, [pair], ({ address }) => own.size === 0 || own.has(address))) done = true;
  }
  return done;
}

/** "Move everything to eu-central-1": what fits nothing in the resources, and one value of the provider, the variables or the local values. */
export function changeElsewhere(scene: Scene, { kind, outright }: Clause): Promise<boolean> {
  const isHome = ({ address }: ProgramBlock) => /^(?:provider\.|variable\.|locals$)/.test(address);
  const pairs = outright.flatMap((literal): Pair[] => {
    const { text: to } = literal;
    const isLike = (text: string) =>
      text !== to && (sameFamily(text, to) || (shapeOf(text) === shapeOf(to) && /\d/.test(text)));
    const [from, ...more] = new Set(scene.program.blocks.filter(isHome).flatMap(textsOf).filter(isLike));
    // Nothing is guessed where several values would do.
    return !isShape(literal) || from === undefined || more.length > 0 ? [] : [{ from, to, isOwn: false }];
  });
  return replaceTexts(scene, kind === "remove" ? [] : pairs, isHome);
}

/** The program with other strings, in the blocks that the filter takes. */
function replaceTexts(
  scene: Scene,
  pairs: readonly Pair[],
  isOpen: (block: ProgramBlock) => boolean,
): Promise<boolean> {
  const edits = scene.program.blocks.flatMap((block): BlockEdit[] => {
    if (pairs.length === 0 || !isOpen(block) || scene.isProtected(block.address)) return [];
    // A variable's default and the versions of `terraform` can't refer to anything.
    const isFixed = block.item.name === "variable" || block.item.name === "terraform";
    const places = stringsIn(new BlockText(block.text)).flatMap((found) => {
      const other = pairs.reduce<string | undefined>((done, pair) => done ?? moved(found.text, pair), undefined);
      if (!other || (isAddress(other) && isFixed)) return [];
      return [{ ...found, text: isAddress(other) ? other : `"${other}"` }];
    });
    scene.count("request", places.length);
    return places.length === 0 ? [] : [withText(block, replaced(block.text, places))];
  });
  return scene.apply(edits);
}

function pairsIn({ request, program }: Scene): Pair[] {
  const strings = new Set(program.blocks.flatMap(textsOf));
  const said = PAIRS.flatMap(([pattern, from, to, isOwn = false]) =>
    [...request.matchAll(pattern)].map((match) => ({
      from: quotesAway(match[from] ?? ""),
      to: quotesAway(match[to] ?? ""),
      isOwn,
    })),
  ).filter(({ from, to }) => from !== to && from.length > 1 && strings.has(from) && !/^\d+$/.test(from));
  // Of two networks of one size, the one that the program has moves to the other.
  const networks = [...new Set(networksIn(request))];
  const moves = networks
    .filter((network) => strings.has(network))
    .flatMap((from) => {
      const to = networks.find((network) => !strings.has(network) && sizeOf(network) === sizeOf(from));
      return to === undefined ? [] : [{ from, to, isOwn: false }];
    });
  return [...moves.sort((a, b) => sizeOf(a.from) - sizeOf(b.from)), ...said];
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
const textsOf = (block: ProgramBlock): string[] => stringsIn(new BlockText(block.text)).map(({ text }) => text);

/** What is asked where a block has another network than before, and others still lie in the old one. */
export function leftBehind(before: ProgramText, after: ProgramText): string[] {
  return after.resources.flatMap((block) => {
    const was = before.find(block.address);
    if (!was || was.text === block.text) return [];
    const now = textsOf(block);
    const gone = textsOf(was).filter((text) => /\/\d+$/.test(text) && !now.includes(text));
    return gone.flatMap((network) => {
      const left = after.resources.filter(
        (other) => other !== block && textsOf(other).some((one) => /\/\d+$/.test(one) && isInside(one, network)),
      );
      if (left.length === 0 || !now.some((text) => networkOf(text)?.bits === sizeOf(network))) return [];
      const lie = left.length > 1 ? "lie" : "lies";
      return [
        `${block.address} no longer has ${network}, and ${left.map(({ address }) => address).join(", ")} still ${lie} in it. Shall it follow?`,
      ];
    });
  });
}
