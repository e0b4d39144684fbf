/** Literals that become others wherever they stand: "from A to B", "make the region a variable", "move everything to eu-central-1". */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Clause } from "../../language/clauses.ts";
import { givenName, identifier, quotesAway } from "../../language/names.ts";
import { addressText, isInside, networkOf, networksIn } from "../../language/networks.ts";
import { readingOf } from "../../language/reading.ts";
import { alike } from "../../language/words.ts";
import { type ProgramBlock, type ProgramText, withText, wordsOf } from "../blocks.ts";
import { sameFamily, shapeOf } from "../fitness.ts";
import { mentionsIn } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { argumentsIn, BlockText, type Found, replaced, stringsIn } from "../splice.ts";
import { isAddress } from "./refactor-words.ts";

/** The program with other strings, in the blocks that the filter takes. `become`: the expression in a string's place; undefined leaves it. */
function rewrite(
  scene: Scene,
  isOpen: (block: ProgramBlock) => boolean,
  become: (found: Found, block: ProgramBlock) => string | undefined,
) {
  const edits = scene.program.blocks
    .filter((block) => isOpen(block) && !scene.isProtected(block.address))
    .flatMap((block): BlockEdit[] => {
      const places = stringsIn(new BlockText(block.text)).flatMap((found) => {
        const text = become(found, block);
        return text === undefined ? [] : [{ ...found, text }];
      });
      scene.count("request", places.length);
      return places.length === 0 ? [] : [withText(block, replaced(block.text, places))];
    });
  return edits;
}

interface Pair {
  from: string;
  to: string;
}

const W = "[\"'`]?([\\w./:*@-]*[\\w*])[\"'`]?";
const PAIRS: readonly [pattern: RegExp, from: number, to: number][] = [
  [new RegExp(`\\bfrom ${W} (?:in)?to ${W}`, "gi"), 1, 2],
  [new RegExp(`${W} (?:becomes|(?:shall|should|must) become) ${W}`, "gi"), 1, 2],
  [new RegExp(`\\b(?:replace|change|rename|swap) ${W} (?:with|by|to|for|into) ${W}`, "gi"), 1, 2],
  [new RegExp(`${W} (?:instead of|rather than) ${W}`, "gi"), 2, 1],
];

/** Makes the substitutions that a request says; false when it says none of something that the program has. */
export function substitute(scene: Scene): Promise<boolean> {
  const pairs = pairsIn(scene);
  const become = ({ text }: Found, { item }: ProgramBlock) => {
    const other = pairs.reduce<string | undefined>((done, pair) => done ?? moved(text, pair), undefined);
    if (other === undefined || !isAddress(other)) return other && `"${other}"`;
    // A variable's default and the versions of `terraform` can't refer to anything.
    return item.name === "variable" || item.name === "terraform" ? undefined : other;
  };
  return scene.apply(pairs.length === 0 ? [] : rewrite(scene, () => true, become));
}

function pairsIn({ request, program }: Scene): Pair[] {
  const strings = new Set(program.blocks.flatMap(textsOf));
  const said = PAIRS.flatMap(([pattern, from, to]) =>
    [...request.matchAll(pattern)].map((match) => ({
      from: quotesAway(match[from] ?? ""),
      to: quotesAway(match[to] ?? ""),
    })),
  ).filter(({ from, to }) => from !== to && from.length > 1 && strings.has(from) && !/^\d+$/.test(from));
  // Of two networks of one size, the one that the program has moves to the other.
  const networks = [...new Set(networksIn(request))];
  const moves = networks
    .filter((network) => strings.has(network))
    .flatMap((from) => {
      const to = networks.find((network) => !strings.has(network) && sizeOf(network) === sizeOf(from));
      return to === undefined ? [] : [{ from, to }];
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

/** A literal that fits nothing in the resources, and one value of the provider, the variables or the local values. */
export function changeElsewhere(scene: Scene, { kind, literals }: Clause): Promise<boolean> {
  if (kind === "remove") return Promise.resolve(false);
  const isHome = ({ address }: ProgramBlock) => /^(?:provider\.|variable\.|locals$)/.test(address);
  const edits = literals.flatMap(({ kind: form, text: said }) => {
    const isLike = (text: string) =>
      text !== said && (sameFamily(text, said) || (shapeOf(text) === shapeOf(said) && /\d/.test(text)));
    const fitting = new Set(scene.program.blocks.filter(isHome).flatMap(textsOf).filter(isLike));
    // Nothing is guessed where several values would do.
    if (form !== "shape" || fitting.size !== 1) return [];
    return rewrite(scene, isHome, ({ text }) => (fitting.has(text) ? JSON.stringify(said) : undefined));
  });
  return scene.apply(edits);
}

/** Blocks and arguments whose expressions can't have variables. */
const FIXED = /^(?:variable|terraform|moved|import|removed)\b/;
const CONSTANT = /^(?:source|version|required_version|alias|backend|prevent_destroy|ignore_changes)$/;
const VARIABLE =
  /\b(?:make|turn|move|extract|pull|put|parametri[sz]e|should be|come from|take|configurable)\b.*(?:\bvariables?\b|\bconfigurable\b)|\bparametri[sz]/is;

/** "Make the region a variable": an argument that the clause names, of the blocks that it names; or a text of the program that it says. */
export async function intoVariable(scene: Scene, clauses: readonly Clause[]): Promise<boolean> {
  if (!VARIABLE.test(scene.request)) return false;
  const free = ({ address }: ProgramBlock) => !FIXED.test(address) && !scene.isProtected(address);
  const given = givenName(scene.request, "variable");
  const literal = readingOf(scene.request).literals.find(
    ({ kind, text }) =>
      /^(?:quoted|shape|network)$/.test(kind) &&
      text !== given &&
      scene.program.blocks.some((block) => free(block) && textsOf(block).some((one) => holds(one, text))),
  )?.text;
  if (literal !== undefined) {
    const name = identifier(given ?? literal);
    const edits = rewrite(scene, free, ({ text }) => {
      if (text === literal) return `var.${name}`;
      return holds(text, literal) ? `"${text.replaceAll(part(literal), `\${var.${name}}`)}"` : undefined;
    });
    return declare(scene, name, JSON.stringify(literal), edits);
  }
  for (const clause of clauses) {
    const blocks = mentionsIn(clause, scene.program).flatMap((one) => [...one.blocks, ...one.among]);
    const said = clause.tokens.map(({ word }) => word);
    const isSaid = (own: readonly string[]) => own.every((word) => said.some((other) => alike(word, other)));
    for (const block of blocks.length > 0 ? blocks : scene.program.blocks.filter(free)) {
      const [argument] = [...argumentsIn(block.item)]
        .filter(({ name }) => !CONSTANT.test(name) && isSaid(wordsOf(name)))
        .sort((a, b) => wordsOf(b.name).length - wordsOf(a.name).length);
      const value = argument && block.text.slice(argument.body, argument.end);
      if (!argument || value === undefined || /^(?:var|local)\./.test(value)) continue;
      const own = argument.name === "name" ? `${block.name}_name` : argument.name;
      const name = identifier(given && given !== block.name ? given : own);
      const text = replaced(block.text, [{ start: argument.body, end: argument.end, text: `var.${name}` }]);
      const isSecret = scene.schemaOf(block.type ?? "")?.attributes.get(argument.name)?.sensitive === true;
      return declare(scene, name, value, [withText(block, text)], isSecret);
    }
  }
  return false;
}

const part = (text: string) =>
  new RegExp(`(?<![A-Za-z0-9])${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![A-Za-z0-9])`, "g");
const holds = (string: string, text: string) => text.length > 1 && string.search(part(text)) >= 0;

/** A secret has no place in the code: its value is asked for. */
async function declare(
  scene: Scene,
  name: string,
  value: string,
  edits: readonly BlockEdit[],
  isSecret = false,
): Promise<boolean> {
  const address = `variable.${name}`;
  if (edits.length === 0 || scene.program.find(address)) return false;
  const types: [RegExp, string][] = [
    [/^"/, "string"],
    [/^-?\d/, "number"],
    [/^(?:true|false)$/, "bool"],
    [/^\[\s*"/, "list(string)"],
  ];
  const type = types.find(([form]) => form.test(value))?.[1] ?? "any";
  const isKnown = !isSecret && type !== "any" && !/\$\{|\b(?:var|local|data|module|each|count)\./.test(value);
  const text = `variable "${name}" {\n  type = ${type}\n${isKnown ? `  default = ${value}\n` : ""}${isSecret ? "  sensitive = true\n" : ""}}\n`;
  scene.count("request");
  return scene.apply([{ action: "add", address, text }, ...edits]);
}
