/** What a request says of one argument: literally, or as a switch or number that goes with its name. */

import type { CtyType } from "../core/schema.ts";
import { isIdentifier } from "../prompt/fields.ts";
import { machineIn, nameIn, networksIn } from "../prompt/literals.ts";
import { words } from "../prompt/words.ts";
import { isStringList } from "./connect.ts";
import { wholeNetworkIn } from "./usual.ts";

export interface Argument {
  name: string;
  /** `aws_security_group.ingress.protocol`. */
  path: string;
  type: CtyType;
}

/** Units that people say with the numbers of an argument whose name doesn't have them. */
export const UNITS: readonly (readonly [name: RegExp, units: string])[] = [
  [/memory|mem_/, "mb mib gb gib megabyte gigabyte memory ram"],
  [/storage|size|volume|disk/, "gb gib gigabyte tb"],
  [/retention|days|expiration|period/, "day days"],
  [/timeout|seconds|delay|ttl|interval/, "second seconds s sec minute minutes"],
  [/length/, "character characters char chars long"],
  [
    /capacity|count|size|replicas|instances|nodes|min_|max_|desired/,
    "machine instance server node replica worker task copy pod unit",
  ],
  [/receive/i, "receive attempt try retry fail time"],
  [/port/, "port"],
  [/threshold/, "percent % threshold above over exceed"],
  [/shard/, "shard"],
  [/cpu/, "cpu vcpu core"],
];
const NUMBER = /(?<![\w./:-])(\d+(?:\.\d+)?)(?![\w/:-]*[./:]\d)/g;
const WORD_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** The HCL text that the request says for an argument; undefined when it says none. */
export function saidFor(argument: Argument, request: string, first: boolean): string | undefined {
  const { name, path, type } = argument;
  if (type === "bool") return switchFor(name, request);
  if (type === "number") return numberFor(name, request);
  if (type === "string") {
    const text = literalFor(name, path, request, first);
    return text === undefined ? undefined : JSON.stringify(text);
  }
  if (!isStringList(type) || !/cidr|address_space|prefixes|ranges/.test(name)) return undefined;
  const networks = networksIn(request);
  return networks.length > 0 ? `[${networks.map((network) => JSON.stringify(network)).join(", ")}]` : undefined;
}

const isMachine = (name: string) => /^(?:instance_(?:type|class)|node_type|machine_type|vm_size|size)$/.test(name);
export const isName = (name: string): boolean =>
  /^(?:name|bucket|family)$|(?<!user|host|domain|key|dns|file|zone)_name$|_identifier$/.test(name) &&
  !isIdentifier(name);

function literalFor(name: string, path: string, request: string, first: boolean): string | undefined {
  if (isMachine(name)) return machineIn(request);
  if (/cidr/.test(name) && !path.includes("subnet")) return wholeNetworkIn(request);
  return first && isName(name) ? nameIn(request) : undefined;
}

/** A number with a unit or word of the argument beside it; the only number there is, where just its name is said. */
export function numberFor(name: string, request: string): string | undefined {
  const own = new Set(words(name.replaceAll("_", " ")));
  const units = new Set(UNITS.filter(([pattern]) => pattern.test(name)).flatMap(([, said]) => words(said)));
  const found = numbersOf(request).map((number) => ({ ...number, weight: beside(number, own, units) }));
  const [best, second] = found.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  if (!best || (second && second.weight === best.weight && second.value !== best.value)) return undefined;
  return best.value;
}

interface Said {
  value: string;
  before: string[];
  after: string[];
}

function numbersOf(request: string): Said[] {
  const text = request.replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?\b/g, " ");
  const spelt = new RegExp(`\\b(${WORD_NUMBERS.slice(2).join("|")})\\b`, "gi");
  const at = [...text.matchAll(NUMBER), ...text.matchAll(spelt)].map((match) => {
    const word = WORD_NUMBERS.indexOf((match[1] as string).toLowerCase());
    const clause = (piece: string, last: boolean) =>
      words(last ? (piece.split(/[,;]/).at(-1) ?? "") : (piece.split(/[,;]/)[0] ?? ""));
    const end = match.index + match[0].length;
    return {
      value: word > 1 ? String(word) : (match[1] as string),
      before: clause(text.slice(Math.max(0, match.index - 60), match.index), true).slice(-4),
      after: clause(text.slice(end, end + 40), false).slice(0, 3),
    };
  });
  return at;
}

/** Words right behind a number say most of what it counts. */
function beside({ before, after }: Said, own: ReadonlySet<string>, units: ReadonlySet<string>): number {
  const near = (list: readonly string[], nearest: number) =>
    list.reduce((sum, word, i) => {
      const distance = nearest === 0 ? i : list.length - 1 - i;
      const weight = (own.has(word) ? 2 : 0) + (units.has(word) ? 1.5 : 0);
      return Math.max(sum, weight / (1 + distance * 0.5));
    }, 0);
  return near(after, 0) * 1.2 + near(before, 1);
}

/** A switch that the request is about is on, unless the request denies it: "without encryption". Only for those it is about. */
function switchFor(name: string, request: string): "true" | "false" {
  const own = words(name.replaceAll("_", " ")).filter((word) => word.length > 4);
  const denied = [
    ...request.matchAll(/\b(?:no|not|without|never|non|disable|disabled|turn off|off)\W+(?:[\w-]+\W+)?([\w-]+)/gi),
  ].flatMap(([text]) => words(text));
  const isDenied = own.some((word) => denied.some((other) => other.slice(0, 5) === word.slice(0, 5)));
  return isDenied && !/^(?:block|restrict|ignore|disable|deny|prevent|skip)/.test(name) ? "false" : "true";
}
