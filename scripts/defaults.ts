/**
 * Writes what providers plan for arguments that aren't given into the verifier's data, wasm/internal/defaults/<provider>.jsonl:
 *   npm run defaults
 * They come from the providers' documentation (facts/facts-*.jsonl.gz in TERRAFORMER_SHARED, or `shared` beside the repository),
 * as far as a schema lets them be the plan's and not the service's, and from wasm/internal/defaults/written/<provider>.json,
 * which is written by hand from public sources and wins.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Attribute, type Block, type CtyType, ProviderSchema } from "../src/core/schema.ts";
import { ROOT } from "./build-cache.ts";
import { factsOf, haveShared } from "./yardsticks/shared.ts";

type Json = string | number | boolean | null;

interface Fact {
  kind: "resource" | "data";
  type: string;
  path: string[];
  argument: string;
  confidence: "high" | "low";
  default?: Json;
  conflicts?: string[];
  required_with?: string[];
}

/**
 * What is written by hand of some types: defaults (`since` a major version; `unlessComputed`, where the schema of a type, or of
 * a version, may call the argument computed; each of these `under` the given blocks), paths without one whatever the documentation says,
 * blocks that are unknown when they aren't given, the form that texts get, and what isn't planned when another argument of the
 * block has a certain value.
 */
interface Written {
  source: string;
  types: string[];
  defaults?: Record<string, Json>;
  unlessComputed?: Record<string, Json>;
  under?: string[];
  none?: string[];
  computedBlocks?: string[];
  since?: Record<string, Record<string, Json>>;
  forms?: Record<string, string[]>;
  dropped?: { path: string; when: string; is: string[]; unless?: boolean }[];
}

interface Facts {
  documented: Record<string, Json>;
  written: Record<string, Json>;
  since: Record<string, Record<string, Json>>;
  computedBlocks: string[];
  forms: Record<string, string>;
  dropped: NonNullable<Written["dropped"]>;
}

/** By provider: the schemas that say what is computed; whether documented defaults are the plan's even so, or never. */
const PROVIDERS: Record<string, { schemas: string[]; documented?: "even computed" | "never" }> = {
  archive: { schemas: ["archive"], documented: "even computed" },
  aws: { schemas: ["aws-6", "aws-5"] },
  azurerm: { schemas: ["azurerm-5", "azurerm-4"] },
  docker: { schemas: ["docker-4", "docker-3"] },
  google: { schemas: ["google-8", "google-7", "google-6"] },
  helm: { schemas: ["helm-3", "helm-2"], documented: "even computed" },
  // Its documentation is that of the Kubernetes API, whose defaults are mostly the server's.
  kubernetes: { schemas: ["kubernetes-3", "kubernetes-2"], documented: "never" },
  local: { schemas: ["local"], documented: "even computed" },
  random: { schemas: ["random"], documented: "even computed" },
  tls: { schemas: ["tls"], documented: "even computed" },
};

const DATA = join(ROOT, "wasm/internal/defaults");

/** The attribute at a path through blocks, and attributes that are written as blocks; undefined when there is none. */
function attributeAt(block: Block | undefined, path: string[]): Attribute | undefined {
  const [first = "", ...rest] = path;
  const attribute = block?.attributes.get(first);
  if (rest.length === 0) return attribute;
  if (attribute)
    return rest.length === 1 ? { ...attribute, computed: false, type: memberOf(attribute.type, rest[0]) } : undefined;
  return attributeAt(block?.blocks.get(first)?.block, rest);
}

function memberOf(type: CtyType, name = ""): CtyType {
  const object = Array.isArray(type) && Array.isArray(type[1]) ? type[1] : undefined;
  return object?.[0] === "object" ? ((object[1] as Record<string, CtyType>)[name] ?? "dynamic") : "dynamic";
}

const fits = (value: Json, type: CtyType): boolean =>
  ({ boolean: "bool", string: "string", number: "number" })[typeof value as string] === type;

function isSdk(block: Block): boolean {
  const id = block.attributes.get("id");
  return id?.optional === true && id.computed;
}

/**
 * Whether a documented default is the plan's. An argument that needs or excludes others has none: it would count as given. Nor is
 * an empty text one: it says that nothing is given.
 */
function isPlanned(fact: Fact, schemas: ProviderSchema[], evenComputed = false): boolean {
  if (fact.kind !== "resource" || fact.default === undefined || fact.confidence !== "high") return false;
  if (fact.conflicts || fact.required_with || fact.default === "") return false;
  return schemas.some((schema) => {
    const block = schema.block("resource", fact.type);
    const attribute = attributeAt(block, [...fact.path, fact.argument]);
    if (!block || !attribute?.optional || attribute.writeOnly || !fits(fact.default ?? null, attribute.type))
      return false;
    return evenComputed || (!attribute.computed && isSdk(block));
  });
}

/** Whether a path is the one that is meant, or within it: "block.*". */
const matches = (path: string, meant: string): boolean =>
  meant.endsWith(".*") ? path.startsWith(meant.slice(0, -1)) : path === meant;

/** Throws an Error when what is written by hand names no type, argument or block of any version. */
function checkPaths(entry: Written, type: string, schemas: ProviderSchema[]): void {
  const blocks = schemas.flatMap((schema) => schema.block("resource", type) ?? []);
  if (blocks.length === 0) throw new Error(`There is no ${type}.`);
  const forms = Object.values(entry.forms ?? {}).flat();
  const paths = [...Object.keys(entry.defaults ?? {}), ...forms, ...(entry.dropped ?? []).map(({ path }) => path)];
  const missing = [...paths, ...Object.values(entry.since ?? {}).flatMap((defaults) => Object.keys(defaults))]
    .filter((path) => !blocks.some((block) => attributeAt(block, path.split("."))))
    .concat((entry.computedBlocks ?? []).filter((path) => !blocks.some((block) => blockAt(block, path.split(".")))));
  if (missing.length > 0) throw new Error(`${type} has no ${missing.join(", ")}.`);
}

function blockAt(block: Block | undefined, [first, ...rest]: string[]): Block | undefined {
  return first === undefined ? block : blockAt(block?.blocks.get(first)?.block, rest);
}

function build(provider: string): string {
  const { schemas: ids, documented } = PROVIDERS[provider] ?? { schemas: [] };
  const evenComputed = documented === "even computed";
  const schemas = ids.map((id) => ProviderSchema.parse(readFileSync(join(ROOT, `public/schemas/${id}.jsonl`), "utf8")));
  const types = new Map<string, Facts>();
  const of = (type: string): Facts => {
    const facts = types.get(type) ?? {
      documented: {},
      written: {},
      since: {},
      computedBlocks: [],
      forms: {},
      dropped: [],
    };
    types.set(type, facts);
    return facts;
  };
  for (const fact of documented === "never" ? [] : factsOf<Fact>(provider)) {
    if (!isPlanned(fact, schemas, evenComputed)) continue;
    of(fact.type)[evenComputed ? "written" : "documented"][[...fact.path, fact.argument].join(".")] =
      fact.default ?? null;
  }
  const file = join(DATA, `written/${provider}.json`);
  const written: Written[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  for (const entry of written) {
    for (const type of entry.types) {
      const facts = of(type);
      checkPaths(entry, type, schemas);
      for (const none of entry.none ?? [])
        for (const path of Object.keys(facts.documented)) if (matches(path, none)) delete facts.documented[path];
      Object.assign(facts.written, entry.defaults);
      for (const prefix of entry.under ?? [""])
        for (const [path, value] of Object.entries(entry.unlessComputed ?? {}))
          facts.documented[prefix ? `${prefix}.${path}` : path] = value;
      for (const [major, defaults] of Object.entries(entry.since ?? {}))
        facts.since[major] = { ...facts.since[major], ...defaults };
      for (const [form, paths] of Object.entries(entry.forms ?? {})) for (const path of paths) facts.forms[path] = form;
      facts.computedBlocks.push(...(entry.computedBlocks ?? []));
      facts.dropped.push(...(entry.dropped ?? []));
      for (const path of Object.keys(facts.written)) delete facts.documented[path];
    }
  }
  const isEmpty = (part: object): boolean => Object.keys(part).length === 0;
  const lines = [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, facts]) => ({
      type,
      ...Object.fromEntries(Object.entries(facts).filter(([, part]) => !isEmpty(part))),
    }))
    .filter((line) => Object.keys(line).length > 1)
    .map((line) => JSON.stringify(line));
  const sources = [`documentation of the ${provider} provider, high confidence`, `written/${provider}.json`];
  const text = `${[JSON.stringify({ sources, generated: "scripts/defaults.ts" }), ...lines].join("\n")}\n`;
  writeFileSync(join(DATA, `${provider}.jsonl`), text);
  const count = (part: "documented" | "written") =>
    [...types.values()].reduce((sum, facts) => sum + Object.keys(facts[part]).length, 0);
  return `${provider}: ${lines.length} types, ${count("documented")} documented and ${count("written")} written defaults, ${text.length.toLocaleString("en")} bytes`;
}

if (!haveShared()) {
  console.log("Skipped: the facts are not here (set TERRAFORMER_SHARED to the folder that has them).");
  process.exit(0);
}
for (const provider of Object.keys(PROVIDERS)) console.log(build(provider));
