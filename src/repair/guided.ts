/**
 * Writes a block field by field: the schema gives the names, the request and the program what they give literally, the model every other value. A value
 * that would be a fact about the user's account (an image, a foreign ARN) is asked for as a variable; one that has the wrong form is left out.
 */
import type { CtyType } from "../core/schema.ts";
import { type Field, isIdentifier, saidValue } from "../prompt/fields.ts";
import {
  accessIn,
  actionsIn,
  machineIn,
  networksIn,
  numbersIn,
  serviceIn,
  variableClauses,
} from "../prompt/literals.ts";
import { VALUES } from "../prompt/values.ts";
import { phraseText, words } from "../prompt/words.ts";
import { isStringList } from "./connect.ts";

export interface Guide {
  request: string;
  /** Has the model continue `prefill` until one of `stop`; gives the continuation. */
  ask(prefill: string, stop: readonly string[], maxTokens: number): Promise<string>;
  /** The expression for an argument that another block of the program gives. */
  connect(argument: string, takes: CtyType): string | undefined;
  /** A required argument is left to the user, as this variable. */
  asks(argument: string, variable: string): void;
  /** A required value that neither request nor model says was chosen among the few there are. */
  chose(argument: string, value: string, values: readonly string[]): void;
  /** What has been written, piece by piece. */
  tell(text: string): void;
}

/** Arguments of a nested block that repeat one of the block around it. */
const SAME: Readonly<Record<string, string>> = { "aws_dynamodb_table.attribute.name": "hash_key" };
/** Values that follow from where they stand: a route through a gateway is the one to everywhere else. */
const FIXED: Readonly<Record<string, string>> = { "aws_route_table.route.cidr_block": '"0.0.0.0/0"' };
/** A choice among more than these is the user's. */
const FEW = 4;

type Argument = Extract<Field, { kind: "argument" }>;

/** The block `opening` (up to its `{`) with the given fields, after `before`. Ends with `}`. */
export async function writeFields(
  guide: Guide,
  before: string,
  opening: string,
  fields: readonly Field[],
): Promise<string> {
  guide.tell(`${opening}\n`);
  const body = await writeBody(guide, `${before}${opening}\n`, fields, "  ", undefined);
  guide.tell("}\n");
  return `${opening}\n${body}}`;
}

async function writeBody(
  guide: Guide,
  before: string,
  fields: readonly Field[],
  indent: string,
  port: number | undefined,
): Promise<string> {
  let text = "";
  const given = new Map<string, string>();
  const add = (piece: string) => {
    text += piece;
    guide.tell(piece);
  };
  for (const field of fields) {
    if (field.kind === "block") {
      for (const part of repetitions(guide, field)) {
        const open = `\n${indent}${field.name} {\n`;
        const scope = {
          ...guide,
          ...(part.request !== undefined && { request: part.request }),
          connect: (argument: string, takes: CtyType) =>
            given.get(SAME[`${field.path}.${argument}`] ?? "") ?? guide.connect(argument, takes),
        };
        // What is written inside is told once it is known that there is anything.
        const silent = { ...scope, tell: () => {} };
        const inner = await writeBody(silent, before + text + open, field.fields, `${indent}  `, part.port);
        if (inner !== "" || field.required) add(`${open}${inner}${indent}}\n`);
      }
      continue;
    }
    const start = `${indent}${field.name} = `;
    const value = await valueFor(guide, field, before + text + start, port);
    if (value !== undefined) given.set(field.name, value);
    if (value !== undefined) add(`${start}${value}\n`);
  }
  return text;
}

/** An `ingress` for every service that the request opens; everything else once. */
function repetitions(
  { request }: Guide,
  field: Extract<Field, { kind: "block" }>,
): { request?: string; port?: number }[] {
  if (field.name === "ingress") {
    const access = accessIn(request);
    if (access.length > 0) return access.map(({ port, networks }) => ({ port, request: networks.join(" ") }));
  }
  // What may leave is open unless the request says otherwise: AWS's own default, which Terraform would take away.
  if (field.name === "egress") return [{ port: 0, request: "0.0.0.0/0 -1" }];
  return [{}];
}

async function valueFor(
  guide: Guide,
  field: Argument,
  prefill: string,
  port: number | undefined,
): Promise<string | undefined> {
  const { request } = guide;
  const { name, path, type, required } = field;
  if (port !== undefined && (name === "from_port" || name === "to_port")) return String(port);
  if (port !== undefined && name === "protocol") return port === 0 ? '"-1"' : '"tcp"';
  if (fromVariable(field, request)) return `var.${name}`;
  const connected = guide.connect(name, type);
  if (connected !== undefined) return connected;
  if (FIXED[path] !== undefined) return FIXED[path];
  const said = saidValue(path, phraseText(request)) ?? VALUES[path]?.find((value) => isSwitchedOn(value));
  if (said !== undefined) return type === "string" ? JSON.stringify(said) : `[${JSON.stringify(said)}]`;
  const question = () => {
    const variable = name === "ami" ? name : variableName(path);
    guide.asks(name, variable);
    return `var.${variable}`;
  };
  // An image, someone else's ARN: a fact about the user's account, which no model knows.
  if (isIdentifier(name)) return required || name === "ami" ? question() : undefined;
  const written = await byType(guide, field, prefill);
  if (written !== undefined || !required) return written;
  const values = VALUES[path];
  const [first] = values ?? [];
  if (values === undefined || first === undefined || values.length > FEW || type !== "string") return question();
  guide.chose(name, first, values);
  return JSON.stringify(first);
}

/** The "on" of an argument with two states. It is written because the request is about it. */
const isSwitchedOn = (value: string) => /^(?:enabled|on|active)$/i.test(value);

/** A switch that the request is about is on, unless the request denies it: "without encryption". */
function switchValue({ name }: Argument, request: string): "true" | "false" {
  const own = words(name.replaceAll("_", " ")).filter((word) => word.length > 4);
  const denied = [...request.matchAll(/\b(?:no|not|without|never|non)\W+(?:[\w-]+\W+)?([\w-]+)/gi)].flatMap(([text]) =>
    words(text),
  );
  const isDenied = own.some((word) => denied.some((other) => other.slice(0, 5) === word.slice(0, 5)));
  return isDenied && !/^(?:block|restrict|ignore|disable|deny|prevent)/.test(name) ? "false" : "true";
}

const variableName = (path: string) =>
  path
    .replace("data.", "")
    .split(".")
    .slice(-2)
    .join("_")
    .replace(/^[a-z]+_/, "");

/** "a key pair variable" is about `key_name`; "an email subscription taken from a variable" about the endpoint of a subscription. */
function fromVariable({ name, path, required }: Argument, request: string): boolean {
  const last = path.split(".")[0]?.split("_").at(-1) ?? "";
  return variableClauses(request).some((clause) => {
    const said = new Set(words(clause));
    return (
      words(name.replaceAll("_", " ")).some((word) => word !== "name" && word !== "id" && said.has(word)) ||
      (required && name === "endpoint" && said.has(last))
    );
  });
}

async function byType(guide: Guide, field: Argument, prefill: string): Promise<string | undefined> {
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
  if (/policy$|_policy_document$/.test(name)) return policyDocument(guide, name, prefill);
  const machine = /^instance_(?:type|class)$/.test(name);
  if (machine && machineIn(request) !== undefined) return JSON.stringify(machineIn(request));
  const networks = networksIn(request);
  if (/cidr/.test(name) && networks.length === 1 && !path.includes("subnet")) return JSON.stringify(networks[0]);
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
