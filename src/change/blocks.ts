/** The program that is to be changed: its top-level blocks over all files of the root module, with what they can be spoken of by. */

import type { BlockEdit } from "../core/block-edits.ts";
import { isNative, isRoot } from "../core/file-kinds.ts";
import { isLiteral, isLiteralList, textOf } from "../core/literal-text.ts";
import { argumentsIn, type Item, outline } from "../core/outline.ts";
import { own } from "../core/own.ts";
import type { Files } from "../core/report.ts";
import { words } from "../language/words.ts";

export interface ProgramBlock {
  /** As an edit names it: `aws_vpc.main`, `variable.x`, `provider.aws`, `locals`. */
  address: string;
  /** Of a resource or data source, as a schema names it: `aws_vpc`, `data.aws_ami`. */
  type?: string;
  /** Its last label. */
  name: string;
  file: string;
  item: Item;
  /** Its text, without the comments above it. */
  text: string;
  /** Words that it is called by: of its label, and of its arguments that name something. */
  called: ReadonlySet<string>;
  /** It isn't there: one more block as `like` is thought of, which belongs to another as that does. */
  further?: { like: ProgramBlock; of: ProgramBlock };
}

/** Arguments whose value people call a thing by. */
const NAMING =
  /^(?:name|bucket|name_prefix|identifier|cluster_identifier|function_name|description|family|queue_name)$/;

export class ProgramText {
  readonly files: Files;
  readonly blocks: readonly ProgramBlock[];

  constructor(files: Files) {
    this.files = files;
    this.blocks = Object.entries(files)
      .filter((entry): entry is [string, string] => isRoot(entry[0]) && typeof entry[1] === "string")
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([file, text]) =>
        outline(text)
          .filter(({ kind }) => kind === "block")
          .map((item) => blockOf(file, text, item)),
      );
  }

  /** Resources and data sources. */
  get resources(): (ProgramBlock & { type: string })[] {
    return this.blocks.filter((block): block is ProgramBlock & { type: string } => block.type !== undefined);
  }

  find(address: string): ProgramBlock | undefined {
    return this.blocks.find((block) => block.address === address);
  }

  /** The block that declares a local value. */
  localOf(address: string): ProgramBlock | undefined {
    const name = address.slice("local.".length);
    return this.blocks.find((block) => block.address === "locals" && argumentOf(block.item, name) !== undefined);
  }

  /** Where the value of an expression is written that is nothing but a variable or local value: the argument of the block that declares it. */
  sourceOf(expression: string): { block: ProgramBlock; name: string; value: string } | undefined {
    const [, kind, name = ""] = /^(var|local)\.([\w-]+)$/.exec(expression) ?? [];
    if (kind === undefined) return undefined;
    const block = kind === "var" ? this.find(`variable.${name}`) : this.localOf(`local.${name}`);
    const given = block && argumentOf(block.item, kind === "var" ? "default" : name);
    return given && { block, name: given.name, value: block.text.slice(given.body, given.end) };
  }

  /** The text of a block with the values of variables and local values in their places, where these are written as literals. */
  resolved({ text, item }: ProgramBlock): string {
    const known = [...argumentsIn(item)].flatMap(({ body, end }) => {
      const value = this.sourceOf(text.slice(body, end))?.value;
      return value !== undefined && (isLiteral(value) || isLiteralList(value)) ? [{ body, end, value }] : [];
    });
    return known
      .sort((a, b) => b.body - a.body)
      .reduce((rest, { body, end, value }) => rest.slice(0, body) + value + rest.slice(end), text);
  }

  /** The whole program as one text. */
  get text(): string {
    return this.blocks.map(({ text }) => `${text}\n`).join("\n");
  }

  /** Everything but one block. */
  around(address: string): string {
    return this.blocks.flatMap((block) => (block.address === address ? [] : [`${block.text}\n`])).join("\n");
  }

  /** Names of the providers whose resources there are, the one with most first. */
  get providers(): string[] {
    const counts = new Map<string, number>();
    for (const { type } of this.resources) {
      const provider = type.replace("data.", "").split("_")[0] as string;
      counts.set(provider, (counts.get(provider) ?? 0) + 1);
    }
    return [...counts].sort(([, a], [, b]) => b - a).map(([provider]) => provider);
  }
}

function blockOf(file: string, text: string, item: Item): ProgramBlock {
  const own = text.slice(item.start, item.end);
  const [first = "", second = ""] = item.labels;
  const isResource = (item.name === "resource" || item.name === "data" || item.name === "ephemeral") && second !== "";
  const prefix = item.name === "resource" ? "" : `${item.name}.`;
  const name = isResource ? second : first;
  const given = item.name === "provider" ? argumentOf(item, "alias") : undefined;
  const alias = given && textOf(text.slice(given.body, given.end));
  return {
    address: isResource
      ? `${prefix}${first}.${second}`
      : [item.name, ...item.labels, ...(alias ? [alias] : [])].join("."),
    ...(isResource && { type: `${prefix}${first}` }),
    ...{ name, file, item: outline(own)[0] as Item, text: own },
    called: new Set([...wordsOf(name), ...namesIn(text, item)]),
  };
}

function namesIn(text: string, item: Item): string[] {
  return item.items.flatMap((inner) => {
    if (inner.kind === "block" && inner.name === "metadata") return namesIn(text, inner); // of Kubernetes' objects
    if (inner.kind !== "argument" || !NAMING.test(inner.name)) return [];
    return wordsOf(textOf(text.slice(inner.body, inner.end)) ?? "");
  });
}

/** Whether a text is a block's label, or its name. */
export const isNamed = (block: ProgramBlock | undefined, name: string): boolean =>
  block?.name === name ||
  block?.item.items.some(
    (inner) =>
      NAMING.test(inner.name) &&
      inner.name !== "description" &&
      textOf(block.text.slice(inner.body, inner.end)) === name,
  ) === true;

/** The edit that gives a block another text. */
export const withText = ({ address, file }: Pick<ProgramBlock, "address" | "file">, text: string): BlockEdit => ({
  ...{ action: "replace", address, file, text },
});

/** `app_servers`, `appServers` and `app-servers` are the same words. */
export const wordsOf = (name: string): string[] =>
  words(name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[^\p{L}\p{N}]+/gu, " "));

export const argumentOf = ({ items }: Item, name: string): Item | undefined =>
  items.find((item) => item.kind === "argument" && item.name === name);

export const same = (a: Files, b: Files): boolean =>
  Object.keys({ ...a, ...b }).every((path) => own(a, path) === own(b, path));

/** Files that differ, as they are afterwards. */
export const changesOf = (before: Files, after: Files): Record<string, string> =>
  Object.fromEntries(Object.entries(texts(after)).filter(([path, text]) => own(before, path) !== text));

/** The program's own files, one after the other. */
export const wholeText = (files: Files): string =>
  Object.entries(texts(files))
    .filter(([path]) => isNative(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join("\n");

export const texts = (files: Files): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
