/** References between the blocks of one program: found, corrected, and proposed where a required argument names what another block makes. */

import type { Item } from "../core/outline.ts";
import type { CtyType } from "../core/schema.ts";
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

/** What the end of an argument's name says about the attribute it wants of the other resource. */
const ENDINGS: [ending: RegExp, attribute: string, many: boolean][] = [
  [/_arns$/, "arn", true],
  [/_arn$/, "arn", false],
  [/_ids$/, "id", true],
  [/_id$/, "id", false],
  [/_(?:name|identifier)$/, "", false],
  [/s$/, "id", true],
  [/$/, "id", false],
];
/** Arguments that want an ARN though their name doesn't say so. */
const ARN_WANTED = new Set(["aws_lambda_function.role", "kms_key_id", "kms_master_key_id"]);
/** Words that name a thing even with another word before them, as in `node_role_arn`. */
const THINGS = new Set("role key bucket topic queue vpc subnet".split(" "));
const SECRET = /^(?:value|secret_string|password|master_password|auth_token)$/;

/**
 * Expressions for `argument` of a block of `type`, when one other resource type of the program makes what it names: `vpc_id` wants the `aws_vpc`, `bucket` an
 * `aws_s3_bucket`, `subnet_ids` every `aws_subnet`. Several are for the writer to choose from; none when no type or more than one does: nothing is guessed.
 */
export function connections(program: Program, type: string, argument: string, takes: CtyType): string[] {
  const takesMany = isStringList(takes);
  if (takes !== "string" && !takesMany) return [];
  const resources = [...program.resources()].filter(
    ({ type: other, schema }) => schema && other !== type && !other.startsWith("data."),
  );
  if (SECRET.test(argument))
    return resources.filter((r) => r.type === "random_password").map(({ address }) => `${address}.result`);
  for (const [ending, attribute, many] of ENDINGS) {
    if (!ending.test(argument) || many !== takesMany) continue;
    const base = argument.replace(ending, "");
    const last = base.split("_").at(-1) ?? "";
    for (const thing of /^_(?:id|arn)/.test(argument.slice(base.length)) && THINGS.has(last) ? [base, last] : [base]) {
      const targets = resources.filter((r) => samePrefix(r.type, type) && r.type.endsWith(`_${thing}`));
      const [first] = targets;
      if (thing.length < 3 || !first?.schema) continue;
      if (targets.some((target) => target.type !== first.type)) continue;
      const arn = ARN_WANTED.has(argument) || ARN_WANTED.has(`${type}.${argument}`);
      // "_name" wants the argument of that name where the resource has one, such as function_name.
      const wanted = arn
        ? "arn"
        : attribute || [argument, "name", "id"].find((name) => first.schema?.attributes.has(name));
      if (!wanted || !first.schema.attributes.has(wanted)) continue;
      const expressions = targets.map(({ address }) => `${address}.${wanted}`);
      return many ? [`[${expressions.join(", ")}]`] : expressions;
    }
  }
  return [];
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
