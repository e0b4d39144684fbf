/** Expressions that refer to blocks, made to say what is there already by its ids. */
import { escaped } from "../core/references.ts";

const HEAD = '(?<![\\w."-])';

/** References to an attribute of a block: to all of several, the list of the ids; to one, the first or the one that is counted. `values`: by attribute, of each id. */
export function saying(text: string, address: string, values: Readonly<Record<string, readonly string[]>>): string {
  let said = text;
  for (const [attribute, all] of Object.entries(values)) said = saidOf(said, address, attribute, all);
  return said.replace(/\$\{"([^"$]*)"\}/g, "$1");
}

function saidOf(text: string, address: string, attribute: string, values: readonly string[]): string {
  const own = escaped(address);
  const every = `(?:values\\(\\s*${own}\\s*\\)|${own})`;
  const list = listOf(values);
  const at = (i: number) => JSON.stringify(values[i % values.length]);
  const counted = (_: string, index: string) => (values.length === 1 ? at(0) : `element(${list}, ${index})`);
  return text
    .replace(
      new RegExp(`\\[\\s*for\\s+(?:\\w+\\s*,\\s*)?(\\w+)\\s+in\\s+${every}\\s*:\\s*\\1\\.${attribute}\\s*\\]`, "g"),
      list,
    )
    .replace(new RegExp(`${HEAD}${every}(?:\\[\\*\\]|\\.\\*)\\.${attribute}(?![\\w-])`, "g"), list)
    .replace(new RegExp(`${HEAD}${own}\\[(\\d+)\\]\\.${attribute}(?![\\w-])`, "g"), (_, i: string) => at(Number(i)))
    .replace(new RegExp(`${HEAD}${own}\\[(count\\.index[^\\]]*)\\]\\.${attribute}(?![\\w-])`, "g"), counted)
    .replace(new RegExp(`${HEAD}${own}\\.${attribute}(?![\\w-])`, "g"), at(0));
}

export const listOf = (values: readonly string[]): string =>
  `[${values.map((value) => JSON.stringify(value)).join(", ")}]`;

/** A list of nothing but references to such blocks by their ids is that of all ids. */
export function listing(text: string, addresses: readonly string[], ids: readonly string[]): string {
  const one = `(?:${addresses.map(escaped).join("|")})(?:\\[\\d+\\])?\\.id`;
  return text.replace(new RegExp(`\\[\\s*${one}(?:\\s*,\\s*${one})*\\s*,?\\s*\\]`, "g"), listOf(ids));
}

/** A block of its own for each of several, and what counts them: `for_each = aws_subnet.a` with `each.value.id`. */
export function counting(text: string, address: string, ids: readonly string[]): string {
  const own = escaped(address);
  const each = new RegExp(`(for_each\\s*=\\s*)${own}(?=\\s*\\n)`);
  const said = each.test(text)
    ? text.replace(each, `$1toset(${listOf(ids)})`).replace(/each\.value\.id(?![\w-])/g, "each.value")
    : text;
  return said.replace(new RegExp(`${HEAD}length\\(\\s*${own}(?:\\[\\*\\]\\.id)?\\s*\\)`, "g"), String(ids.length));
}
