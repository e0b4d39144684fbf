/** `npm run schemas [ID…]`: writes public/schemas from the packages of packages.ts and the facts of overlay/. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { SchemaEntry } from "../src/core/catalogue.ts";
import { ProviderSchema, type SchemaHeader } from "../src/core/schema.ts";
import { compact } from "./schemas/compact.ts";
import { extractProvider } from "./schemas/extract.ts";
import { fetchPackage, providerOf } from "./schemas/fetch.ts";
import { applyFacts, complete, untyped } from "./schemas/overlay.ts";
import { PACKAGES, type ProviderPackage } from "./schemas/packages.ts";
import { packageDeclarations } from "./schemas/source.ts";

const root = join(import.meta.dirname, "..");
const output = join(root, "public/schemas");

function generate({ id, source, version, package: specifier, overlays, protocol }: ProviderPackage): void {
  const folder = fetchPackage(specifier, join(root, ".cache/schemas"));
  const of = providerOf(folder);
  if (of.name !== source || of.version !== version) {
    throw new Error(`${specifier} holds ${of.name} ${of.version}: correct scripts/schemas/packages.ts.`);
  }
  const provider = extractProvider(packageDeclarations(join(folder, "lib")), protocol);
  for (const file of overlays) {
    const overlay = readFileSync(join(import.meta.dirname, "schemas/overlay", file), "utf8");
    if (file.endsWith(".jsonl")) complete(provider, ProviderSchema.parse(overlay));
    else console.log(`  ${id}: ${applyFacts(provider, overlay)} facts of ${file} are of another version`);
  }
  const text = compact(provider, source, version);
  writeFileSync(join(output, `${id}.jsonl`), text);
  for (const path of untyped(provider)) console.log(`  ${id}: ${path} takes any value`);
}

/** The catalogue is made from the files on disk, so that a run for some providers keeps the others. */
function catalogue(): SchemaEntry[] {
  const later = new Map<string, Set<string>>();
  return PACKAGES.map(({ id, source, version }) => {
    const file = `${id}.jsonl`;
    const bytes = readFileSync(join(output, file));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const types = typesIn(bytes.toString("utf8"));
    const known = later.get(source); // the newest major of a source comes first
    const last = known ? types.filter((type) => !known.has(type)) : [];
    later.set(source, new Set([...(known ?? []), ...types]));
    return { id, source, version, file, bytes: bytes.length, sha256, ...(last.length > 0 && { last }) };
  });
}

/** The types of a compact schema, as addresses begin. */
function typesIn(text: string): string[] {
  const { resources, data, ephemeral } = JSON.parse(text.slice(0, text.indexOf("\n"))) as SchemaHeader;
  const named = (prefix: string, kind: object) => Object.keys(kind).map((name) => prefix + name);
  return [...named("", resources), ...named("data.", data), ...named("ephemeral.", ephemeral)].sort();
}

function printSizes(entries: readonly SchemaEntry[]): void {
  console.log("id            version      raw kB  gzip kB  brotli kB");
  for (const { id, version, file } of entries) {
    const raw = readFileSync(join(output, file));
    const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
    const sizes = [raw.length, gzipSync(raw, { level: 9 }).length, brotli.length].map((n) =>
      (n / 1000).toFixed(1).padStart(8),
    );
    console.log(`${id.padEnd(14)}${version.padEnd(10)}${sizes.join(" ")}`);
  }
}

mkdirSync(output, { recursive: true });
const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => !PACKAGES.some((known) => known.id === id));
if (unknown.length > 0)
  throw new Error(`No such schema: ${unknown.join(", ")}. Known: ${PACKAGES.map(({ id }) => id).join(", ")}.`);
for (const known of PACKAGES) if (wanted.length === 0 || wanted.includes(known.id)) generate(known);
const entries = catalogue();
writeFileSync(join(output, "index.json"), `${JSON.stringify(entries, null, 2)}\n`);
printSizes(entries);
