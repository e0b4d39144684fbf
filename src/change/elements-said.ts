/** Which elements of a collection a part of a request names: by what they are called, or by a value that they alone have. Pure. */
import { escaped } from "../core/references.ts";
import type { Clause } from "../language/clauses.ts";
import { stands } from "../language/tokens.ts";
import { wordsOf } from "./blocks.ts";
import type { Element } from "./collection.ts";
import { type Instances, nameOf, textsOf } from "./instances.ts";
import { type Mention, SILENT } from "./mentions.ts";

/** A shorter name is one only right behind the noun: "worker a". */
const SHORT = 3;

export function elementsSaid(clause: Clause, instances: Instances, mention: Mention | undefined): Element[] {
  const all = instances.collection?.elements ?? [];
  const called = all.filter((element) => isCalled(clause, nameOf(instances, element), mention));
  if (called.length > 0) return called;
  // A value that all have tells nothing.
  const having = all.filter((element) =>
    textsOf(element).some((text) => /[\d./:-]/.test(text) && isWritten(clause, text)),
  );
  return having.length < all.length ? having : [];
}

function isCalled(clause: Clause, name: string | undefined, mention: Mention | undefined): boolean {
  if (name === undefined || name === "") return false;
  const { text, tokens } = clause;
  const behind = mention && text.slice(tokens[mention.to - 1]?.end);
  if (behind !== undefined && new RegExp(`^(?:\\["| ["'\`]?)${escaped(name)}(?![\\w-])`, "i").test(behind)) return true;
  if (new RegExp(`["'\`]${escaped(name)}["'\`]`, "i").test(text)) return true;
  if (name.length < SHORT || SILENT.has(name.toLowerCase()) || !/\p{L}/u.test(name)) return false;
  const own = wordsOf(name);
  return isWritten(clause, name) || (own.length > 0 && tokens.some((_, i) => stands(tokens, i, own)));
}

const isWritten = ({ text }: Clause, name: string): boolean =>
  new RegExp(`(?<![\\w./-])${escaped(name)}(?![\\w-]|[./]\\w)`, "i").test(text);
