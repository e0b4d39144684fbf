/** A program of a scenario with values in it. */
import Mustache from "mustache";
import type { Filled } from "./slots.ts";

/** HCL has no need of HTML's escapes. */
const AS_IT_IS = { escape: (text: string) => text };

/** `on`: of an extension, the address of the block that it is on. */
export function rendered(template: string, { values, said }: Filled, on?: string): string {
  const given = Object.entries(values).map(([name, value]) => [
    name,
    value === "yes" ? true : value === "no" ? false : value,
  ]);
  const view = {
    ...Object.fromEntries(given),
    said: Object.fromEntries([...said].map((name) => [name, true])),
    ...(on !== undefined && { on }),
  };
  return `${Mustache.render(template, view, undefined, AS_IT_IS).trim()}\n`;
}
