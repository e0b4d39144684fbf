/** Scopes for walks at random: types of one provider, a program that declares some of them, and the values that are known for certain. */
import { readdirSync, readFileSync } from "node:fs";
import type { Scope } from "../../src/core/constraint.ts";
import type { Facts } from "../../src/core/facts.ts";
import { type Block, ProviderSchema, type SchemaKind } from "../../src/core/schema.ts";
import { declaredIn } from "../../src/decode/declared.ts";
import { shortest } from "./walk.ts";

const ROOT = new URL("../../", import.meta.url);

export interface Provider {
  readonly name: string;
  readonly schema: ProviderSchema;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly types: readonly string[];
}

/** The newest schema of a provider, and what its arguments take for certain. */
export function provider(name: string, id: string): Provider {
  const schema = ProviderSchema.parse(readFileSync(new URL(`public/schemas/${id}.jsonl`, ROOT), "utf8"));
  const typed = (kind: SchemaKind, prefix: string) => schema.names(kind).map((type) => `${prefix}${type}`);
  return {
    name,
    schema,
    values: certainValues(name, Number(schema.version.split(".")[0])),
    types: [...typed("resource", ""), ...typed("data", "data."), ...typed("ephemeral", "ephemeral.")],
  };
}

interface Rules {
  type?: string;
  from?: number;
  until?: number;
  values?: Record<string, string[]>;
  anyCase?: Record<string, string[]>;
}

function certainValues(name: string, major: number): Map<string, readonly string[]> {
  const folder = new URL("wasm/internal/values/", ROOT);
  const values = new Map<string, readonly string[]>();
  if (!readdirSync(folder).includes(`${name}.jsonl`)) return values;
  for (const line of readFileSync(new URL(`${name}.jsonl`, folder), "utf8")
    .split("\n")
    .slice(1)) {
    if (line === "") continue;
    const rules = JSON.parse(line) as Rules;
    if ((rules.from && major < rules.from) || (rules.until && major > rules.until)) continue;
    for (const [path, allowed] of Object.entries({ ...rules.values, ...rules.anyCase }))
      values.set(`${rules.type}.${path}`, allowed);
  }
  return values;
}

export const blockOf = ({ schema, name }: Provider, type: string): Block | undefined => {
  if (type === `provider.${name}`) return schema.provider;
  const [prefix = "", rest = ""] = /^(?:data|ephemeral)\.(.*)/.exec(type) ? type.split(".") : ["resource", type];
  return schema.block(prefix as SchemaKind, rest);
};

const VARIABLES = `variable "text" {
  type = string
}

variable "size" {
  type = number
}

variable "on" {
  type = bool
}

variable "names" {
  type = list(string)
}

variable "labels" {
  type = map(string)
}

variable "thing" {
  type = object({ name = string, ports = list(number) })
}
`;

/** A scope of `types`, and the program that declares what the scope says is declared. */
export function scopeOf(
  from: Provider,
  types: readonly string[],
  facts: Facts = {},
): { scope: Scope; program: string } {
  const blocks = new Map<string, Block>();
  for (const type of types) {
    const block = blockOf(from, type);
    if (block) blocks.set(type, block);
  }
  const bare: Scope = { blocks, declared: new Map(), values: from.values, facts };
  const declaring = [...blocks.keys()].slice(0, 3).filter((type) => !type.startsWith("provider."));
  const program = [VARIABLES, ...declaring.map((type) => shortest(bare, `${header(type, "declared")}\n`))].join("\n\n");
  return { scope: { ...bare, declared: declaredIn(program, (type) => blocks.get(type)) }, program };
}

/** `resource "TYPE" "NAME" {` and the like. */
export function header(type: string, name: string): string {
  const [kind, own] = /^(data|ephemeral|provider)\.(.*)/.exec(type)?.slice(1) ?? ["resource", type];
  return kind === "provider" ? `provider "${own}" {` : `${kind} "${own}" "${name}" {`;
}
