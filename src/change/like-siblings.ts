/** What comes next in a row of siblings, told by what they have in common. Pure. */

/** `a`, `b` → `c`; `worker-1`, `worker-2` → `worker-3`; undefined where they don't count up. */
export function nextOf(names: readonly string[]): string | undefined {
  const parts = names.map((name) => /^(.*?)(\d+|(?<![\p{L}])[a-z])$/su.exec(name));
  const [, head = "", first = ""] = parts[0] ?? [];
  const [, , last = ""] = parts.at(-1) ?? [];
  const isCounted = parts.every((part, i) => part?.[1] === head && numberIn(part[2] as string) === numberIn(first) + i);
  if (names.length < 2 || !isCounted) return undefined;
  if (/\d/.test(last))
    return `${head}${String(Number(last) + 1).padStart(last.startsWith("0") ? last.length : 1, "0")}`;
  return last === "z" ? undefined : `${head}${String.fromCharCode(last.charCodeAt(0) + 1)}`;
}

const numberIn = (text: string): number => (/^\d+$/.test(text) ? Number(text) : text.charCodeAt(0));

/** The value of a new one by its name, where each sibling's has its own name in it at the same place: `eu-west-1a` of `a`. */
export function byName(names: readonly string[], values: readonly string[], name: string): string | undefined {
  const around = aroundName(names, values);
  return around && `${around.before}${name}${around.behind}`;
}

/** The name of a new one by its value, in the same way. */
export function nameBy(names: readonly string[], values: readonly string[], value: string): string | undefined {
  const around = aroundName(names, values);
  if (!around || !value.startsWith(around.before) || !value.endsWith(around.behind)) return undefined;
  const name = value.slice(around.before.length, value.length - around.behind.length);
  return name === "" ? undefined : name;
}

/** What stands around the name in every value, the same in all. */
function aroundName(names: readonly string[], values: readonly string[]) {
  const [name = "", value = ""] = [names[0], values[0]];
  for (let at = value.indexOf(name); names.length > 1 && name !== "" && at >= 0; at = value.indexOf(name, at + 1)) {
    const [before, behind] = [value.slice(0, at), value.slice(at + name.length)];
    if (values.every((one, i) => one === `${before}${names[i]}${behind}`)) return { before, behind };
  }
  return undefined;
}

/** What all of them are; undefined where they differ. */
export const common = (values: readonly string[]): string | undefined =>
  values.every((value) => value === values[0]) ? values[0] : undefined;
