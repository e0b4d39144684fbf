/** The value of one argument by its type: from the request where it says it, else from the model, checked for its form. */
import type { CtyType } from "../core/schema.ts";
import type { Field } from "../prompt/fields.ts";
import { actionsIn, machineIn, nameIn, networksIn, numbersIn, serviceIn } from "../prompt/literals.ts";
import { VALUES } from "../prompt/values.ts";
import { words } from "../prompt/words.ts";
import { isStringList } from "./connect.ts";

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
  /** Has a second resource of the same type written, of this name; gives its address. */
  another(name: string): string;
  /** What has been written, piece by piece. */
  tell(text: string): void;
}

export type Argument = Extract<Field, { kind: "argument" }>;

/** Undefined when neither request nor model gives a value of the right form. */
export async function valueByType(guide: Guide, field: Argument, prefill: string): Promise<string | undefined> {
  const { request } = guide;
  if (field.type === "bool") return switchValue(field, request);
  if (field.type === "number") {
    const given = numbersIn(request);
    if (given.length === 1) return String(given[0]);
    return /^\s*"?(\d{1,9})\b/.exec(await guide.ask(prefill, ["\n"], 6))?.[1];
  }
  if (field.type === "string") return string(guide, field, prefill);
  return isStringList(field.type) ? list(guide, field, prefill) : undefined;
}

async function string(guide: Guide, field: Argument, prefill: string): Promise<string | undefined> {
  const { request } = guide;
  const { name, path } = field;
  if (name === "redrive_policy") return redrivePolicy(guide);
  if (/policy$|_policy_document$/.test(name)) return policyDocument(guide, name, prefill);
  const machine = /^instance_(?:type|class)$/.test(name);
  if (machine && machineIn(request) !== undefined) return JSON.stringify(machineIn(request));
  const networks = networksIn(request);
  if (/cidr/.test(name) && networks.length === 1 && !path.includes("subnet")) return JSON.stringify(networks[0]);
  const isName = /^(?:name|bucket|family)$|_name$|_identifier$/.test(name);
  const givenName = guide.first && isName ? nameIn(request) : undefined;
  if (givenName !== undefined) return JSON.stringify(givenName);
  const text = (await guide.ask(`${prefill}"`, ['"', "\n"], 24)).trim();
  if (VALUES[path]) return matching(VALUES[path], text);
  if (/cidr/.test(name)) return networksIn(text)[0] === text ? JSON.stringify(text) : privateNetwork(guide, name, path);
  if (machine) return machineIn(text) === text ? JSON.stringify(text) : undefined;
  if (/^(?:name|bucket|family)$|_name$|_identifier$/.test(name))
    return /^[\w .-]+$/.test(text) ? quoted(slug(text)) : undefined;
  return quoted(text);
}

/** A new network needs some range; which private one is a matter of taste, so it is chosen, and said. */
function privateNetwork(guide: Guide, name: string, path: string): string | undefined {
  if (path !== "aws_vpc.cidr_block") return undefined;
  guide.chose(name, "10.0.0.0/16", ["any private network"]);
  return '"10.0.0.0/16"';
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

async function list(guide: Guide, { name, path }: Argument, prefill: string): Promise<string | undefined> {
  const networks = networksIn(guide.request);
  if (/cidr/.test(name))
    return networks.length > 0 ? `[${networks.map((n) => JSON.stringify(n)).join(", ")}]` : undefined;
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
    const said = serviceIn(guide.request);
    if (said !== undefined) return `${open}${said}" }\n    }]\n  })`;
    const service = await guide.ask(prefill + open, ['"', "\n"], 12);
    return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/.test(service.trim())
      ? `${open}${service.trim()}" }\n    }]\n  })`
      : undefined;
  }
  const open = `${head}      Action = ["`;
  const known = actionsIn(guide.request).map((action) => JSON.stringify(action));
  const written = async () =>
    `"${await guide.ask(prefill + open, ["]", "\n"], 40)}`.match(/"[a-z0-9-]+:[A-Za-z*]+"/g) ?? [];
  // Taking on a role is what the role's own document is for: said here, the model only repeats itself.
  const actions = known.length > 0 ? known : (await written()).filter((action) => !action.includes("sts:"));
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

/** Where a queue's messages go that nobody could handle, after how many tries: SQS's own form of it. */
function redrivePolicy(guide: Guide): string {
  const [tries] = numbersIn(guide.request);
  if (tries === undefined) guide.chose("maxReceiveCount", "5", ["any number from 1 to 1000"]);
  const target = `${guide.another("dead_letter")}.arn`;
  return `jsonencode({\n    deadLetterTargetArn = ${target}\n    maxReceiveCount = ${tries ?? 5}\n  })`;
}
