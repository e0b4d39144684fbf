/** The value of one argument by its type: from the request where it says it, else from the model, checked for its form. */
import type { CtyType } from "../core/schema.ts";
import type { Field } from "../prompt/fields.ts";
import { machineIn, nameIn, networksIn, numbersIn } from "../prompt/literals.ts";
import { VALUES } from "../prompt/values.ts";
import { words } from "../prompt/words.ts";
import { isStringList } from "./connect.ts";

/** `request`: said in it literally. `program`: a reference that only one block fits. `schema`: its one possible value. `user`: asked as a variable. */
export type Source = "model" | "request" | "program" | "schema" | "user";

/** What a value may be made from, and whom to tell. */
export interface Guide {
  request: string;
  /** The block is the first of the program: a name that the request gives is its name. */
  first: boolean;
  /** Has the model continue `prefill` until one of `stop`; gives the continuation. */
  ask(prefill: string, stop: readonly string[], maxTokens: number): Promise<string>;
  /** The expression for an argument that another block of the program gives. */
  connect(argument: string, takes: CtyType): string | undefined;
  /** A required argument is left to the user, as this variable. */
  asks(argument: string, variable: string): void;
  /** A required value that neither request nor model says was chosen among the few there are. */
  chose(argument: string, value: string, values: readonly string[]): void;
  /** The value, the first time only: what the request says once is meant for one place. */
  claim(value: string): string | undefined;
  /** Where a value comes from: the share that the model wrote is told to the user. */
  took(source: Source): void;
  /** What has been written, piece by piece. */
  tell(text: string): void;
}

export type Argument = Extract<Field, { kind: "argument" }>;

/** An expression and whose it is. */
export interface Value {
  text: string;
  from: Source;
}

const by = (from: Source, text: string | undefined): Value | undefined => (text === undefined ? text : { text, from });

/** Undefined when neither request nor model gives a value of the right form. */
export async function valueByType(guide: Guide, field: Argument, prefill: string): Promise<Value | undefined> {
  const { request } = guide;
  const { name, type } = field;
  if (type === "bool") return by("request", switchValue(field, request));
  if (type === "number") {
    const given = numbersIn(request);
    if (given.length === 1) return by("request", String(given[0]));
    return by("model", /^\s*"?(\d{1,9})\b/.exec(await guide.ask(prefill, ["\n"], 6))?.[1]);
  }
  if (type === "string") {
    const said = literal(guide, field);
    return said === undefined ? by("model", await string(guide, field, prefill)) : by("request", JSON.stringify(said));
  }
  if (!isStringList(type)) return undefined;
  const networks = /cidr/.test(name) ? networksIn(request) : [];
  return networks.length > 0
    ? by("request", `[${networks.map((network) => JSON.stringify(network)).join(", ")}]`)
    : by("model", await list(guide, field, prefill));
}

const isMachine = (name: string) => /^instance_(?:type|class)$/.test(name);
const isName = (name: string) => /^(?:name|bucket|family)$|_name$|_identifier$/.test(name);

/** What the request gives for an argument in so many words: a machine type, a network, a name. */
function literal({ request, first, claim }: Guide, { name, path }: Argument): string | undefined {
  if (isMachine(name)) return machineIn(request);
  const [network, ...more] = networksIn(request);
  if (/cidr/.test(name) && more.length === 0 && !path.includes("subnet")) return network && claim(network);
  return first && isName(name) ? nameIn(request) : undefined;
}

async function string(guide: Guide, { name, path }: Argument, prefill: string): Promise<string | undefined> {
  if (/policy$|_policy_document$/.test(name)) return policyDocument(guide, name, prefill);
  const text = (await guide.ask(`${prefill}"`, ['"', "\n"], 24)).trim();
  if (VALUES[path]) return matching(VALUES[path], text);
  if (/cidr/.test(name)) return networksIn(text)[0] === text ? JSON.stringify(text) : undefined;
  if (isMachine(name)) return machineIn(text) === text ? JSON.stringify(text) : undefined;
  if (isName(name)) return /^[\w .-]+$/.test(text) ? quoted(slug(text)) : undefined;
  return quoted(text);
}

/** The value of a list that a text means: the same but for case, or the one that it begins with. */
function matching(values: readonly string[], text: string): string | undefined {
  const form = (value: string) => value.toLowerCase().replace(/[^a-z0-9]+/g, "");
  const found = values.find((value) => form(value) === form(text));
  return found === undefined ? undefined : JSON.stringify(found);
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50)
    .replace(/-+$/, "");
/** A literal; text that says nothing, or that would be read as an expression, is none. */
const quoted = (text: string) => (/^[\w .:/@,+-]{1,80}$/.test(text) ? JSON.stringify(text) : undefined);

async function list(guide: Guide, { path }: Argument, prefill: string): Promise<string | undefined> {
  const text = await guide.ask(`${prefill}["`, ["]", "\n"], 30);
  const values = `"${text}`.match(/"([^"\n]+)"/g)?.map((value) => value.slice(1, -1)) ?? [];
  const known = VALUES[path];
  const kept = known
    ? values.flatMap((value) => matching(known, value) ?? [])
    : values.flatMap((value) => quoted(value) ?? []);
  return kept.length > 0 ? `[${[...new Set(kept)].join(", ")}]` : undefined;
}

/** A policy document: its form is AWS's, the service and the actions are the model's. Without a sensible answer there is none. */
async function policyDocument(guide: Guide, name: string, prefill: string): Promise<string | undefined> {
  const head = 'jsonencode({\n    Version = "2012-10-17"\n    Statement = [{\n      Effect = "Allow"\n';
  if (name === "assume_role_policy") {
    const open = `${head}      Action = "sts:AssumeRole"\n      Principal = { Service = "`;
    const service = await guide.ask(prefill + open, ['"', "\n"], 12);
    return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/.test(service.trim())
      ? `${open}${service.trim()}" }\n    }]\n  })`
      : undefined;
  }
  const open = `${head}      Action = ["`;
  const written = `"${await guide.ask(prefill + open, ["]", "\n"], 40)}`.match(/"[a-z0-9-]+:[A-Za-z*]+"/g) ?? [];
  // Taking on a role is what the role's own document is for: said here, the model only repeats itself.
  const actions = written.filter((action) => !action.includes("sts:"));
  if (actions.length === 0) return undefined;
  return `${head}      Action = [${[...new Set(actions)].join(", ")}]\n      Resource = "*"\n    }]\n  })`;
}

/** A switch that the request is about is on, unless the request denies it: "without encryption". */
function switchValue({ name }: Argument, request: string): "true" | "false" {
  const own = words(name.replaceAll("_", " ")).filter((word) => word.length > 4);
  const denied = [...request.matchAll(/\b(?:no|not|without|never|non)\W+(?:[\w-]+\W+)?([\w-]+)/gi)].flatMap(([text]) =>
    words(text),
  );
  const isDenied = own.some((word) => denied.some((other) => other.slice(0, 5) === word.slice(0, 5)));
  return isDenied && !/^(?:block|restrict|ignore|disable|deny|prevent)/.test(name) ? "false" : "true";
}
