/**
 * What decoding accepts, against what is valid: every block of the documentation's examples and of language models' programs that the verifier calls
 * valid, as the formatter prints it, must be accepted in the free layout. Blocks of types without a schema at hand are no fair question.
 */
import { readFileSync } from "node:fs";
import type { SchemaEntry } from "../../src/core/catalogue.ts";
import { addressOf, type Item, outline } from "../../src/core/outline.ts";
import { type Block, ProviderSchema, type SchemaKind } from "../../src/core/schema.ts";
import type { State } from "../../src/decode/accept/index.ts";
import { acceptProgram } from "../../src/decode/accept/program.ts";
import { declaredIn } from "../../src/decode/declared.ts";
import type { NodeVerifier } from "../../src/verifier/node.ts";
import { CORPORA, type Example, withVersion } from "./documentation.ts";
import { wholeProgram } from "./explain.ts";
import { corpusOf, type Judged, rowsOf, schemaDump, type Yardstick } from "./shared.ts";

const SCHEMAS = new URL("../../public/schemas/", import.meta.url);
const catalogue = JSON.parse(readFileSync(new URL("index.json", SCHEMAS), "utf8")) as SchemaEntry[];
const read = new Map<string, ProviderSchema>();

function schemaOf({ id, file }: SchemaEntry): ProviderSchema {
  const schema = read.get(id) ?? ProviderSchema.parse(readFileSync(new URL(file, SCHEMAS), "utf8"));
  read.set(id, schema);
  return schema;
}

/** `provider`: what the block itself says, such as google-beta. */
type Lookup = (type: string, provider?: string) => Block | undefined;

/** Schemas of all providers, the given one's in a certain major; the newest of the others. */
function lookup(provider: string, major: number | undefined): Lookup {
  const names = new Set<string>();
  const entries = catalogue.filter(({ source, version }) => {
    const name = source.slice(source.lastIndexOf("/") + 1);
    const other = name !== provider && name !== `${provider}-beta`;
    if (names.has(name) || !(other || major === undefined || version.startsWith(`${major}.`))) return false;
    names.add(name);
    return true;
  });
  return (type, named) => {
    const [, kind = "resource", own = type] = /^(data|ephemeral|provider)\.(.*)/.exec(type) ?? [];
    if (kind === "provider") {
      const entry = entries.find(({ source }) => source.endsWith(`/${own}`));
      return entry && schemaOf(entry).provider;
    }
    const first = entries.find(({ source }) => source.endsWith(`/${named}`));
    for (const entry of first ? [first, ...entries] : entries) {
      const block = schemaOf(entry).block(kind as SchemaKind, own);
      if (block) return block;
    }
    return undefined;
  };
}

export const accept: Yardstick = async function* ({ limit, alone, verifier }) {
  const bundled = await verifier();
  for (const [provider, { major }] of Object.entries(CORPORA)) {
    const name = provider.replace(/_.*/, "");
    const known = lookup(name, major);
    const judge = async (hcl: string) =>
      (await bundled.verify({ files: withVersion(hcl, name, major), stages: ["parse", "schema"] })).diagnostics.filter(
        ({ severity }) => severity === "error",
      );
    const examples = corpusOf<Example>(provider).filter((_, i) => alone || i % SAMPLE === 0);
    for (const example of examples.slice(0, limit)) {
      const { hcl } = await wholeProgram(example, judge);
      if ((await judge(hcl)).length > 0) continue;
      const id = `${provider}: ${example.kind} ${example.name} #${example.n}`;
      yield* blocksOf(id, `${provider}, blocks`, hcl, bundled, known);
    }
  }
  const ours = await verifier({ aws: schemaDump("aws-5.90.0") });
  const known = lookup("aws", 5);
  const rows = rowsOf<{ id: string; code: string; validate_ok: boolean }>("validate-verdicts");
  for (const { id, code, validate_ok } of rows.slice(0, limit)) {
    if (!validate_ok || !(await ours.verify({ files: { "main.tf": code }, stages: ["parse", "schema"] })).ok) continue;
    yield* blocksOf(id, "validate-verdicts, blocks", code, ours, known);
  }
};

const SAMPLE = 20;

async function* blocksOf(
  id: string,
  group: string,
  hcl: string,
  verifier: NodeVerifier,
  known: Lookup,
): AsyncIterable<Judged> {
  const { files } = await verifier.format({ "main.tf": hcl });
  const text = String(files["main.tf"] ?? hcl);
  const declared = declaredIn(text, known);
  for (const item of outline(text)) {
    if (item.kind !== "block") continue;
    const types = typesIn(item);
    const own = item.items.find(({ name }) => name === "provider");
    const provider = own && text.slice(own.body, own.end).split(".")[0];
    const schemas = types.map((type) => [type, known(type, provider)] as const);
    const name = `${id}: ${addressOf(item) ?? item.name}`;
    if (schemas.some(([, block]) => block === undefined)) {
      yield { id: name, verdict: "exception", note: "no schema is at hand for its type" };
      continue;
    }
    const blocks = new Map(schemas.map(([type, block]) => [type, block as Block]));
    const start = acceptProgram({ blocks, declared }, "free");
    const block = `${text.slice(item.start, item.end)}\n`;
    const isTaken = start.next(block)?.complete ?? false;
    const counts: Judged["counts"] = { [group]: [isTaken ? 1 : 0, 1] };
    if (isTaken) yield { id: name, verdict: "agree", counts };
    else {
      const [before, after] = refused(start, block);
      const note = `${before.slice(-120)}⟪${after.slice(0, 30)}⟫`.replaceAll("\n", "⏎");
      yield {
        id: name,
        verdict: "false reject",
        note,
        counts,
        misses: [`${reason(item, before, after, declared)}: ${name}`],
      };
    }
  }
}

/** Why a block isn't taken, as far as its place says it. */
function reason(item: Item, before: string, after: string, declared: ReadonlyMap<string, unknown>): string {
  if (after === "") return "the outline ends it too early";
  const address = /[\w.-]+$/.exec(before)?.[0] ?? "";
  if (address !== "" && address === addressOf(item)) return "refers to itself, which only the plan refuses";
  const isReference = /^(?:var|local|data|module|[a-z]+_\w+)\.[\w.]+$/.test(address);
  if (isReference && !declared.has(address)) return "refers to what isn't declared, where the verifier doesn't look";
  return item.name === "provider" ? "a provider block that no resource of the example uses" : "other";
}

/** Types whose schemas a block asks for. */
function typesIn({ name, labels: [first = ""], items }: Item): string[] {
  if (name === "resource") return [first];
  if (name === "data" || name === "ephemeral" || name === "provider") return [`${name}.${first}`];
  return name === "check" ? items.flatMap((item) => (item.name === "data" ? typesIn(item) : [])) : [];
}

/** A block cut before the first character that isn't taken. */
function refused(start: State, block: string): [before: string, after: string] {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start.next(block.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return [block.slice(0, low), block.slice(low)];
}
