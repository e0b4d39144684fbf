/** What makes a text short without leaving anything out: what is as expected needs no word. */

// biome-ignore lint/suspicious/noExplicitAny: a plan has no type here, and whatever it has is said
export type Json = any;

export const json = (value: unknown): string => JSON.stringify(value) ?? "absent";

/** What isn't as expected, a line each. */
export const unexpected = (actual: object, expected: object): string[] => {
  const [is, should] = [Object.entries(actual), new Map(Object.entries(expected))];
  const absent = [...should].filter(([key, value]) => value !== undefined && !(key in actual));
  return [
    ...is
      .filter(([key, value]) => json(value) !== json(should.get(key)))
      .map(([key, value]) => `${key}: ${json(value)}`),
    ...absent.map(([key]) => `${key}: absent`),
  ];
};

export const indented = (lines: readonly string[]) => lines.map((line) => line && `  ${line}`);
/** A line, and what isn't expected beside it. */
export const words = (line: string, rest: object) => [line, ...unexpected(rest, {})].join(", ");

/** What an address says by itself. */
export function partsOf(address: string) {
  const [, module, data, type, name, index] =
    /^((?:module\.[^.[]+(?:\[[^\]]*\])?\.?)*?)(data\.)?([^.[]+)\.([^.[]+)(?:\[(.*)\])?$/.exec(address) ?? [];
  return {
    address,
    ...(module ? { module_address: module.slice(0, -1) } : {}),
    mode: data ? "data" : "managed",
    type,
    name,
    ...(index === undefined ? {} : { index: JSON.parse(index) }),
    provider_name: `registry.terraform.io/hashicorp/${type?.split("_")[0]}`,
  };
}
