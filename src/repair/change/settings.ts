/** Which arguments of a block a part of a request speaks of, and the values that it says for them. */
import type { TypeFacts } from "../../core/facts.ts";
import type { Item } from "../../core/outline.ts";
import type { Attribute, Block, CtyType } from "../../core/schema.ts";
import { isIdentifier, SPOKEN, saidValue } from "../../prompt/fields.ts";
import { accessIn } from "../../prompt/literals.ts";
import { countedBy } from "../../prompt/quantities.ts";
import { phraseText, words } from "../../prompt/words.ts";
import { isStringList } from "../connect.ts";
import type { Clause } from "./clauses.ts";
import { inUnitOf, type Literal, literalsIn, shapeOf } from "./literals.ts";
import { alike } from "./mentions.ts";
import type { BlockText, Path } from "./splice.ts";

export interface Setting {
  path: Path;
  /** As constraints name it, without the type: `rule.status`. */
  key: string;
  attribute: Attribute;
  /** The expression that the request says; undefined where the model has to choose. */
  expression?: string;
}

interface Candidate {
  path: Path;
  key: string;
  name: string;
  attribute: Attribute;
  /** Its expression in the block; undefined when it isn't there. */
  present?: string;
  /** Words of the blocks that lead to it, and its own. */
  around: readonly string[];
  own: readonly string[];
  depth: number;
  values?: readonly string[];
  /** How much the request says of the one of several blocks that it stands in. */
  about: number;
  /** It holds a document of a known form. */
  document: boolean;
}

/** What people say for arguments whose names don't say it, on top of what generation knows. */
const ALSO: Readonly<Record<string, string>> = {
  multi_az: "highly available|high availability|standby|failover",
  availability_type: "highly available|high availability",
  deletion_protection: "protect|protection|by accident|accidentally|accidental",
  backup_retention_period: "keep backup|backups for|keep its backups|retain backup",
  ttl: "expire|expires|expiry|time to live",
  kms_key_id: "encrypt|encrypted|own key|kms key",
  kms_master_key_id: "encrypt|encrypted|own key|kms key",
  kms_key_name: "encrypt|encrypted|own key|kms key",
  instance_type: "bigger|larger|smaller|more memory|more cpu|faster",
  instance_class: "bigger|larger|smaller|more memory|more cpu|faster",
  redrive_policy: "dead letter|dead letters|dlq",
  dead_letter_policy: "dead letter|dead letters|undeliverable",
  transition: "glacier|archive|infrequent access|move",
  expiration: "delete|deleted|expire|expires",
  noncurrent_version_expiration: "old version|previous version|noncurrent",
  point_in_time_recovery: "point in time",
  publicly_accessible: "public|anonymous",
  allow_nested_items_to_be_public: "anonymous|public",
  public_network_access_enabled: "public network|public access",
  lifecycle_rule: "deleted after|delete after|expire|expires",
  auto_scaling_enabled: "scaling|scale|autoscale",
  enable_auto_scaling: "scaling|scale|autoscale",
  age: "old|older|after",
  replicas: "replica|copies|pods|scale",
};
/** Parts of names that say nothing. */
const WEAK = new Set(
  words(
    "in of the id arn enable enabled is set type config configuration configurations options settings block name by for to on",
  ),
);

export function settingsFor(
  block: BlockText,
  schema: Block,
  facts: TypeFacts | undefined,
  /** Whether an argument holds a document whose form is known. */
  isDocument: (name: string) => boolean,
  clause: Clause,
  /** Words that name the block itself. */
  naming: ReadonlySet<string>,
  /** Tokens that name blocks. */
  spoken: ReadonlySet<number>,
): Setting[] {
  const text = phraseText(clause.text);
  const said = clause.tokens
    .filter((_, i) => !spoken.has(i))
    .map(({ word }) => word)
    .filter((word) => !naming.has(word));
  const valuesAt = (key: string) => facts?.values?.[key] ?? facts?.anyCase?.[key] ?? facts?.doubtful?.values?.[key];
  const about = (item: Item) => hitsIn(block.slice(item), said, clause.text);
  const wanted = (name: string, own: readonly string[]) => share(own, said) > 0.5 || phrased(name, text);
  const candidates = [...candidatesIn(block, schema, [], { valuesAt, about, wanted, isDocument, naming })];
  const settings = new Map<string, Setting>();
  const put = ({ path, key, attribute, present }: Candidate, expression: string | undefined) => {
    if (settings.has(path.join("."))) return;
    if (expression !== undefined && present === expression) return;
    settings.set(path.join("."), { path, key, attribute, ...(expression !== undefined && { expression }) });
  };
  const isName = ({ start, end }: Literal) => {
    const own = clause.tokens.flatMap((token, i) => (start <= token.start && token.end <= end ? [i] : []));
    return own.length > 0 && own.every((i) => spoken.has(i));
  };
  for (const literal of literalsIn(clause.text).filter((one) => !isName(one))) {
    const ranked = candidates
      .map((candidate) => ({ candidate, weight: fitness(candidate, literal, said, text) + 0.3 * candidate.about }))
      .filter(({ weight }) => weight >= 2)
      .sort((a, b) => b.weight - a.weight);
    const equals = ranked.filter(({ weight }) => weight === ranked[0]?.weight);
    const keys = new Set(equals.map(({ candidate }) => candidate.key));
    // The other end of a range that has one end already.
    const pair = equals.find(({ candidate }) => settings.has(otherEnd(candidate.path.join("."))));
    const best = keys.size > 1 ? pair : equals[0];
    if (best) put(best.candidate, expressionOf(best.candidate, literal));
  }
  for (const candidate of candidates) {
    const expression = switched(candidate, said, text, clause.text);
    if (expression !== undefined) put(candidate, expression);
  }
  for (const candidate of candidates)
    if (candidate.around.at(-1) === SPOKEN_BLOCK && candidate.attribute.required) {
      const way = candidate.path.slice(0, -1).join(".");
      const isMade = [...settings.keys()].some((path) => path.startsWith(way.split(".")[0] as string));
      if (isMade && kindOf(candidate.attribute.type) !== "other") put(candidate, undefined);
    }
  // What is named and no value of it is said is left to the model.
  if (clause.kind !== "keep")
    for (const candidate of candidates) {
      const { attribute, own, depth, present, name } = candidate;
      if (depth === 0 && isDocument(name) && phrased(name, text)) put(candidate, undefined);
      if (isIdentifier(name) || !candidate.values || kindOf(attribute.type) !== "string") continue;
      if (settings.size === 0 && share(own, said) === 1 && own.length > 0 && (present !== undefined || depth === 0))
        put(candidate, undefined);
    }
  return [...settings.values()];
}

const otherEnd = (path: string): string => path.replace(/(?:^|(?<=[._]))max(?=_|$)/, "min");

/** Marks a way through a block that isn't there and that the request speaks of. */
const SPOKEN_BLOCK = "";

/** Nested blocks, and arguments that are written like them: lists and sets of objects. */
function* nestedIn(schema: Block): Generator<[name: string, inside: Block, needed: boolean]> {
  for (const [name, { block, min }] of schema.blocks) yield [name, block, min > 0];
  for (const [name, { type, optional, required, deprecated }] of schema.attributes) {
    const fields = objectOf(type);
    if (fields && (optional || required)) yield [name, blockOf(fields, deprecated), required];
  }
}

function objectOf(type: CtyType): Readonly<Record<string, CtyType>> | undefined {
  if (typeof type === "string" || (type[0] !== "list" && type[0] !== "set")) return undefined;
  const of = type[1];
  return typeof of !== "string" && of[0] === "object" ? of[1] : undefined;
}

function blockOf(fields: Readonly<Record<string, CtyType>>, deprecated: boolean): Block {
  const rest = {
    required: false,
    optional: true,
    computed: false,
    sensitive: false,
    deprecated: false,
    writeOnly: false,
  };
  const attributes = new Map(Object.entries(fields).map(([name, type]) => [name, { type, ...rest }] as const));
  return { attributes, blocks: new Map(), deprecated };
}

/** Words and ports of the request in a text. */
function hitsIn(text: string, said: readonly string[], request: string): number {
  const own = new Set(words(text.replace(/[^\p{L}\p{N}]+/gu, " ")));
  const ports = accessIn(request).filter(({ port }) => new RegExp(`\\b${port}\\b`).test(text));
  return said.filter((word) => word.length > 2 && own.has(word)).length + 2 * ports.length;
}

/** What candidates are asked while they are gathered. */
interface Questions {
  valuesAt(key: string): readonly string[] | undefined;
  /** How much the request says of a block. */
  about(item: Item): number;
  /** Whether a block that isn't there is spoken of. */
  wanted(name: string, own: readonly string[]): boolean;
  isDocument(name: string): boolean;
  /** Words that name the block itself. */
  naming: ReadonlySet<string>;
}

/** Every argument that can be set: of the block, of nested blocks that are there, and of those that could be. */
function* candidatesIn(
  block: BlockText,
  schema: Block,
  at: Path,
  ask: Questions,
  around: readonly string[] = [],
  hits = 0,
): Generator<Candidate> {
  const names = at.filter((step): step is string => typeof step === "string");
  for (const [name, attribute] of schema.attributes) {
    if (!(attribute.required || attribute.optional) || attribute.deprecated || name === "id") continue;
    if (objectOf(attribute.type)) continue;
    const path = [...at, name];
    const key = [...names, name].join(".");
    const every = words(name.replaceAll("_", " ")).filter((word) => !WEAK.has(word));
    // What the type is called says nothing of one of its arguments.
    const rest = every.filter((word) => !ask.naming.has(word));
    const own = rest.length > 0 ? rest : every;
    const present = block.valueAt(path);
    const values = ask.valuesAt(key);
    yield {
      ...{
        path,
        key,
        name,
        attribute,
        around,
        own,
        depth: names.length,
        about: hits,
        document: names.length === 0 && ask.isDocument(name),
      },
      ...(present !== undefined && { present }),
      ...(values && { values }),
    };
  }
  if (names.length >= 6) return;
  for (const [name, inside, needed] of nestedIn(schema)) {
    if (name === "timeouts" || inside.deprecated) continue;
    const home = block.at(at);
    const there = home?.items.filter((item) => item.kind === "block" && item.name === name) ?? [];
    const count = there.length;
    const own = words(name.replaceAll("_", " ")).filter((word) => !WEAK.has(word));
    // A block that isn't there is made where it is spoken of.
    const made = around.at(-1) === SPOKEN_BLOCK;
    if (count === 0 && !ask.wanted(name, own) && !(made && needed)) continue;
    const inner = count === 0 ? [...around, ...own, SPOKEN_BLOCK] : [...around, ...own];
    for (let i = 0; i < Math.max(1, count); i++)
      yield* candidatesIn(
        block,
        inside,
        count > 1 ? [...at, name, i] : [...at, name],
        ask,
        inner,
        count > 1 ? ask.about(there[i] as Item) : hits,
      );
  }
}

const share = (own: readonly string[], said: readonly string[]): number =>
  own.length === 0 ? 0 : own.filter((word) => said.some((other) => alike(word, other))).length / own.length;

const phrased = (name: string, text: string): boolean =>
  [SPOKEN[name], ALSO[name]].some((phrases) => phrases?.split("|").some((phrase) => text.includes(phraseText(phrase))));

/** What leads to an argument is spoken of right beside the literal. */
function near({ path }: Candidate, { before, after }: Literal): number {
  const beside = phraseText([...before, ...after.slice(0, 2)].join(" "));
  return path.some((step) => typeof step === "string" && phrased(step, beside)) ? 0.6 : 0;
}

/** How well a literal fits an argument: 2 and more is meant. */
function fitness(candidate: Candidate, literal: Literal, said: readonly string[], text: string): number {
  const { attribute, name, present, own, around, depth } = candidate;
  const takes = kindOf(attribute.type);
  // Someone's ID or ARN looks like one.
  if (candidate.document || (isIdentifier(name) && !(literal.kind === "shape" && /[\d:]/.test(literal.text)))) return 0;
  const named =
    share(own, said) +
    (depth > 0 ? 0.5 * share(around.filter(Boolean), said) : 0) +
    (phrased(name, text) ? 0.8 : 0) +
    (around.at(-1) === SPOKEN_BLOCK ? 0.8 : 0) +
    near(candidate, literal);
  const there = present === undefined ? 0 : 0.7;
  const deep = depth * 0.2;
  const plain = present === undefined ? undefined : /^"([^"$]*)"$/.exec(present)?.[1];
  switch (literal.kind) {
    case "network":
      if (!/cidr|range|prefix|network|address_space|ips?$/.test(name) || (takes !== "string" && takes !== "strings"))
        return 0;
      if (present !== undefined && !/\d\.\d|::|\b(?:var|local)\./.test(present)) return 0;
      return 1.4 + there + named - deep;
    case "shape": {
      if (takes !== "string")
        return takes === "strings" && named > (present === undefined ? 0.8 : 0.5) ? 1.5 + named : 0;
      if (candidate.values?.includes(literal.text)) return 3 + named;
      if (/^\d\d?:\d\d$/.test(literal.text))
        return /time|hour|window|schedule/.test(name) ? 1.6 + there + named - deep : 0;
      const same = plain !== undefined && shapeOf(plain) === shapeOf(literal.text);
      const related = same && (plain.slice(0, 2) === literal.text.slice(0, 2) || /\d/.test(plain) || named > 0.4);
      return (
        (related ? 2 : 0) +
        (named > 0.4 ? named + (around.at(-1) === SPOKEN_BLOCK && /^[a-z_-]+$/i.test(literal.text) ? 1.5 : 0.9) : 0) +
        (related ? there : 0) -
        deep
      );
    }
    case "quoted":
      return takes === "string" && named > 0.4 ? 1.6 + named + there - deep : 0;
    case "duration":
    case "number": {
      if (candidate.values && takes === "string")
        return versionOf(candidate.values, literal.text) === undefined ? 0 : 1.6 + named + there;
      // Some providers take numbers as strings.
      const numeric =
        takes === "string" &&
        (present === undefined ? counted(name, literal) > 1 : /^"?-?\d+(?:\.\d+)?"?$/.test(present));
      if (takes !== "number" && !numeric) return 0;
      if (
        literal.limit &&
        !new RegExp(`(?:^|_)(?:${literal.limit}|${literal.limit === "min" ? "least|low" : "most|upper|limit"})`).test(
          name,
        )
      )
        return 0;
      const limited = literal.limit && new RegExp(`(?:^|_)${literal.limit}`).test(name) ? 1.4 : 0;
      const isTime = /second|minute|hour|day|week|retention|period|timeout|delay|ttl|interval|age|duration/.test(name);
      if (literal.kind === "duration") return isTime ? 1 + there + 1.2 * named - deep + counted(name, literal) : 0;
      if (isTime && !counted(name, literal)) return limited + named > 1 ? limited + named : 0;
      return counted(name, literal) + limited + there + named - deep;
    }
  }
}

/** Whether the words beside a number are what the argument counts. */
function counted(name: string, { before, after, unit }: Literal): number {
  const units = countedBy(name);
  if (unit !== undefined) return units.includes("day") === unit >= 86_400 ? 0.4 : 0;
  const own = words(name.replaceAll("_", " ")).filter((word) => !WEAK.has(word));
  const behind = after.slice(0, 2).some((word) => units.includes(word) || own.some((other) => alike(other, word)));
  const ahead = before.slice(-3).some((word) => own.some((other) => alike(other, word)));
  return (behind ? 1.3 : 0) + (ahead ? 0.9 : 0);
}

function expressionOf({ name, attribute, present, values }: Candidate, literal: Literal): string {
  const value = literal.kind === "duration" ? String(inUnitOf(name, literal)) : literal.text;
  const takes = kindOf(attribute.type);
  const version = versionOf(values, value);
  if (version !== undefined && takes === "string") return JSON.stringify(version);
  if (takes === "number") return value;
  if (takes === "strings") return `[${JSON.stringify(value)}]`;
  if (literal.kind === "number" && !present?.startsWith('"')) return value;
  return JSON.stringify(value);
}

/** The one of several values that is a number in other clothes: `TLS1_2` for 1.2. */
const versionOf = (values: readonly string[] | undefined, number: string): string | undefined =>
  values?.find((value) => value.replace(/\D+/g, ".").replace(/^\.|\.$/g, "") === number);

/** A switch or choice that the request speaks of. */
function switched(candidate: Candidate, said: readonly string[], text: string, request: string): string | undefined {
  const { attribute, name, own, around, values, depth } = candidate;
  const takes = kindOf(attribute.type);
  const spoken = phrased(name, text);
  const named = share(own, said);
  const made = around.at(-1) === SPOKEN_BLOCK;
  const whole = depth > 0 ? share([...around.filter(Boolean), ...own], said) : named;
  const value =
    saidValue(values, text) ??
    (made ? values?.find((one) => one.length > 4 && said.some((word) => alike(one.toLowerCase(), word))) : undefined);
  if (value !== undefined && takes === "string" && (named > 0.3 || spoken || made || whole > 0.5))
    return JSON.stringify(value);
  const meant =
    spoken || (made && own.length === 0) || (own.length > 0 ? named > 0.6 && whole > 0.5 : depth > 0 && whole > 0.75);
  if (!meant) return undefined;
  const synonyms = words(`${SPOKEN[name] ?? ""} ${ALSO[name] ?? ""}`.replaceAll("|", " "));
  const off = isOff(request, [...own, ...around.filter(Boolean), ...(spoken ? synonyms : [])], name);
  if (takes === "bool") return off ? "false" : "true";
  const states =
    values?.filter((one) => /^(?:enabled|on|active|disabled|off|suspended|regional|zonal)$/i.test(one)) ?? [];
  if (takes !== "string" || states.length === 0) return undefined;
  const wanted = states.find((one) => /^(?:disabled|off|suspended|zonal)$/i.test(one) === off);
  return wanted && JSON.stringify(wanted);
}

/** "turn off", "no", "disable", unless the argument itself is one that takes away. */
function isOff(request: string, own: readonly string[], name: string): boolean {
  const denied = [
    ...request.matchAll(
      /\b(?:no|not|without|never|disable|turn off|switch off|stop|close)\W+(?:[\w-]+\W+){0,2}?([\w-]+)/gi,
    ),
  ].flatMap(([text]) => words(text));
  return (
    own.some((word) => denied.some((other) => alike(word, other))) &&
    !/^(?:block|restrict|ignore|disable|deny|prevent|skip)/.test(name)
  );
}

function kindOf(type: CtyType): "string" | "number" | "bool" | "strings" | "other" {
  if (type === "string" || type === "number" || type === "bool") return type;
  return isStringList(type) ? "strings" : "other";
}
