/** The value of one argument: what says it, and if nothing does, whether it is the model's, the user's or better left out. */
import { type Format, hasFormat, spelt, type TypeFacts } from "../core/facts.ts";
import { type Attribute, type CtyType, isStringList, type NestedAttributes } from "../core/schema.ts";
import { managedPolicies } from "../knowledge/grants.ts";
import type { Schemas } from "../knowledge/schemas.ts";
import { variableClauses } from "../language/clauses.ts";
import { readingOf } from "../language/reading.ts";
import { words } from "../language/words.ts";
import type { Assignment } from "./assign.ts";
import { documentChoices, documentFor } from "./documents.ts";
import { isIdentifier, isName } from "./slots.ts";
import { conventionFor, derivedFor, repeatedBy, type Surroundings } from "./usual.ts";
import { spellingOf, valuesOf } from "./values.ts";

/**
 * Whose a value is. `request`: said in it. `program`: a reference, or what follows from it. `schema`: its one possible value, or the one that goes without
 * saying. `user`: asked for as a variable.
 */
export type Source = "model" | "request" | "program" | "schema" | "user";

export interface IntentParts extends Surroundings {
  schemas: Schemas;
  /** What the request says literally for arguments of the block. */
  told: Assignment;
  /** What the request calls the thing, and what it says it is for. */
  called?: string;
  purpose?: string;
  /** Everything that the program is going to have. */
  types: readonly string[];
  facts: TypeFacts | undefined;
  /** Expressions for an argument that other blocks of the program give. */
  connect(path: string, takes: CtyType): readonly string[];
}

export interface Argument {
  name: string;
  /** `aws_security_group.ingress.protocol`. */
  path: string;
  type: CtyType;
}

/** A variable that has to be declared. */
export interface Asked {
  variable: string;
  type: CtyType;
  /** The argument, when nobody says its value; undefined when the request asks for the variable itself. */
  argument?: string;
}

/** Usual values of an argument that a model chooses among: the commonest. */
const OFFERED = 8;

/** Decides about the arguments of one block, one after the other. Paths begin with the type. */
export class Chooser {
  readonly choices = new Map<string, readonly string[]>();
  readonly values = new Map<string, readonly string[]>();
  readonly documents = new Map<string, NestedAttributes>();
  readonly sources = new Map<string, Source>();
  readonly asks: Asked[] = [];

  constructor(
    private readonly type: string,
    private readonly parts: IntentParts,
    private readonly excluded: ReadonlySet<string>,
  ) {}

  valuesAt(path: string): readonly string[] | undefined {
    return valuesOf(this.parts.schemas, path, this.parts.facts);
  }

  /** As the provider spells it, whoever says it. */
  spelt(path: string, text: string): string {
    return spelt(text, spellingOf(this.parts.schemas, path, this.parts.facts));
  }

  /** Whether the argument has to be written; undefined when it is better left out. */
  decide(
    field: Argument & { required: boolean; said?: boolean; value?: string },
    attribute: Attribute,
  ): boolean | undefined {
    const { name, path } = field;
    const argument = { name, path, type: attribute.type, required: attribute.required, value: field.value };
    const isLabel = name === "id" && path.split(".").length > 2;
    if (this.excluded.has(path)) {
      if (isLabel || isName(name)) this.label(argument);
      else this.ask(argument);
      return true;
    }
    const values = this.valuesAt(path);
    if (values && values.length > 0) this.values.set(path, values);
    const decided = this.decided(argument, values);
    if (decided) {
      const texts = decided.texts.map((text) => this.spelt(path, text));
      this.choices.set(path, texts);
      if (texts.length === 1) this.sources.set(path, decided.from);
      return true;
    }
    const document = documentFor(this.type, name);
    if (document && attribute.type === "string") {
      this.documents.set(path, document);
      const { choices, values } = documentChoices(this.type, argument, document, this.parts);
      for (const [inside, texts] of choices) this.choices.set(`${path}.${inside}`, texts);
      for (const [inside, texts] of values) this.values.set(`${path}.${inside}`, texts);
      return true;
    }
    // An image, someone else's ARN: a fact about the user's account, which no model knows.
    if ((isIdentifier(name) && !isLabel) || isReferences(argument) || (attribute.required && isPersonal(name))) {
      if (!attribute.required && name !== "ami") return undefined;
      this.ask(argument);
      return true;
    }
    if (!field.said && !values) this.offer(argument);
    return attribute.required;
  }

  /** Where nothing says a value and no rule limits it, the model chooses among those that examples have: a free text would be made up. */
  private offer({ path, type }: Argument): void {
    if (type !== "string" && type !== "number") return;
    const usual = this.parts.schemas.knowledge.values(this.type, path.slice(this.type.length + 1));
    const shown = usual.filter(({ value }) => typeof value === type).map(({ value }) => JSON.stringify(value));
    if (shown.length === 0) return;
    this.choices.set(path, shown.slice(0, OFFERED));
    if (shown.length === 1) this.sources.set(path, "schema");
  }

  /** What nobody calls anything is called what it is: a text that the model makes up says no more. */
  private label({ path, type }: Argument): void {
    if (type !== "string") return;
    const [, ...words] = this.type.replace("data.", "").split("_");
    this.choices.set(path, [this.spelt(path, JSON.stringify(words.join("-")))]);
    this.sources.set(path, "schema");
  }

  private decided(
    argument: Argument & { required: boolean; value: string | undefined },
    values: readonly string[] | undefined,
  ): { texts: string[]; from: Source } | undefined {
    const { connect } = this.parts;
    const { name, path, type, value } = argument;
    const one = (text: string, from: Source) => ({ texts: [text], from });
    if (type !== "bool" && this.fromVariable(argument)) {
      this.asks.push({ variable: name, type });
      return one(`var.${name}`, "request");
    }
    const repeated = this.choices.get(repeatedBy(path) ?? "");
    if (repeated !== undefined) return { texts: [...repeated], from: "program" };
    const derived = derivedFor(path, this.parts);
    if (derived) return one(derived.text, derived.said ? "request" : "program");
    const told = this.parts.told.get(path)?.map(({ text }) => text) ?? [];
    if (told.length > 0) return one(isStringList(type) ? `[${told.join(", ")}]` : (told[0] as string), "request");
    const connected = connect(path.slice(this.type.length + 1), type);
    if (connected.length > 0) return { texts: [...connected], from: "program" };
    const managed = this.managed(path);
    if (managed !== undefined) return one(managed, "program");
    if (value !== undefined && (type === "bool" || type === "number")) return one(value, "request");
    if (value !== undefined)
      return one(type === "string" ? JSON.stringify(value) : `[${JSON.stringify(value)}]`, "request");
    const named = this.named(argument);
    if (named !== undefined) return one(JSON.stringify(named), "request");
    const convention = conventionFor(path);
    if (convention !== undefined) return one(convention, "schema");
    const [only, ...more] = values ?? [];
    if (only !== undefined && more.length === 0 && type === "string") return one(JSON.stringify(only), "schema");
    return undefined;
  }

  /** The policy of AWS that the role is given which something in the program takes on, unless the request says which: each attachment another one. */
  private managed(path: string): string | undefined {
    const { types, schemas, index, request } = this.parts;
    if (
      path !== "aws_iam_role_policy_attachment.policy_arn" ||
      readingOf(request).texts.some(({ kind }) => kind === "arn")
    )
      return undefined;
    const policies = managedPolicies(types, schemas.knowledge);
    const policy = policies[index] ?? policies[0];
    return policy === undefined ? undefined : JSON.stringify(policy);
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
}

/** A text in the form that an argument asks for, with what every such text begins with; undefined when that isn't enough. */
function formed(text: string, format: Format): string | undefined {
  if (hasFormat(text, format) !== false) return text;
  const begins = /^\^(?:\(\?i\))?([\w/.-]+)/.exec(format.pattern ?? "")?.[1] ?? "";
  return [`${begins}${text}`, text.toLowerCase(), text.toLowerCase().replace(/[^a-z0-9]/g, "")].find((one) =>
    hasFormat(one, format),
  );
}

/** Lists of other things, which only the program or the user can name. */
const isReferences = ({ name, type }: Argument) =>
  isStringList(type) &&
  /(?:^|_)(?:subnets?|security_groups?|actions|layers|load_balancers|target_groups?|groups|topics|arns|ids)$/.test(
    name,
  );

/** Facts about the user, which no model knows. */
const isPersonal = (name: string) =>
  /^(?:project|domain|email)$|(?:^|_)(?:domain_name|email|project_id|account_id|url|endpoint|host)$/.test(name);

const variableName = (path: string) =>
  path
    .replace("data.", "")
    .split(".")
    .slice(-2)
    .join("_")
    .replace(/^[a-z]+_/, "");
