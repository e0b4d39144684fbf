/**
 * What a request and the program mean for one block, as a constraint: the schema narrowed to what is worth writing, and for each argument the expressions that
 * the request or the program says. What neither says is the model's choice, among what the schema and the provider's rules allow.
 */

import type { Scope } from "../core/constraint.ts";
import { type Format, hasFormat, type TypeFacts } from "../core/facts.ts";
import type { Attribute, Block, CtyType, NestedAttributes, NestedBlock } from "../core/schema.ts";
import { asWritten } from "../decode/accept/written.ts";
import { type Field, fieldsFor, isIdentifier, saidValue } from "../prompt/fields.ts";
import { knownValues } from "../prompt/known-values.ts";
import { accessIn, variableClauses } from "../prompt/literals.ts";
import type { Schemas } from "../prompt/schemas.ts";
import { phraseText, words } from "../prompt/words.ts";
import { isStringList } from "./connect.ts";
import { DOCUMENT_VALUES, documentFor, PRINCIPALS } from "./documents.ts";
import { type Argument, isName, type Said } from "./said.ts";
import { conventionFor, derivedFor, isNeeded, repeatedBy, type Surroundings, termFor } from "./usual.ts";

/**
 * Whose a value is. `request`: said in it. `program`: a reference, or what follows from it. `schema`: its one possible value, or the one that goes without
 * saying. `user`: asked for as a variable.
 */
export type Source = "model" | "request" | "program" | "schema" | "user";

export interface IntentParts extends Surroundings {
  schemas: Schemas;
  said: Said;
  /** What the request calls the thing, and what it says it is for. */
  called?: string;
  purpose?: string;
  /** Everything that the program is going to have. */
  types: readonly string[];
  facts: TypeFacts | undefined;
  /** Expressions for an argument that other blocks of the program give. */
  connect(argument: string, takes: CtyType): readonly string[];
  /** Whether a text that the request says may be used for this block: what it says once is meant for one. */
  claim(text: string): boolean;
  /** Values that the block had when it was written before, by path. */
  given: ReadonlyMap<string, string>;
  /** What the model wrote freely, by path: taken where nothing else says the value and it is a valid literal. */
  drafted: ReadonlyMap<string, string>;
}

/** A variable that has to be declared. */
export interface Asked {
  variable: string;
  type: CtyType;
  /** The argument, when nobody says its value; undefined when the request asks for the variable itself. */
  argument?: string;
}

export interface Intent {
  /** Paths of its maps begin with the type. */
  scope: Omit<Scope, "declared">;
  /** Whose the values are that aren't left to the model, by path. */
  sources: ReadonlyMap<string, Source>;
  asks: readonly Asked[];
}

/** Undefined when no schema has the type. `excluded`: paths of arguments and blocks that failed and can be left out. */
export function intentOf(
  type: string,
  parts: IntentParts,
  excluded: ReadonlySet<string> = new Set(),
): Intent | undefined {
  const schema = parts.schemas.block(type);
  if (!schema) return undefined;
  const block = asWritten(schema);
  const intending = new Intending(type, parts, excluded);
  const valuesAt = (path: string) => intending.valuesAt(path);
  const fields = fieldsFor(type, parts.request, parts.types, parts.schemas, valuesAt);
  const narrow = intending.narrowed(block, fields, type);
  const { choices, values, documents, fixed, sources, asks } = intending;
  const facts = parts.facts && { facts: { [type]: parts.facts } };
  const scope = { blocks: new Map([[type, narrow]]), values, choices, documents, fixed, ...facts };
  return { scope, sources, asks };
}

class Intending {
  readonly choices = new Map<string, readonly string[]>();
  readonly values = new Map<string, readonly string[]>();
  readonly documents = new Map<string, NestedAttributes>();
  readonly fixed = new Map<string, string>();
  readonly sources = new Map<string, Source>();
  readonly asks: Asked[] = [];
  constructor(
    private readonly type: string,
    private readonly parts: IntentParts,
    private readonly excluded: ReadonlySet<string>,
  ) {}

  /** The block with the arguments and blocks of `fields` only, in their order; what the request is about is required. */
  narrowed(block: Block, fields: readonly Field[], path: string): Block {
    const attributes = new Map<string, Attribute>();
    const blocks = new Map<string, NestedBlock>();
    for (const field of fields) {
      if (this.excluded.has(field.path) && !field.required) continue;
      if (field.kind === "argument") {
        const attribute = block.attributes.get(field.name);
        const required = attribute && this.decide(field, attribute);
        if (attribute && required !== undefined)
          attributes.set(field.name, { ...attribute, required: required || field.said });
        continue;
      }
      const nested = nestedOf(block, field.name);
      if (!nested) continue;
      if (this.opens(field)) {
        this.open(nested, field.path, blocks, field.name);
        continue;
      }
      const inner = this.narrowed(nested.block, field.fields, field.path);
      if (inner.attributes.size + inner.blocks.size === 0 && !field.required && !field.said) continue;
      blocks.set(field.name, { ...nested, min: Math.max(nested.min, 1), max: 1, block: inner });
    }
    this.heedGroups(block, attributes, blocks, path);
    return { attributes, blocks, deprecated: block.deprecated };
  }

  valuesAt(path: string): readonly string[] | undefined {
    const inside = path.slice(this.type.length + 1);
    const { values, anyCase, doubtful } = this.parts.facts ?? {};
    return values?.[inside] ?? anyCase?.[inside] ?? doubtful?.values?.[inside] ?? knownValues(path);
  }

  /** Whether the argument has to be written; undefined when it is better left out. */
  private decide(field: Argument & { required: boolean; value?: string }, attribute: Attribute): boolean | undefined {
    const { name, path } = field;
    const argument = { name, path, type: attribute.type, required: attribute.required, value: field.value };
    if (this.excluded.has(path)) {
      this.ask(argument);
      return true;
    }
    const values = this.valuesAt(path);
    if (values && values.length > 0) this.values.set(path, values);
    const decided = this.decided(argument, values);
    if (decided) {
      this.choices.set(path, decided.texts);
      if (decided.texts.length === 1) this.sources.set(path, decided.from);
      return true;
    }
    const drafted = this.drafted(argument, values);
    if (drafted !== undefined) {
      this.choices.set(path, [drafted]);
      return true;
    }
    const document = documentFor(this.type, name);
    if (document && attribute.type === "string") {
      this.document(path, document, name);
      return true;
    }
    // An image, someone else's ARN: a fact about the user's account, which no model knows.
    const isLabel = name === "id" && path.split(".").length > 2;
    if ((isIdentifier(name) && !isLabel) || isReferences(argument) || (attribute.required && isPersonal(name))) {
      if (!attribute.required && name !== "ami") return undefined;
      this.ask(argument);
      return true;
    }
    return attribute.required || isNeeded(path);
  }

  private decided(
    argument: Argument & { required: boolean; value: string | undefined },
    values: readonly string[] | undefined,
  ): { texts: string[]; from: Source } | undefined {
    const { request, connect } = this.parts;
    const { name, path, type, value } = argument;
    const one = (text: string, from: Source) => ({ texts: [text], from });
    if (this.fromVariable(argument)) {
      this.asks.push({ variable: name, type });
      return one(`var.${name}`, "request");
    }
    const repeated = this.parts.given.get(repeatedBy(path) ?? "");
    if (repeated !== undefined) return one(repeated, "program");
    const derived = derivedFor(path, this.parts);
    if (derived) return one(derived.text, derived.said ? "request" : "program");
    // `launch_template { id = … }` names the block's own thing.
    const around = path.split(".").at(-2);
    const within =
      path.split(".").length > 2 && /^(?:id|name|arn)$/.test(name) ? connect(`${around}_${name}`, type) : [];
    const connected = within.length > 0 ? within : connect(name, type);
    if (connected.length > 0) return { texts: [...connected], from: "program" };
    const own = new Set(words(this.type.replaceAll("_", " ")));
    const others = words(request).filter((word) => !own.has(word));
    const said =
      value ??
      saidValue(values, ` ${others.join(" ")} `) ??
      termFor(path, new Set(others)) ??
      values?.find(isSwitchedOn);
    if (said !== undefined && (type === "bool" || type === "number")) return one(said, "request");
    if (said !== undefined)
      return one(type === "string" ? JSON.stringify(said) : `[${JSON.stringify(said)}]`, "request");
    const named = this.named(argument);
    if (named !== undefined) return one(JSON.stringify(named), "request");
    const isAllowed = (text: string) =>
      !values || values.some((value) => text === value || text === JSON.stringify(value));
    const literals = this.parts.said.for(argument).filter(isAllowed);
    const free = literals.filter((text) => type !== "string" || this.parts.claim(`${name} ${text}`));
    if (free.length > 0) return { texts: free, from: "request" };
    const convention = conventionFor(path);
    if (convention !== undefined) return one(convention, "schema");
    const [only, ...more] = values ?? [];
    if (only !== undefined && more.length === 0 && type === "string") return one(JSON.stringify(only), "schema");
    return undefined;
  }

  /** A literal of the model's free draft that the argument takes. */
  private drafted({ name, path, type }: Argument, values: readonly string[] | undefined): string | undefined {
    const text = this.parts.drafted.get(path);
    if (text === undefined || isIdentifier(name)) return undefined;
    if (type === "number") return /^-?\d+(?:\.\d+)?$/.test(text) ? text : undefined;
    if (type === "bool") return /^(?:true|false)$/.test(text) ? text : undefined;
    if (type !== "string" || !/^"[^"\\$%]*"$/.test(text)) return undefined;
    return !values || values.some((value) => JSON.stringify(value) === text) ? text : undefined;
  }

  /** The name of the thing: what the request calls it; where it has to have one, what it is for. */
  private named({ name, path }: Argument): string | undefined {
    const inside = path.slice(this.type.length + 1);
    if (!isName(name) || (inside.includes(".") && inside !== "metadata.name")) return undefined;
    const { called, purpose, facts, request } = this.parts;
    const plain = called ?? purpose;
    if (plain === undefined) return undefined;
    // What keeps the order of messages is told by its name.
    const fifo =
      /^aws_s[qn]s_(?:queue|topic)$/.test(this.type) && /\bfifo\b/i.test(request) && !plain.endsWith(".fifo");
    const text = fifo ? `${plain}.fifo` : plain;
    const format = facts?.formats?.[inside] ?? facts?.doubtful?.formats?.[inside];
    return format ? formed(text, format) : text;
  }

  private ask({ name, path, type }: Argument): void {
    const variable = name === "ami" ? name : variableName(path);
    this.asks.push({ variable, type, argument: name });
    this.choices.set(path, [`var.${variable}`]);
    this.sources.set(path, "user");
  }

  private document(path: string, document: NestedAttributes, argument: string): void {
    this.documents.set(path, document);
    for (const [inside, values] of Object.entries(DOCUMENT_VALUES)) {
      const fitting = inside === "Statement.Effect" && argument === "assume_role_policy" ? ["Allow"] : values;
      this.values.set(`${path}.${inside}`, fitting);
    }
    if (argument === "assume_role_policy") this.choices.set(`${path}.Statement.Action`, ['"sts:AssumeRole"']);
    const { request, others, said } = this.parts;
    const text = phraseText(request);
    const meant = PRINCIPALS.filter(([words]) => words.split("|").some((phrase) => text.includes(phraseText(phrase))));
    const principals = (meant.length > 0 ? meant : PRINCIPALS).map(([, principal]) => principal);
    this.values.set(`${path}.Statement.Principal.Service`, principals);
    const arns = said.texts.filter(({ kind }) => kind === "arn").map((arn) => JSON.stringify(arn.text));
    this.choices.set(`${path}.Statement.Resource`, arns.length > 0 ? arns : [...others("arn"), '"*"']);
    const actions = [...request.matchAll(/\b[a-z0-9-]+:[A-Z][A-Za-z]+\*?/g)].map(([action]) => JSON.stringify(action));
    if (actions.length > 0 && argument === "policy")
      this.choices.set(`${path}.Statement.Action`, [actionsOf(document, actions)]);
    const target = others("arn", this.type);
    if (argument === "redrive_policy" && target.length > 0) this.choices.set(`${path}.deadLetterTargetArn`, target);
    for (const inside of ["maxReceiveCount", "portMappings.containerPort"]) {
      const snake = (inside.split(".").at(-1) as string).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const [number] = said.number(snake);
      if (number !== undefined) this.choices.set(`${path}.${inside}`, [number]);
    }
  }

  /** "a key pair variable" is about `key_name`; "an email subscription taken from a variable" about the endpoint of a subscription. */
  private fromVariable({ name, path }: Argument): boolean {
    const last = path.split(".")[0]?.split("_").at(-1) ?? "";
    return variableClauses(this.parts.request).some((clause) => {
      const said = new Set(words(clause));
      return (
        words(name.replaceAll("_", " ")).some((word) => word !== "name" && word !== "id" && said.has(word)) ||
        (name === "endpoint" && said.has(last))
      );
    });
  }

  /** Whether the blocks open ports that the request names. */
  private opens({ name }: Field): boolean {
    return name === "ingress" && accessIn(this.parts.request).length > 0;
  }

  /** One block for every service that the request opens. */
  private open({ block }: NestedBlock, path: string, blocks: Map<string, NestedBlock>, name: string): void {
    const text = accessIn(this.parts.request).map(({ port, networks }) => {
      const rows = [`from_port = ${port}`, `to_port = ${port}`, 'protocol = "tcp"'];
      if (networks.length > 0)
        rows.push(`cidr_blocks = [${networks.map((network) => JSON.stringify(network)).join(", ")}]`);
      return `  ${name} {\n${rows.map((row) => `    ${row}\n`).join("")}  }\n`;
    });
    this.fixed.set(path, text.join("\n"));
    this.sources.set(path, "request");
    blocks.set(name, { nesting: "set", min: 0, max: 0, block });
  }

  /** At most one of what excludes each other; of those of which one is needed, the first that can be written simply. */
  private reluctance(path: string, name: string): number {
    return (this.excluded.has(`${path}.${name}`) ? 2 : 0) + (isIdentifier(name) ? 1 : 0);
  }

  private heedGroups(
    block: Block,
    attributes: Map<string, Attribute>,
    blocks: ReadonlyMap<string, NestedBlock>,
    path: string,
  ): void {
    const { conflicts = [], one = [], any = [] } = this.parts.facts ?? {};
    const at = path === this.type ? "" : `${path.slice(this.type.length + 1)}.`;
    const here = (group: readonly string[]) =>
      group.filter((member) => member.startsWith(at)).map((member) => member.slice(at.length));
    for (const group of [...conflicts, ...one].map(here)) {
      const given = group.filter((name) => attributes.has(name) || blocks.has(name));
      const weigh = (name: string) => (blocks.has(name) ? 2 : attributes.get(name)?.required ? 1 : 0);
      for (const name of given.toSorted((a, b) => weigh(b) - weigh(a)).slice(1))
        if (!block.attributes.get(name)?.required) attributes.delete(name);
    }
    for (const group of [...one, ...any].map(here)) {
      if (group.length === 0 || group.some((name) => attributes.has(name) || blocks.has(name) || name.includes(".")))
        continue;
      const [name] = group
        .filter((member) => block.attributes.has(member))
        .sort((a, b) => this.reluctance(path, a) - this.reluctance(path, b));
      const attribute = name === undefined ? undefined : block.attributes.get(name);
      if (name === undefined || !attribute) continue;
      this.decide(
        { name, path: `${path}.${name}`, type: attribute.type, required: true },
        { ...attribute, required: true },
      );
      attributes.set(name, { ...attribute, required: true });
    }
  }
}

/** A nested block, or an attribute that is a list or set of objects and written like one. */
function nestedOf(block: Block, name: string): NestedBlock | undefined {
  const nested = block.blocks.get(name);
  if (nested) return nested;
  const type = block.attributes.get(name)?.type;
  if (type === undefined || typeof type === "string" || (type[0] !== "list" && type[0] !== "set")) return undefined;
  const of = type[1];
  if (typeof of === "string" || of[0] !== "object") return undefined;
  const optional = {
    required: false,
    optional: true,
    computed: false,
    sensitive: false,
    deprecated: false,
    writeOnly: false,
  };
  const attributes = new Map(Object.entries(of[1]).map(([key, inner]) => [key, { type: inner, ...optional }]));
  return { nesting: type[0], min: 0, max: 0, block: { attributes, blocks: new Map(), deprecated: false } };
}

/** Lists of other things, which only the program or the user can name. */
const isReferences = ({ name, type }: Argument) =>
  isStringList(type) &&
  /(?:^|_)(?:subnets?|security_groups?|actions|layers|load_balancers|target_groups?|groups|topics|arns|ids)$/.test(
    name,
  );

/** Facts about the user, which no model knows. */
const isPersonal = (name: string) =>
  /^(?:location|region|project|domain|email)$|(?:^|_)(?:domain_name|email|project_id|account_id|url|endpoint|host|service_name)$/.test(
    name,
  );

/** A text in the form that an argument asks for, with what every such text begins with; undefined when that isn't enough. */
function formed(text: string, format: Format): string | undefined {
  if (hasFormat(text, format) !== false) return text;
  const begins = /^\^(?:\(\?i\))?([\w/.-]+)/.exec(format.pattern ?? "")?.[1] ?? "";
  return [`${begins}${text}`, text.toLowerCase(), text.toLowerCase().replace(/[^a-z0-9]/g, "")].find((one) =>
    hasFormat(one, format),
  );
}

/** Actions in the form that the document has for them: a list, or one. */
function actionsOf({ attributes }: NestedAttributes, actions: readonly string[]): string {
  const type = attributes.get("Statement")?.nested?.attributes.get("Action")?.type;
  return type === "string" ? (actions[0] as string) : `[${actions.join(", ")}]`;
}

/** The "on" of an argument with two states. It is written because the request is about it. */
const isSwitchedOn = (value: string) => /^(?:enabled|on|active)$/i.test(value);

const variableName = (path: string) =>
  path
    .replace("data.", "")
    .split(".")
    .slice(-2)
    .join("_")
    .replace(/^[a-z]+_/, "");
