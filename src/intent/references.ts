/** References between blocks: what an argument refers to, by examples, else by its name, and what the blocks of a program give it. */

import { type CtyType, isStringList } from "../core/schema.ts";
import { blockOf, isNamedAfter, typeAndPath } from "../knowledge/knowledge.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import type { Program } from "../mend/program.ts";

const SECRET = /^(?:value|secret_string|password|master_password|auth_token)$/;
/** Of the references in an argument, those to a type are no accident from this share on. */
const USUAL = 0.1;
/** So many examples tell all that an argument refers to. */
const ENOUGH = 3;

export interface Target {
  type: string;
  attribute: string;
}

/**
 * What the argument at a path of a block of `type` refers to, when one other of `types` is that: `vpc_id` to the `aws_vpc`, `subnet_ids` to `aws_subnet`. None when
 * more types than one do: nothing is guessed.
 */
export function targetOf(
  schemas: Schemas,
  type: string,
  path: string,
  takes: CtyType,
  types: Iterable<string>,
): Target | undefined {
  if (takes !== "string" && !isStringList(takes)) return undefined;
  const made = [...new Set(types)].filter((one) => one !== type && !one.startsWith("data.") && schemas.block(one));
  if (SECRET.test(nameOf(path)))
    return made.includes("random_password") ? { type: "random_password", attribute: "result" } : undefined;
  const has = (one: string, attribute: string) => schemas.block(one)?.attributes.has(attribute) === true;
  const shown = shownIn(schemas, type, path, made, has);
  return shown === "unknown" ? namedIn(type, path, made, has) : shown;
}

type Has = (type: string, attribute: string) => boolean;
const nameOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** What examples lead to; undefined when they lead elsewhere, or to several of the types. */
function shownIn({ knowledge }: Schemas, type: string, path: string, made: readonly string[], has: Has) {
  const refs = knowledge.refsAt(type, path);
  const count = refs.reduce((sum, ref) => sum + ref.count, 0);
  // What its own examples give and never refer by is a name of its own.
  if (!knowledge.isReference(type, path) && !/_(?:id|arn)s?$/.test(path) && knowledge.isGiven(type, path))
    return "unknown";
  const present = new Map<string, { share: number; attribute: string }>();
  for (const { target, attribute, share } of refs) {
    if (!made.includes(target) || !has(target, attribute)) continue;
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
function namedIn(type: string, path: string, made: readonly string[], has: Has): Target | undefined {
  const name = nameOf(path);
  const [, thing = "", ending = ""] = /^(.*?)(?:_(ids?|arns?|name|identifier)|s)?$/.exec(name) ?? [];
  const said = thing.split("_");
  const own = made.filter((one) => thing.length > 2 && samePrefix(one, type));
  const exact = own.filter((one) => one.endsWith(`_${thing}`));
  // "kms_master_key" is an aws_kms_key.
  const within = own.filter(
    (one) =>
      one.split("_").length > 2 &&
      one
        .split("_")
        .slice(1)
        .every((word) => said.includes(word)),
  );
  const [only, ...others] = exact.length > 0 ? exact : within;
  if (only === undefined || others.length > 0) return undefined;
  const kind = ending.replace(/s$/, "");
  // "_name" wants the argument of that name where the resource has one, such as function_name.
  const attribute = (/^(?:id|arn)$/.test(kind) ? [kind] : [name, "name", "id"]).find((one) => has(only, one));
  return attribute === undefined ? undefined : { type: only, attribute };
}

/** The type of `types` that the argument at a path refers to, which begins with its own; of several arguments of a block that lead to one type, only the usual one does. */
export function refersTo(path: string, takes: CtyType, types: readonly string[], schemas: Schemas): string | undefined {
  const [type, inner] = typeAndPath(path);
  if (/^(?:name|region|availability_zone)$|_prefix$/.test(nameOf(inner))) return undefined;
  const target = targetOf(schemas, type, inner, takes, types)?.type;
  const usual = schemas.knowledge.needs(type).find((need) => need.type === target)?.argument;
  return usual === undefined || usual === inner || blockOf(usual) !== blockOf(inner) ? target : undefined;
}

/** Expressions for an argument of a block of `type` that the other blocks of the program give; several are for the writer to choose from. */
export function connections(program: Program, type: string, path: string, takes: CtyType): string[] {
  const made = [...program.resources()];
  const { knowledge } = program.schemas;
  const sum = (all: readonly { count: number }[]) => all.reduce((count, one) => count + one.count, 0);
  // Examples mostly give it a value.
  if (sum(knowledge.values(type, path)) > sum(knowledge.refsAt(type, path)) && !SECRET.test(nameOf(path))) return [];
  const target = targetOf(
    program.schemas,
    type,
    path,
    takes,
    made.map((one) => one.type),
  );
  const all = made.flatMap((one) => (one.type === target?.type ? [`${one.address}.${target.attribute}`] : []));
  return isStringList(takes) && all.length > 0 ? [`[${all.join(", ")}]`] : all;
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

const samePrefix = (a: string, b: string) => a.split("_")[0] === b.replace("data.", "").split("_")[0];
