/** The examples of the providers' documentation as syntax trees, and the schemas that say which of what they write there still is. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newestOf, type SchemaEntry } from "../../src/core/catalogue.ts";
import { ProviderSchema } from "../../src/core/schema.ts";
import { Schemas } from "../../src/knowledge/schemas.ts";
import { ROOT } from "../build-cache.ts";
import { corpusOf } from "../yardsticks/shared.ts";

/** An expression as wasm/cmd/syntax prints it. */
export interface Expression {
  value?: unknown;
  list?: Expression[];
  object?: Record<string, Expression>;
  call?: string;
  reference?: string[];
  within?: string[][];
  /** A text with "*" in place of references. */
  template?: string;
}

export interface SyntaxBlock {
  type: string;
  labels?: string[];
  arguments?: Record<string, Expression>;
  blocks?: SyntaxBlock[];
}

/** A resource or data source of an example; data sources as `data.TYPE`. */
export interface Declared {
  type: string;
  name: string;
  body: SyntaxBlock;
}

/** A page's words, as far as they name its type. */
export interface Page {
  type: string;
  subcategory: string;
  description: string;
}

export interface Example extends Page {
  declared: Declared[];
}

interface Row {
  kind: string;
  name: string;
  section: string;
  block_kind: string;
  subcategory: string | null;
  description: string | null;
  hcl: string;
}

/** By provider: whose documentation its facts are from, the newest first. */
const CORPORA: Readonly<Record<string, readonly string[]>> = {
  archive: ["archive"],
  aws: ["aws", "aws_v5_32"],
  azurerm: ["azurerm"],
  docker: [],
  google: ["google"],
  helm: ["helm"],
  http: ["http"],
  kubernetes: ["kubernetes"],
  local: ["local"],
  null: ["null"],
  random: ["random"],
  time: ["time"],
  tls: ["tls"],
};
export const PROVIDERS = Object.keys(CORPORA);

export function readSchemas(): Schemas {
  const read = (file: string) => readFileSync(join(ROOT, "public/schemas", file), "utf8");
  const entries = newestOf(JSON.parse(read("index.json")) as SchemaEntry[]);
  return new Schemas(entries.map(({ file }) => ProviderSchema.parse(read(file))));
}

const KINDS: Readonly<Record<string, string>> = { resource: "", data: "data." };

/** What the pages of resources and data sources show, each example once; of older documentation what the newest doesn't say. */
export function examplesOf(provider: string): Example[] {
  const rows = new Map<string, Row>();
  const titles = new Set<string>();
  for (const corpus of CORPORA[provider] ?? []) {
    const fresh = corpusOf<Row>(corpus).filter(
      ({ kind, block_kind, name, section }) =>
        kind in KINDS && block_kind !== "import" && !titles.has(`${kind} ${name} ${section}`),
    );
    for (const row of fresh) {
      const text = row.hcl.replace(/\s+/g, " ");
      if (!rows.has(text)) rows.set(text, row);
    }
    for (const { kind, name, section } of fresh) titles.add(`${kind} ${name} ${section}`);
  }
  const all = [...rows.values()];
  const declared = declaredIn(all.map(({ hcl }) => hcl));
  return all.map(({ kind, name, subcategory, description }, i) => ({
    type: `${KINDS[kind]}${name}`,
    subcategory: subcategory ?? "",
    description: description ?? "",
    declared: declared[i] ?? [],
  }));
}

/** The resources and data sources of each program. */
export const declaredIn = (programs: string[]): Declared[][] =>
  syntaxOf(programs).map((tree) =>
    tree.flatMap((body): Declared[] => {
      const [type, label] = body.labels ?? [];
      if (!(body.type in KINDS) || type === undefined || label === undefined) return [];
      return [{ type: `${KINDS[body.type]}${type}`, name: label, body }];
    }),
  );

/** The blocks of each program, by HCL's own parser. */
function syntaxOf(programs: string[]): SyntaxBlock[][] {
  if (programs.length === 0) return [];
  const output = execFileSync("go", ["run", "./cmd/syntax"], {
    cwd: join(ROOT, "wasm"),
    input: programs.map((program) => JSON.stringify(program)).join("\n"),
    maxBuffer: 1 << 30,
  });
  return output
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as SyntaxBlock[]);
}
