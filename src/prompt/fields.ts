/** Which arguments and blocks of a type a request needs: the required ones, those it speaks of, and usual ones. Facts of the schema; the values are the model's. */
import type { Attribute, Block, CtyType } from "../core/schema.ts";
import type { Schemas } from "./schemas.ts";
import { phraseText, words } from "./words.ts";

export type Field =
  | { kind: "argument"; name: string; type: CtyType; required: boolean; path: string; value?: string }
  | { kind: "block"; name: string; required: boolean; path: string; fields: Field[] };

/** Arguments and blocks worth writing on nearly every type that has them. */
const USUAL = new Set(
  `name bucket role vpc_id subnet_id cidr_block ami instance_type engine runtime handler protocol from_port to_port port
  cidr_blocks attribute ingress route gateway_id rule apply_server_side_encryption_by_default sse_algorithm
  versioning_configuration status default_action target_group_arn`.split(/\s+/),
);
/** Arguments by the words that people say for them, where the name itself isn't said. */
export const SPOKEN: Readonly<Record<string, string>> = {
  allocated_storage: "gb|gigabyte",
  associate_public_ip_address: "public ip|public address",
  desired_capacity: "machine|server|instance",
  enable_key_rotation: "rotation|rotated|rotate",
  encrypted: "encrypted|encryption",
  fifo_queue: "fifo",
  iam_instance_profile: "instance profile",
  image_tag_mutability: "immutable",
  key_name: "key pair|ssh key",
  map_public_ip_on_launch: "public subnet|public",
  memory_size: "mb|memory",
  multi_az: "availability zone|multi az|two zone",
  retention_in_days: "day|kept|retention",
  shard_count: "shard",
  size: "gb|gigabyte",
  storage_encrypted: "encrypted|encryption",
  validation_method: "validated|validation",
  value: "stored|store|value",
};
/** Usual arguments that are better left out unless the request speaks of them: AWS finds a bucket a name that nobody has. */
const UNLESS_SPOKEN: Readonly<Record<string, string>> = { "aws_s3_bucket.bucket": "called|named" };
/** The second of each makes no sense beside the first. */
const EXCLUDES: [string, string][] = [
  ["subnet_id", "gateway_id"],
  ["name", "name_prefix"],
  ["bucket", "bucket_prefix"],
];
const SMALL = new Set(
  words("a an the and or of in on for to with from by as at it its that is be after before only own new one"),
);
const MOST = { arguments: 7, blocks: 3, depth: 4 };

/** The strings that the argument at a path takes, where they are known. */
export type ValuesAt = (path: string) => readonly string[] | undefined;

/** Fields of `type` in the order in which they are written: arguments, then blocks. `types`: everything the program is going to have. */
export function fieldsFor(
  type: string,
  request: string,
  types: readonly string[],
  schemas: Schemas,
  valuesAt: ValuesAt,
): Field[] {
  const block = schemas.block(type);
  if (!block) return [];
  const own = new Set(words(type.replaceAll("_", " ").replace("data.", "")));
  const asked = new Set(words(request).filter((word) => !own.has(word) && !SMALL.has(word)));
  const companions = new Set(
    types.filter((other) => other.startsWith(`${type}_`)).map((other) => other.slice(type.length + 1)),
  );
  // "acl" of a bucket is a resource of its own when that is asked for.
  const covered = (name: string) =>
    [...companions].some((companion) => companion.startsWith(name) || name.startsWith(companion));
  return choose(block, { asked, text: phraseText(request), valuesAt }, type, 1).filter(
    ({ name, required }) => required || !covered(name),
  );
}

interface Request {
  /** Words of the request that aren't the type's own. */
  asked: ReadonlySet<string>;
  /** The whole request, for phrases. */
  text: string;
  valuesAt: ValuesAt;
}

function choose(block: Block, request: Request, path: string, depth: number): Field[] {
  const settable = [...block.attributes].filter(([, a]) => (a.required || a.optional) && !a.deprecated && !a.writeOnly);
  // A type of switches alone (such as a public access block) means all of them.
  const switches =
    depth === 1 &&
    block.blocks.size === 0 &&
    settable.every(([name, a]) => a.type === "bool" || a.computed || isIdentifier(name) || a.required);
  const args: Field[] = [];
  const blocks: Field[] = [];
  const ranked = settable
    .map(([name, attribute]) => ({
      name,
      attribute,
      weight: weightOf(name, attribute, request, path, depth, switches),
    }))
    .filter(
      ({ weight, attribute }) =>
        weight > 0 && (attribute.required || objectOf(attribute.type) || !isOpaque(attribute.type)),
    )
    .sort((a, b) => b.weight - a.weight);
  for (const { name, attribute } of ranked) {
    if (EXCLUDES.some(([first, second]) => second === name && ranked.some((other) => other.name === first))) continue;
    const fields = objectOf(attribute.type);
    const common = { name, required: attribute.required, path: `${path}.${name}` };
    if (fields) blocks.push({ kind: "block", ...common, fields: fieldsOfObject(fields, request, common.path) });
    else if (args.length < MOST.arguments || attribute.required)
      args.push({ kind: "argument", ...common, type: attribute.type });
  }
  for (const [name, nested] of block.blocks) {
    const required = nested.min > 0;
    const meant = !nested.block.deprecated && depth < MOST.depth && blockIsMeant(name, nested.block, request);
    if (!required && !meant) continue;
    const inside = `${path}.${name}`;
    blocks.push({
      kind: "block",
      name,
      required,
      path: inside,
      fields: choose(nested.block, request, inside, depth + 1),
    });
  }
  const kept = blocks.filter((b) => b.required || (b.kind === "block" && b.fields.length > 0));
  return [...args, ...kept.filter((b, i) => b.required || i < MOST.blocks)];
}

function weightOf(
  name: string,
  attribute: Attribute,
  request: Request,
  path: string,
  depth: number,
  switches: boolean,
): number {
  if (attribute.required) return 10;
  if (name === "id" || name === "region" || /^(?:tags|skip_|force_)/.test(name)) return 0;
  const share = said(name, request.asked);
  const unless = UNLESS_SPOKEN[`${path}.${name}`];
  if (unless !== undefined) return saysOne(unless, request) ? 2 : 0;
  if (USUAL.has(name)) return 2 + share;
  if (isSpoken(name, request) || saidValue(request.valuesAt(`${path}.${name}`), request.text) !== undefined) return 1.5;
  if (isIdentifier(name)) return share === 1 && name.split("_").length > 2 ? 1 : 0;
  if (share > (depth > 1 ? 0.9 : 0.5)) return share;
  return switches && attribute.type === "bool" ? 0.1 : 0;
}

const saysOne = (phrases: string, { text }: Request) =>
  phrases.split("|").some((phrase) => text.includes(phraseText(phrase)));
const isSpoken = (name: string, request: Request) => SPOKEN[name] !== undefined && saysOne(SPOKEN[name], request);

/** The one of `values` that the request says in so many words: "secure string" for `SecureString`. The longest one. */
export function saidValue(values: readonly string[] | undefined, text: string): string | undefined {
  const spoken = (value: string) =>
    phraseText(value.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[^A-Za-z0-9]+/g, " "));
  return values
    ?.filter((value) => value.length > 2 && text.includes(spoken(value)))
    .sort((a, b) => b.length - a.length)[0];
}

/** Whether an argument names something that exists elsewhere. */
export const isIdentifier = (name: string): boolean => /(?:^|_)(?:id|arn|ids|arns|ami)$/.test(name);

/** Share of the words of a name that the request says; "encrypted" says `encryption`. */
function said(name: string, asked: ReadonlySet<string>): number {
  const own = words(name.replaceAll("_", " ")).filter((word) => !SMALL.has(word) && word !== "id" && word !== "arn");
  const hits = own.filter(
    (word) =>
      asked.has(word) ||
      [...asked].some((a) => Math.min(a.length, word.length) > 4 && a.slice(0, 5) === word.slice(0, 5)),
  );
  return own.length === 0 ? 0 : hits.length / own.length;
}

/** A block is meant when the request says most of its name, or part of it and something in it. */
function blockIsMeant(name: string, block: Block, request: Request): boolean {
  if (name === "timeouts") return false;
  const share = said(name, request.asked);
  const inside = () =>
    [...block.attributes.keys()].some((inner) => said(inner, request.asked) === 1 || isSpoken(inner, request));
  return USUAL.has(name) || share > 0.5 || (share > 0.3 && inside());
}

/** The attributes of a list or set of objects, which is written as blocks. */
function objectOf(type: CtyType): Readonly<Record<string, CtyType>> | undefined {
  if (typeof type === "string" || (type[0] !== "list" && type[0] !== "set")) return undefined;
  const of = type[1];
  return typeof of !== "string" && of[0] === "object" ? of[1] : undefined;
}

function fieldsOfObject(object: Readonly<Record<string, CtyType>>, request: Request, path: string): Field[] {
  return Object.entries(object)
    .filter(([name]) => USUAL.has(name) || said(name, request.asked) > 0.5)
    .map(([name, type]) => ({ kind: "argument", name, type, required: false, path: `${path}.${name}` }));
}

/** Values that a small model can't write in one go. */
function isOpaque(type: CtyType): boolean {
  if (typeof type === "string") return type === "dynamic";
  const [kind, of] = type;
  return kind === "object" || kind === "tuple" || kind === "map" || typeof of !== "string";
}
