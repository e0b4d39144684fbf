/** One program with the names that another one has. */
import { addressOf, outline } from "../../../src/core/outline.ts";

/** Resources and data sources by type. */
function byType(program: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const item of outline(program)) {
    const [, type, name] = /^((?:data\.)?\w+)\.([\w-]+)$/.exec(resourceAddress(item) ?? "") ?? [];
    if (type && name) found.set(type, [...(found.get(type) ?? []), name]);
  }
  return found;
}

const resourceAddress = (item: ReturnType<typeof outline>[number]): string | undefined =>
  item.name === "resource" || item.name === "data" ? addressOf(item) : undefined;

/**
 * `program` with its blocks called as those of `other`, where both have the same number of each type and it is certain which is which: names are equal, or one
 * of a type is left. Else undefined.
 */
export function named(program: string, other: string): string | undefined {
  const [own, theirs] = [byType(program), byType(other)];
  if (own.size !== theirs.size) return undefined;
  let result = program;
  for (const [type, names] of own) {
    const wanted = theirs.get(type) ?? [];
    if (wanted.length !== names.length) return undefined;
    const from = names.filter((name) => !wanted.includes(name));
    const to = wanted.filter((name) => !names.includes(name));
    if (from.length > 1) return undefined;
    if (from[0] !== undefined && to[0] !== undefined) result = renamed(result, type, from[0], to[0]);
  }
  return result;
}

function renamed(program: string, type: string, from: string, to: string): string {
  const kind = type.startsWith("data.") ? "data" : "resource";
  const bare = type.replace(/^data\./, "");
  const before = kind === "data" ? "(?<=\\bdata\\.)" : "(?<!\\bdata\\.)(?<![\\w.-])";
  return program
    .replace(new RegExp(`^(${kind} "${bare}") "${from}"`, "gm"), `$1 "${to}"`)
    .replace(new RegExp(`${before}${bare}\\.${from}(?![\\w-])`, "g"), `${bare}.${to}`);
}
