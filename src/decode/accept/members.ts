/** Members in the canonical layout: one a line, in order, the required ones never left out. */
import { literal, type Then } from "./machine.ts";
import { sorted, words } from "./words.ts";

export interface Member {
  /** The name as it is written, with what stands between it and its value: `name = `, `ingress {`. */
  readonly text: string;
  readonly required: boolean;
  /** The value, and what follows it. */
  value(then: Then): Then;
}

/** Members from `from` on, each a line with `indent`; then `close`, which may come once no required one is left. */
export function members(list: readonly Member[], indent: string, close: string, then: Then, from = 0): Then {
  return (out) => {
    const line = choice(list, from, indent, close);
    words(
      line.texts,
      (index, o) => {
        const at = line.members[index] as number;
        if (at < 0) then(o);
        else (list[at] as Member).value(literal("\n", members(list, indent, close, then, at + 1)))(o);
      },
      line.preferred,
    )(out);
  };
}

interface Choice {
  readonly texts: readonly string[];
  /** Index of each text's member, -1 for the close. */
  readonly members: readonly number[];
  readonly preferred: number;
}

const choices = new WeakMap<readonly Member[], Map<string, Choice>>();

function choice(list: readonly Member[], from: number, indent: string, close: string): Choice {
  const known = choices.get(list) ?? new Map<string, Choice>();
  choices.set(list, known);
  const key = `${from} ${indent}|${close}`;
  let found = known.get(key);
  if (found) return found;
  const open = new Map<string, number>();
  let at = from;
  for (; at < list.length; at++) {
    const member = list[at] as Member;
    open.set(`${indent}${member.text}`, at);
    if (member.required) break;
  }
  if (at >= list.length) open.set(close, -1);
  const texts = sorted(open.keys());
  const indices = texts.map((text) => open.get(text) as number);
  found = { texts, members: indices, preferred: indices.indexOf(at < list.length ? at : -1) };
  known.set(key, found);
  return found;
}
