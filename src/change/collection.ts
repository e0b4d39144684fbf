/** Lists, sets and maps that a program writes out: their elements as they stand, and the same with one more or one fewer. Pure. */
import { textOf } from "../core/literal-text.ts";
import { commentEnd, stringEnd } from "../core/outline.ts";

export interface Element {
  /** Of a map. */
  key?: string;
  /** UTF-16 indices in the expression of the whole element, and where its value begins. */
  start: number;
  body: number;
  end: number;
  /** The value, as it is written. */
  value: string;
}

export interface Collection {
  expression: string;
  isMap: boolean;
  elements: readonly Element[];
}

/** Undefined of anything that isn't written out: a reference, a call, a `for`. */
export function collectionOf(expression: string): Collection | undefined {
  const text = expression.trimEnd();
  const isMap = text.startsWith("{");
  if (!(isMap || text.startsWith("[")) || !text.endsWith(isMap ? "}" : "]")) return undefined;
  const parts = partsOf(text, isMap);
  if (!parts || /^for\b/.test(text.slice(parts[0]?.start, parts[0]?.end))) return undefined;
  const elements = parts.map((part): Element | undefined => {
    const own = text.slice(part.start, part.end);
    if (!isMap) return { ...part, body: part.start, value: own };
    const [head, bare, quoted] = /^(?:([\p{L}_][\p{L}\p{N}_-]*)|("(?:[^"\\]|\\.)*"))\s*[=:]\s*/u.exec(own) ?? [];
    const key = bare ?? textOf(quoted ?? "");
    return head === undefined || key === undefined
      ? undefined
      : { ...part, key, body: part.start + head.length, value: own.slice(head.length) };
  });
  const known = elements.filter((one) => one !== undefined);
  return known.length === elements.length ? { expression: text, isMap, elements: known } : undefined;
}

/** What stands between brackets, apart from commas and (of a map) ends of lines; undefined where a bracket isn't closed. */
function partsOf(text: string, isMap: boolean): { start: number; end: number }[] | undefined {
  const parts: { start: number; end: number }[] = [];
  let start = -1;
  let end = 0;
  const cut = () => {
    if (start >= 0) parts.push({ start, end });
    start = -1;
  };
  let depth = 0;
  for (let i = 1; i < text.length - 1; ) {
    const c = text[i] as string;
    const comment = commentEnd(text, i);
    if (comment > i) i = comment;
    else if (depth === 0 && (c === "," || (isMap && c === "\n"))) {
      cut();
      i++;
    } else {
      if ("([{".includes(c)) depth++;
      if (")]}".includes(c)) depth--;
      if (depth < 0 || text.startsWith("<<", i)) return undefined; // a heredoc isn't looked into
      const next = c === '"' ? stringEnd(text, i).end : i + 1;
      if (!/\s/.test(c)) {
        if (start < 0) start = i;
        end = next;
      }
      i = next;
    }
  }
  cut();
  return depth === 0 ? parts : undefined;
}

/** With an element at its end: a value, or `KEY = VALUE` of a map. */
export function withElement({ expression, isMap, elements }: Collection, element: string): string {
  const last = elements.at(-1);
  if (!last) return isMap ? `{ ${element} }` : `[${element}]`;
  const rest = expression.slice(last.end, -1);
  if (!rest.includes("\n"))
    return `${expression.slice(0, last.end)}, ${element}${rest.replace(/^\s*,/, "")}${expression.at(-1)}`;
  const hasCommas = elements.length > 1 && /,/.test(expression.slice(elements[0]?.end, elements[1]?.start));
  const hasLast = /^\s*,/.test(rest);
  const comma = !isMap || hasCommas || hasLast ? "," : "";
  const behind = hasLast ? rest.replace(/^\s*,/, "") : rest;
  const lineEnd = behind.indexOf("\n");
  const tail = behind.slice(lineEnd).trimEnd();
  return `${expression.slice(0, last.end)}${comma}${behind.slice(0, lineEnd)}${tail}\n${element}${hasLast ? comma : ""}\n${expression.at(-1)}`;
}

/** Without one of its elements; what is said of it in a comment on its line goes with it. */
export function withoutElement({ expression, isMap, elements }: Collection, element: Element): string {
  const at = elements.indexOf(element);
  const [before, after] = [elements[at - 1], elements[at + 1]];
  if (!before && !after) return isMap ? "{}" : "[]";
  const lineStart = expression.lastIndexOf("\n", element.start) + 1;
  const lineEnd = expression.indexOf("\n", element.end);
  const isAlone =
    lineStart > 0 &&
    lineEnd >= 0 &&
    /^\s*$/.test(expression.slice(lineStart, element.start)) &&
    (after === undefined || after.start > lineEnd);
  if (!isAlone)
    return after
      ? expression.slice(0, element.start) + expression.slice(after.start)
      : expression.slice(0, before?.end) + expression.slice(element.end);
  const head = expression.slice(0, lineStart);
  // The last of a list that ends without a comma leaves none behind.
  const isOpen = !after && before && !/^\s*,/.test(expression.slice(element.end, lineEnd));
  const comma = isOpen ? head.indexOf(",", before.end) : -1;
  return `${comma < 0 ? head : head.slice(0, comma) + head.slice(comma + 1)}${expression.slice(lineEnd + 1)}`;
}

/** With another value of an element. */
export const withValue = ({ expression }: Collection, { body, end }: Element, value: string): string =>
  expression.slice(0, body) + value + expression.slice(end);

/** What a map has for a key. */
export const fieldOf = (collection: Collection | undefined, key: string | undefined): Element | undefined =>
  collection?.elements.find((one) => one.key === key);

/** A map in an expression with another value for a key; the expression as it is where it has none. */
export function withField(expression: string, key: string, value: string): string {
  const collection = collectionOf(expression);
  const element = fieldOf(collection, key);
  return collection && element ? withValue(collection, element, value) : expression;
}
