/**
 * `npx tsx scripts/schemas/compare.ts DUMP COMPACT [FILTER]`: how a compact schema differs from the output of
 * `terraform providers schema -json` (plain or gzip'd). Counts everything that the dump's resources hold; lists every
 * difference whose line contains FILTER (default: the first few of each kind). What only one side has is listed by name.
 */
import { readFileSync } from "node:fs";
import type { Attribute, Block, NestedBlock, SchemaKind } from "../../src/core/schema.ts";
import { FLAGS, ProviderSchema } from "../../src/core/schema.ts";
import { typeKey } from "./compact.ts";
import { readDump } from "./dump.ts";

const SHOWN = 5;
type Difference = (kind: string, path: string, detail?: string) => void;

/** Counts of facts that are equal, by kind of fact. */
const equal = new Map<string, number>();
const differences = new Map<string, string[]>();

function check(fact: string, path: string, dump: unknown, compact: unknown): void {
  if (dump === compact) equal.set(fact, (equal.get(fact) ?? 0) + 1);
  else differ(fact, path, `dump ${dump}, compact ${compact}`);
}

const differ: Difference = (kind, path, detail = "") => {
  differences.set(kind, [...(differences.get(kind) ?? []), `${path} ${detail}`]);
};

function compareBlock(path: string, dump: Block, compact: Block): void {
  check("block deprecated", path, dump.deprecated, compact.deprecated);
  compareNames(path, "attribute", dump.attributes, compact.attributes, compareAttribute);
  compareNames(path, "block", dump.blocks, compact.blocks, compareNested);
}

function compareNames<V>(
  path: string,
  kind: string,
  dump: ReadonlyMap<string, V>,
  compact: ReadonlyMap<string, V>,
  compare: (path: string, dump: V, compact: V) => void,
): void {
  for (const [name, value] of dump) {
    const other = compact.get(name);
    if (other === undefined) differ(`${kind} only in dump`, `${path}.${name}`);
    else compare(`${path}.${name}`, value, other);
  }
  for (const name of compact.keys()) if (!dump.has(name)) differ(`${kind} only in compact`, `${path}.${name}`);
}

function compareAttribute(path: string, dump: Attribute, compact: Attribute): void {
  for (const flag of Object.keys(FLAGS) as (keyof typeof FLAGS)[]) check(flag, path, dump[flag], compact[flag]);
  check("attribute nesting", path, dump.nested?.nesting, compact.nested?.nesting);
  if (dump.nested && compact.nested) {
    compareNames(path, "attribute", dump.nested.attributes, compact.nested.attributes, compareAttribute);
  } else check("type", path, typeKey(dump.type), typeKey(compact.type));
}

function compareNested(path: string, dump: NestedBlock, compact: NestedBlock): void {
  for (const fact of ["nesting", "min", "max"] as const) check(`block ${fact}`, path, dump[fact], compact[fact]);
  compareBlock(path, dump.block, compact.block);
}

function compareSchemas(dumpPath: string, compactPath: string): void {
  const dump = readDump(dumpPath);
  const compact = ProviderSchema.parse(readFileSync(compactPath, "utf8"));
  console.log(`${dump.source}: ${dumpPath} against ${compact.version}`);
  // Some dumps leave the provider's own configuration out.
  if (dump.provider.attributes.size > 0) compareBlock("provider", dump.provider, compact.provider);
  for (const kind of ["resource", "data", "ephemeral"] satisfies SchemaKind[]) {
    for (const [name, { version, block }] of dump.schemas[kind]) {
      const other = compact.block(kind, name);
      if (!other) differ(`${kind} only in dump`, name);
      else {
        check("schema version", `${kind}.${name}`, version, compact.schemaVersion(kind, name));
        compareBlock(`${kind}.${name}`, block, other);
      }
    }
    for (const name of compact.names(kind)) if (!dump.schemas[kind].has(name)) differ(`${kind} only in compact`, name);
  }
}

const [dumpPath, compactPath, filter] = process.argv.slice(2);
if (!dumpPath || !compactPath) throw new Error("Usage: compare.ts DUMP COMPACT [FILTER]");
compareSchemas(dumpPath, compactPath);
for (const [fact, count] of equal) {
  console.log(`${fact.padEnd(20)} equal ${String(count).padStart(7)}, different ${differences.get(fact)?.length ?? 0}`);
}
for (const [kind, all] of differences) {
  const lines = filter ? all.filter((line) => `${kind} ${line}`.includes(filter)) : all.slice(0, SHOWN);
  if (lines.length > 0)
    console.log(`-- ${kind}: ${all.length}\n${lines.map((line) => `   ${line.slice(0, 400)}`).join("\n")}`);
}
