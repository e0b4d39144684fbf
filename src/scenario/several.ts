/** Names in a list behind the plural of what they are of: "queues: orders, refunds and invoices". */
import { rootOf } from "../language/roots.ts";
import type { Span } from "../language/texts.ts";
import { SMALL } from "../language/words.ts";

export interface NameList extends Span {
  /** Root of the word before it. */
  of: string;
  names: readonly string[];
}

/** What exists by its id is no name for what is made. */
export const ID =
  /^(?:vpc|subnet|sg|ami|i|rtb|igw|nat|eni|vol|snap|eipalloc|acl|vpce|tgw|lt|pl|ou|d|fs)-[0-9a-z]*\d[0-9a-z]*$/;
const NAME = String.raw`["'“]?[\p{L}/][\p{L}\p{N}_./-]*["'”]?`;
const AND = String.raw`\s*,?\s+(?:and|und|&)\s+`;
const PLURAL = String.raw`(?<![\p{L}\p{N}_-])(\p{L}{2,}s)(?:\s*:\s*|\s+(?:called|named|for)\s+|\s+\(?)`;
/** Two at least: else "SQS queues" would take the queues away from what follows them. */
const LIST = new RegExp(`${PLURAL}(${NAME}(?:(?:\\s*,\\s+${NAME})+(?:${AND}${NAME})?|${AND}${NAME}))`, "giu");
const JOINT = new RegExp(`${AND}|\\s*,\\s+`, "giu");

export function listsIn(request: string): NameList[] {
  return [...request.matchAll(LIST)].flatMap(({ 0: whole, 1: noun = "", 2: list = "", index }): NameList[] => {
    const all = list.split(JOINT).map((name) => name.replace(/^["'“]|["'”.]+$/g, ""));
    const stop = all.findIndex((name) => SMALL.has(name.toLowerCase()));
    const names = all.slice(0, stop < 0 ? all.length : stop);
    const at = index + whole.length - list.length;
    const end = names.reduce((from, name) => request.indexOf(name, from) + name.length, at);
    // Without "and" words may be anything; paths and the like are of one kind.
    const isList = /\s(?:and|und|&)\s/i.test(request.slice(at, end)) || names.every((name) => /[/_.-]/.test(name));
    return names.length > 1 && isList && !names.some((name) => ID.test(name)) && new Set(names).size === names.length
      ? [{ of: rootOf(noun.toLowerCase()), names, at, end }]
      : [];
  });
}
