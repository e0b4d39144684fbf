/** Changes that families know: an extension is added, a value that the request said becomes another. */

import { diffLines } from "diff";
import { blocksOf } from "../../../src/core/block-texts.ts";
import { escaped } from "../../../src/core/references.ts";
import { hostIn } from "../compose.ts";
import { joined } from "../join.ts";
import { pick } from "../random.ts";
import { aligned, combine, intentOf, programOf, requestOf } from "../render.ts";
import { type Change, named, type Scene, say } from "./scene.ts";
import { CHANGE, REPLACE } from "./ways.ts";

/** An extension that isn't there yet, asked for as its family does. */
export function extend(scene: Scene): Change | undefined {
  const { composed, source, program, next } = scene;
  const types = new Set(scene.single.map((address) => address.split(".")[0]));
  const fit = source.extensions.filter(
    (one) =>
      one.on?.some((type) => types.has(type)) &&
      composed.parts.every(({ family }) => family !== one && source.isHeld(family) === source.isHeld(one)),
  );
  if (fit.length === 0) return undefined;
  const family = pick(fit, next);
  const ask = pick(family.asks, next);
  const host = hostIn([program], family, ask.language, next);
  if (!host) return undefined;
  const combination = combine(
    family.groups,
    ask,
    aligned(family.groups, new Map(family.groups.map((group) => [group, pick(group.rows, next)]))),
  );
  const after = joined([program, programOf(pick(family.programs, next).template, family.groups, combination, host)]);
  if (after === undefined) return undefined;
  return {
    kind: "add",
    instruction: requestOf(ask, combination, host),
    files: { "main.tf": after },
    isDone: (differences) => differences.length > 0 && differences.every(({ kind }) => kind === "added"),
    rules: [...composed.rules, intentOf(family, combination, host)],
    family: family.name,
  };
}

/** Another value for a parameter that the request of the program said. */
export async function otherValue(scene: Scene): Promise<Change | undefined> {
  const { composed, program, verifier, next } = scene;
  const [part] = composed.parts;
  const [before] = composed.combinations;
  if (!part || !before) return undefined;
  const groups = [...before.said].filter(({ isSwitch }) => !isSwitch);
  if (groups.length === 0) return undefined;
  const group = pick(groups, next);
  const row = pick(
    group.rows.filter(([value]) => value !== before.values[group.names[0] as string]),
    next,
  );
  const values = { ...before.values, ...Object.fromEntries(group.names.map((name, i) => [name, row[i] as string])) };
  const combination = { values, said: before.said };
  const texts = [programOf(part.template, part.family.groups, combination), ...composed.texts.slice(1)];
  const text = joined(texts);
  if (text === undefined) return undefined;
  const { files } = await verifier.format({ "main.tf": text });
  const after = files["main.tf"] as string;
  const changed = linesChanged(program, after);
  // A block of another name would be made anew, which nobody asked for.
  if (changed.length === 0 || addressesIn(program) !== addressesIn(after)) return undefined;
  const [line] = changed;
  const rules = [intentOf(part.family, combination), ...composed.rules.slice(1)];
  const own = { kind: "value", files: { "main.tf": after }, rules, isDone: () => true };
  if (line && changed.length === 1 && line.argument && line.address) {
    const words = {
      it: named(scene, line.address),
      address: line.address,
      argument: line.argument,
      what: line.argument.replaceAll("_", " "),
    };
    return { ...own, instruction: say(scene, CHANGE, { ...words, old: bare(line.old), value: bare(line.new) }) };
  }
  // What stands in several places is told by the value itself, where that is all that changes.
  const pair = group.names.map((name) => [before.values[name] as string, values[name] as string] as const);
  const isAll = (old: string, value: string) => changed.every((one) => one.old.replaceAll(old, value) === one.new);
  const isGone = (old: string, value: string) =>
    !value.includes(old) && !new RegExp(`\\b${escaped(old)}\\b`).test(after);
  const said = pair.find(([old, value]) => old.length > 2 && isAll(old, value) && isGone(old, value));
  return said && { ...own, instruction: say(scene, REPLACE, { old: said[0], value: said[1] }) };
}

const addressesIn = (program: string): string => [...blocksOf({ "main.tf": program }).keys()].join();
const bare = (value: string): string => value.replace(/^"(.*)"$/, "$1");

interface LineChange {
  old: string;
  new: string;
  argument?: string;
  address?: string;
}

/** Lines that are other than before, where each has one in its place; none where lines come or go. */
function linesChanged(before: string, after: string): LineChange[] {
  const changes: LineChange[] = [];
  let gone: string[] = [];
  let address = "";
  for (const { value, added, removed } of diffLines(before, after)) {
    const lines = value.split("\n").slice(0, -1);
    if (removed) gone = lines;
    else if (added) {
      if (lines.length !== gone.length) return [];
      for (const [i, line] of lines.entries()) changes.push(change(gone[i] as string, line, address));
      gone = [];
    } else {
      if (gone.length > 0) return [];
      const heads = [...value.matchAll(/^resource "([\w-]+)" "([\w-]+)"/gm)];
      const head = heads.at(-1);
      if (head) address = `${head[1]}.${head[2]}`;
    }
  }
  return gone.length > 0 ? [] : changes;
}

function change(old: string, now: string, address: string): LineChange {
  const argument = /^ {2}(\w+) += +(.*)$/;
  const [before, after] = [argument.exec(old), argument.exec(now)];
  if (!before || !after || before[1] !== after[1]) return { old, new: now };
  return { old: before[2] as string, new: after[2] as string, argument: before[1] as string, address };
}
