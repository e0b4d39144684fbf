/**
 * What a request says of a drafted program beyond the values that were read from it: switches, values of a list and numbers of arguments that it names. Texts
 * aren't: a name or a path that nobody placed fits too many arguments.
 */
import { namedValues } from "../core/facts.ts";
import { type Item, outline } from "../core/outline.ts";
import type { Intent } from "../intent/intent.ts";
import { type BlockParts, intentFor } from "./block.ts";

/** Switches that open or destroy more aren't set for a word that may be about something else. */
const LOOSENS = /(?:^|\.)(?:force|skip|allow|public|publicly)_/;

interface Setting {
  /** Names from the block down. */
  path: readonly string[];
  expression: string;
}

/** The program with what the request says of its blocks. Refused by the verifier is what it refuses of a block: that block stays as it was. */
export async function refined(
  parts: Pick<BlockParts, "schemas" | "verifier" | "request" | "wanted" | "facts" | "signal">,
  program: string,
  fileName: string,
): Promise<string> {
  let text = program;
  const before = await errorsIn(text);
  for (const { type, name } of parts.wanted) {
    const intent = intentFor(parts, { type, name });
    const item = intent && blockOf(text, type, name);
    if (!item) continue;
    const siblings = parts.wanted
      .filter((other) => other.type === type)
      .flatMap((other) => blockOf(text, type, other.name) ?? []);
    let block = text.slice(item.start, item.end);
    for (const setting of settingsIn(intent, type)) block = set(block, setting, siblings) ?? block;
    const changed = text.slice(0, item.start) + block + text.slice(item.end);
    if (changed !== text && (await errorsIn(changed)) <= before) text = changed;
  }
  return text;

  async function errorsIn(whole: string): Promise<number> {
    const report = await parts.verifier.verify({ files: { [fileName]: whole } }, parts.signal);
    return report.diagnostics.filter(({ severity }) => severity === "error").length;
  }
}

function blockOf(program: string, type: string, label: string): Item | undefined {
  const [name, own] = type.startsWith("data.") ? ["data", type.slice(5)] : ["resource", type];
  return outline(program).find((item) => item.name === name && item.labels[0] === own && item.labels[1] === label);
}

/** Of the values that the request says: those that an argument takes of a list, numbers and switches. */
function settingsIn({ scope, sources }: Intent, type: string): Setting[] {
  return [...sources].flatMap(([path, source]): Setting[] => {
    const [expression, ...others] = scope.choices?.get(path) ?? [];
    if (source !== "request" || expression === undefined || others.length > 0) return [];
    const own = path.slice(type.length + 1);
    const listed = scope.values?.get(path) ?? namedValues(scope.facts?.[type], own);
    const isListed = listed?.some((value) => JSON.stringify(value) === expression);
    if (LOOSENS.test(own) && expression === "true") return [];
    return isListed || /^(?:true|false|[\d.]+)$/.test(expression) ? [{ path: own.split("."), expression }] : [];
  });
}

/** Undefined where the argument has no one place in the block, or the drafted program says how it is to be. */
function set(block: string, { path, expression }: Setting, siblings: readonly Item[]): string | undefined {
  let [at] = outline(block);
  for (const name of path.slice(0, -1)) {
    const inner = at?.items.filter((item) => item.kind === "block" && item.name === name);
    if (inner?.length !== 1) return undefined;
    at = inner[0];
  }
  const name = path.at(-1) as string;
  const there = at?.items.find((item) => item.name === name);
  if (there) {
    const now = block.slice(there.body, there.end);
    // A text of the draft goes with the rest of its block, whatever else the request has the word for.
    const isLiteral = there.kind === "argument" && /^(?:true|false|[\d.]+)$/.test(now);
    return isLiteral && now !== expression
      ? block.slice(0, there.body) + expression + block.slice(there.end)
      : undefined;
  }
  // Where another block of the type has it, the draft tells them apart by it.
  if (!at || siblings.some((other) => other.items.some((item) => item.name === path[0]))) return undefined;
  return `${block.slice(0, at.body)}\n${name} = ${expression}${block.slice(at.body)}`;
}
