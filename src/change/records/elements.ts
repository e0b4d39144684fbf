/** A list that has the first of several things that a request lists, with the others. */
import { isLiteralList } from "../../core/literal-text.ts";
import type { Records } from "../../language/parallel.ts";
import { hasWord } from "../../language/words.ts";
import { inQuotes, standsIn } from "./said.ts";

const LIST = /\[[^[\]{}]*\]/g;

/** Others that stand anywhere in the program have their place. */
export function withElements(program: string, records: Records): string {
  const listed = records.flatMap(([said, ...more]) => (said && more.length === 0 ? [said] : []));
  const [first, ...others] = listed;
  if (!first || listed.length < records.length || others.some(({ text }) => hasWord(program, text))) return program;
  return program.replace(LIST, (list) =>
    isLiteralList(list) && standsIn(list, first) === "whole"
      ? `${list.slice(0, -1).trimEnd().replace(/,$/, "")}, ${others.map(inQuotes).join(", ")}]`
      : list,
  );
}
