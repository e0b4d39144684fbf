/** References between the blocks of one program: found, corrected, and proposed where a required argument names what another block makes. */

import type { Item } from "../core/outline.ts";
import type { Block, CtyType } from "../core/schema.ts";
import { isNamedAfter, type Knowledge } from "../knowledge/knowledge.ts";
import type { Program } from "../mend/program.ts";

export interface Reference {
  /** UTF-16 indices of `TYPE.NAME` in the text. */
  start: number;
  end: number;
  type: string;
  name: string;
  /** The attribute behind it, with its extent; undefined for a whole resource. */
  attribute?: { name: string; start: number; end: number };
}

const REFERENCE =
  /(?<![\w."-])(data\.)?([a-z][a-z0-9]*_[a-z0-9_]+)\.([A-Za-z_][\w-]*)(?:\[[^\]\n]*\])?(?:\.([A-Za-z_]\w*))?/g;
const VARIABLE = /(?<![\w."-])var\.([A-Za-z_][\w-]*)/g;

/** The code of an expression: string literals blanked, what stands in `${…}` kept. Indices stay true. */
function codeOf(text: string, start: number, end: number): string {
  let code = "";
  let depth = 0;
  let quoted = false;
  for (let i = start; i < end; i++) {
    const c = text[i] as string;
    const interpolation = quoted && depth === 0 && c === "$" && text[i + 1] === "{";
    if (interpolation) {
      depth = 1;
      code += "  ";
      i++;
      continue;
    }
    if (depth > 0 && c === "{") depth++;
    if (depth > 0 && c === "}") depth--;
    if (depth === 0 && c === '"' && text[i - 1] !== "\\") quoted = !quoted;
    code += quoted && depth === 0 ? " " : c;
  }
  return code;
}

/** References to resources and data sources in an argument. */
export function referencesIn(text: string, argument: Item): Reference[] {
  return [...codeOf(text, argument.body, argument.end).matchAll(REFERENCE)].map((match) => {
    const [whole, data = "", type = "", name = "", attribute] = match;
    const start = argument.body + match.index;
    const end = start + whole.length;
    const own = attribute === undefined ? {} : { attribute: { name: attribute, start: end - attribute.length, end } };
    return { start, end: start + data.length + type.length + 1 + name.length, type: data + type, name, ...own };
  });
}

/** Names of the variables that an argument uses. */
export function variablesIn(text: string, argument: Item): string[] {
  return [...codeOf(text, argument.body, argument.end).matchAll(VARIABLE)].map(([, name]) => name as string);
}

const SECRET = /^(?:value|secret_string|password|master_password|auth_token)$/;
/** Of the references in an argument, those to a type are no accident from this share on. */
const USUAL = 0.1;
/** So many examples tell all that an argument refers to. */
const ENOUGH = 3;

type Made = { type: string; address: string; schema: Block };
type Wanted = { type: string; attribute: string };

/**
 * Expressions for the argument at a path of a block of `type`, when one other resource type of the program makes what it refers to: by examples, or by its
 * name. `vpc_id` wants the `aws_vpc`, `subnet_ids` every `aws_subnet`. Several are for the writer to choose from; none when more types than one do: nothing is guessed.
 */
export function connections(program: Program, type: string, path: string, takes: CtyType): string[] {
  const takesMany = isStringList(takes);
  if (takes !== "string" && !takesMany) return [];
  const made = [...program.resources()].flatMap(({ type: other, address, schema }): Made[] =>
    schema && other !== type && !other.startsWith("data.") ? [{ type: other, address, schema }] : [],
  );
  if (SECRET.test(nameOf(path)))
    return made.filter((r) => r.type === "random_password").map(({ address }) => `${address}.result`);
  const shown = shownIn(program.schemas.knowledge, type, path, made);
  const wanted = shown === "unknown" ? namedIn(type, path, made) : shown;
  if (!wanted) return [];
  const targets = made.filter((r) => r.type === wanted.type).map(({ address }) => `${address}.${wanted.attribute}`);
  return takesMany ? [`[${targets.join(", ")}]`] : targets;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** What examples lead to; undefined when they lead elsewhere, or to several types of the program. */
function shownIn(
  knowledge: Knowledge,
  type: string,
  path: string,
  made: readonly Made[],
): Wanted | "unknown" | undefined {
  const refs = knowledge.refsAt(type, path);
  const count = refs.reduce((sum, ref) => sum + ref.count, 0);
  const literal = knowledge.values(type, path).reduce((sum, value) => sum + value.count, 0);
  if (literal > count) return undefined;
  // What its own examples give and never refer by is a name of its own.
  if (!knowledge.isReference(type, path) && !/_(?:id|arn)s?$/.test(path) && knowledge.isGiven(type, path))
    return "unknown";
  const present = new Map<string, { share: number; attribute: string }>();
  for (const { target, attribute, share } of refs) {
    const schema = made.find((r) => r.type === target)?.schema;
    if (!schema?.attributes.has(attribute)) continue;
    const before = present.get(target);
    present.set(target, { share: share + (before?.share ?? 0), attribute: before?.attribute ?? attribute });
  }
  const all = [...present].filter(([, { share }]) => share >= USUAL);
  const named = all.filter(([target]) => isNamedAfter(path, target));
  const [only, ...more] = named.length > 0 ? named : all;
  if (only && more.length === 0) return { type: only[0], attribute: only[1].attribute };
  return more.length > 0 || count >= ENOUGH ? undefined : "unknown";
}

/** The type whose name an argument ends with, of the same provider. */
function namedIn(type: string, path: string, made: readonly Made[]): Wanted | undefined {
  const name = nameOf(path);
  const [, thing = "", ending = ""] = /^(.*?)(?:_(ids?|arns?|name|identifier)|s)?$/.exec(name) ?? [];
  const [first, ...others] = made.filter(
    (r) => thing.length > 2 && samePrefix(r.type, type) && r.type.endsWith(`_${thing}`),
  );
  if (!first || others.some((other) => other.type !== first.type)) return undefined;
  const kind = ending.replace(/s$/, "");
  // "_name" wants the argument of that name where the resource has one, such as function_name.
  const attribute = [...(/^(?:id|arn)$/.test(kind) ? [kind] : [name, "name", "id"])].find((a) =>
    first.schema.attributes.has(a),
  );
  return attribute === undefined ? undefined : { type: first.type, attribute };
}

/** The one expression that `connections` finds; undefined when there are several or none. */
export function connection(...of: Parameters<typeof connections>): string | undefined {
  const [only, ...more] = connections(...of);
  return more.length === 0 ? only : undefined;
}

/** `ATTRIBUTE` of every resource of the program that has it, of one type or of all. */
export function attributesOf(program: Program, attribute: string, type?: string): string[] {
  return [...program.resources()]
    .filter((r) => !r.type.startsWith("data.") && (type === undefined || r.type === type))
    .filter(({ schema }) => schema?.attributes.has(attribute))
    .map(({ address }) => `${address}.${attribute}`);
}

export const isStringList = (type: CtyType): boolean =>
  typeof type !== "string" && (type[0] === "list" || type[0] === "set") && type[1] === "string";

const samePrefix = (a: string, b: string) => a.split("_")[0] === b.replace("data.", "").split("_")[0];
