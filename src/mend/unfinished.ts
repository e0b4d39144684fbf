/** What a model leaves unfinished: code ends it. What it writes otherwise than HCL the verifier says how to mend. */

import { addressOf, outline } from "../core/outline.ts";
import type { Change, Fix } from "./fix.ts";

/** The changes that end a program which was cut off by the token limit: its last unfinished argument goes, its blocks are closed. */
export function endOf(text: string): Change[] {
  const last = outline(text).at(-1);
  if (!last || last.closed || last.kind === "junk") return [];
  const chain = [last];
  for (let inner = last.items.at(-1); inner && !inner.closed; inner = inner.items.at(-1)) chain.push(inner);
  const address = addressOf(last);
  const named = { ...(address !== undefined && { address }) };
  const open = chain.filter((item) => item.kind === "block");
  const cut = chain.find((item) => item.kind === "argument");
  // A block in which nothing was finished says nothing: it goes, with what it was cut off in.
  const kept = open.findLastIndex(({ items }) => items.some(({ closed }) => closed)) + 1;
  let from = open[kept]?.start ?? cut?.start ?? text.length;
  const removed = text.slice(from).trim();
  const where = address ?? last.name;
  while (from > 0 && /\s/.test(text[from - 1] as string)) from--;
  const fix: Fix =
    removed === ""
      ? { kind: "close-block", title: `${where}: closed, its end was missing`, ...named }
      : { kind: "drop-unfinished", title: `${where}: left out its unfinished end`, ...named, removed };
  const braces = open.slice(0, kept).map((_, i) => `${"  ".repeat(kept - 1 - i)}}\n`);
  return [{ start: from, end: text.length, text: (from > 0 ? "\n" : "") + braces.join(""), fix }];
}
