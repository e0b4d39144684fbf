/** Reads the output of `terraform providers schema -json` into the same records as the extraction. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Attribute, type Block, type CtyType, impliedType, type Nesting } from "../../src/core/schema.ts";
import type { Provider, Schema } from "./extract.ts";

interface DumpAttribute {
  type?: CtyType;
  nested_type?: { nesting_mode: Nesting; attributes: Record<string, DumpAttribute> };
  required?: boolean;
  optional?: boolean;
  computed?: boolean;
  sensitive?: boolean;
  deprecated?: boolean;
  write_only?: boolean;
}

interface DumpBlock {
  attributes?: Record<string, DumpAttribute>;
  block_types?: Record<string, { nesting_mode: Nesting; min_items?: number; max_items?: number; block?: DumpBlock }>;
  deprecated?: boolean;
}

interface DumpSchema {
  version?: number;
  block?: DumpBlock;
}

interface DumpProvider {
  provider?: DumpSchema;
  resource_schemas?: Record<string, DumpSchema>;
  data_source_schemas?: Record<string, DumpSchema>;
  ephemeral_resource_schemas?: Record<string, DumpSchema>;
}

/** The only provider of a dump, which may be gzip'd. Throws when the file is not a dump of exactly one provider. */
export function readDump(path: string): Provider & { source: string } {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
  const dump: { provider_schemas?: Record<string, DumpProvider> } = JSON.parse(text);
  const [[source, provider] = [], ...more] = Object.entries(dump.provider_schemas ?? {});
  if (!source || !provider || more.length > 0) throw new Error(`${path}: expected the schemas of one provider.`);
  return {
    source,
    provider: block(provider.provider?.block),
    schemas: {
      resource: schemas(provider.resource_schemas),
      data: schemas(provider.data_source_schemas),
      ephemeral: schemas(provider.ephemeral_resource_schemas),
    },
  };
}

function schemas(record: Record<string, DumpSchema> = {}): Map<string, Schema> {
  return mapValues(record, ({ version, block: body }) => ({ version: version ?? 0, block: block(body) }));
}

function block({ attributes = {}, block_types = {}, deprecated = false }: DumpBlock = {}): Block {
  return {
    attributes: mapValues(attributes, attribute),
    blocks: mapValues(block_types, ({ nesting_mode, min_items, max_items, block: body }) => ({
      nesting: nesting_mode,
      min: min_items ?? 0,
      max: max_items ?? 0,
      block: block(body),
    })),
    deprecated,
  };
}

function attribute({ type, nested_type, write_only, ...flags }: DumpAttribute): Attribute {
  const nested = nested_type && {
    nesting: nested_type.nesting_mode,
    attributes: mapValues(nested_type.attributes, attribute),
  };
  return {
    type: nested ? impliedType(nested) : (type ?? "dynamic"),
    required: flags.required ?? false,
    optional: flags.optional ?? false,
    computed: flags.computed ?? false,
    sensitive: flags.sensitive ?? false,
    deprecated: flags.deprecated ?? false,
    writeOnly: write_only ?? false,
    ...(nested && { nested }),
  };
}

function mapValues<V, W>(record: Record<string, V>, convert: (value: V) => W): Map<string, W> {
  return new Map(Object.entries(record).map(([name, value]) => [name, convert(value)]));
}
