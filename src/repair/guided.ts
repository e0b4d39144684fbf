/**
 * Writes a block field by field: the schema gives the names, the request and the program what they give literally, the model every other value. A value
 * that would be a fact about the user's account (an image, a foreign ARN) is asked for as a variable; one that has the wrong form is left out.
 */
import type { CtyType } from "../core/schema.ts";
import { type Field, isIdentifier, saidValue } from "../prompt/fields.ts";
import { accessIn, variableClauses } from "../prompt/literals.ts";
import { VALUES } from "../prompt/values.ts";
import { phraseText, words } from "../prompt/words.ts";
import { type Argument, type Guide, type Value, valueByType } from "./value.ts";

/** Arguments of a nested block that repeat one of the block around it. */
const SAME: Readonly<Record<string, string>> = { "aws_dynamodb_table.attribute.name": "hash_key" };
/** A choice among more than these is the user's. */
const FEW = 4;

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
    if (value === undefined) continue;
    guide.took(value.from);
    given.set(field.name, value.text);
    add(`${start}${value.text}\n`);
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
  return [{}];
}

async function valueFor(
  guide: Guide,
  field: Argument,
  prefill: string,
  port: number | undefined,
): Promise<Value | undefined> {
  const { request } = guide;
  const { name, path, type, required } = field;
  if (port !== undefined && (name === "from_port" || name === "to_port"))
    return { text: String(port), from: "request" };
  if (port !== undefined && name === "protocol") return { text: '"tcp"', from: "request" };
  if (fromVariable(field, request)) return { text: `var.${name}`, from: "request" };
  const connected = guide.connect(name, type);
  if (connected !== undefined) return { text: connected, from: "program" };
  const said = saidValue(path, phraseText(request)) ?? VALUES[path]?.find((value) => isSwitchedOn(value));
  if (said !== undefined)
    return { text: type === "string" ? JSON.stringify(said) : `[${JSON.stringify(said)}]`, from: "request" };
  const question = (): Value => {
    const variable = name === "ami" ? name : variableName(path);
    guide.asks(name, variable);
    return { text: `var.${variable}`, from: "user" };
  };
  // An image, someone else's ARN: a fact about the user's account, which no model knows.
  if (isIdentifier(name)) return required || name === "ami" ? question() : undefined;
  const written = await valueByType(guide, field, prefill);
  if (written !== undefined || !required) return written;
  const values = VALUES[path];
  const [first] = values ?? [];
  if (values === undefined || first === undefined || values.length > FEW || type !== "string") return question();
  guide.chose(name, first, values);
  return { text: JSON.stringify(first), from: "schema" };
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
