/** Families as scenarios: what the page needs of them. */

import type { Scenario } from "../../src/scenario/scenario.ts";
import { typesOf } from "../../test/prompts/rows.ts";
import type { Family } from "../../training/curate/family.ts";
import { Library } from "../../training/curate/library.ts";
import { programOf, valuesOf } from "../../training/curate/render.ts";
import { HeldOut } from "../../training/curate/split.ts";

/** Those whose file is in form; `npm run curate -- --check` tells what is wrong with others. `heldOut` says whether those for testing only are among them. */
export function scenarios({ heldOut = true } = {}): Scenario[] {
  const library = new Library();
  const forTesting = new HeldOut(heldOut ? "" : library.heldOut);
  return library.names.flatMap((name) => {
    const { family, problems } = library.read(name);
    return problems.length > 0 || forTesting.hasFamily(family) ? [] : [scenarioOf(family)];
  });
}

function scenarioOf({ name, about, groups, asks, programs, on }: Family): Scenario {
  return {
    name,
    about,
    groups: groups.map(({ names, rows, isSwitch, akin }) => ({ names, rows, isSwitch, ...(akin && { akin }) })),
    asks: asks.map(({ template }) => template),
    programs: programs.map(({ template }) => ({ template, types: typesIn(template, groups, on) })),
    ...(on && { on }),
  };
}

/** Also those that only a switch brings. */
function typesIn(template: string, groups: Family["groups"], on: Family["on"]): string[] {
  const host = on && { it: "it", on: `${on[0]}.main` };
  const chosen = (value: string) => new Map(groups.filter(({ isSwitch }) => isSwitch).map((group) => [group, [value]]));
  const all = ["yes", "no"].flatMap((value) => [
    ...typesOf(programOf(template, groups, { values: valuesOf(groups, chosen(value)), said: new Set(groups) }, host)),
  ]);
  return [...new Set(all)].sort();
}
