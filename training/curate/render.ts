/** A family with chosen values: what the request says, the program, the intent that holds for what was said. */
import Mustache from "mustache";
import { rendered } from "../../src/scenario/render.ts";
import { rowOf } from "../../src/scenario/scenario.ts";
import type { Ask, Family, Group, Tag } from "./family.ts";
import { tagTree } from "./family.ts";

/** Name → value. */
export type Values = Record<string, string>;

/** Values, and the names of the groups that the request says; what it doesn't say has its usual value. */
export interface Combination {
  values: Values;
  said: ReadonlySet<Group>;
}

/** What people call the block that an extension is on, and its address. */
export interface Host {
  it: string;
  on: string;
}

Mustache.escape = (text: string) => text;

const viewOf = (values: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === "yes" ? true : value === "no" ? false : value]),
  );

const usual = (group: Group): string[] => group.rows[0] as string[];

/** The same choice for groups that go together: that of the first of them. */
export function aligned(groups: readonly Group[], chosen: ReadonlyMap<Group, string[]>): Map<Group, string[]> {
  const places = new Map<string, number>();
  return new Map(
    groups.map((group) => {
      const row = chosen.get(group) ?? usual(group);
      if (group.akin === undefined) return [group, row];
      const at = places.get(group.akin) ?? group.rows.indexOf(row);
      places.set(group.akin, at);
      return [group, group.rows[at] ?? row];
    }),
  );
}

/** The values of rows, each by its group; where none is chosen, those beside what is chosen for others that it goes with, or the usual ones. */
export function valuesOf(groups: readonly Group[], chosen: ReadonlyMap<Group, string[]>): Values {
  return Object.fromEntries(
    groups.flatMap((group) =>
      group.names.map((name, i) => [name, (rowOf(group, chosen) ?? usual(group))[i] as string]),
    ),
  );
}

/** What an ask says of the chosen values: the rest falls back to what is usual, also where that changes which parts of the ask stay. */
export function combine(groups: readonly Group[], ask: Ask, chosen: ReadonlyMap<Group, string[]>): Combination {
  const tags = tagTree(ask.template);
  let kept = chosen;
  for (;;) {
    const values = valuesOf(groups, kept);
    const names = new Set(spoken(tags, values));
    const said = new Set(groups.filter((group) => group.names.some((name) => names.has(name))));
    const next = new Map([...kept].filter(([group]) => said.has(group)));
    if (next.size === kept.size) return { values, said };
    kept = next;
  }
}

/** Names that a text says under these values: a switch by a section that stays, also one that is said to be off. */
function spoken(tags: readonly Tag[], values: Values): string[] {
  return tags.flatMap(({ name, section, inner }) => {
    if (section === undefined) return [name];
    const stays = (values[name] === "yes") === (section === "#");
    return stays ? [name, ...spoken(inner, values)] : [];
  });
}

/** The text of a request. */
export const requestOf = (ask: Ask, { values }: Combination, host?: Host): string =>
  Mustache.render(ask.template, { ...viewOf(values), ...host }).trim();

/** The text of a program. */
export const programOf = (
  template: string,
  groups: readonly Group[],
  { values, said }: Combination,
  host?: Pick<Host, "on">,
): string =>
  rendered(template, { groups }, { values, said: new Set([...said].flatMap(({ names }) => names)) }, host?.on);

const UNSAID = "\u0000";

/** The rules that hold for what was said, without package and helpers. A paragraph that uses what wasn't said is left out, and so is each section of a switch of which nothing was. */
export function intentOf({ intent, groups }: Family, { values, said }: Combination, host?: Host): string {
  const view: Record<string, unknown> = { ...viewOf(values), ...host };
  // Mustache renders neither `#` nor `^` of a function that gives nothing.
  for (const group of groups.filter((one) => !said.has(one)))
    for (const name of group.names) view[name] = group.isSwitch ? () => () => "" : UNSAID;
  const names = Object.fromEntries(groups.flatMap((group) => group.names.map((name) => [name, said.has(group)])));
  const paragraphs = Mustache.render(intent, { ...view, said: names }).split(/\n[ \t]*\n/);
  return paragraphs
    .filter((paragraph) => !paragraph.includes(UNSAID))
    .join("\n\n")
    .trim();
}

/** A whole policy of the rules of one request. */
export const policyOf = (rules: string, helpers: string): string =>
  `package main\n\nimport rego.v1\n\n${rules}\n\n${helpers.trim()}\n`;
