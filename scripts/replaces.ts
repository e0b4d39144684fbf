/**
 * Makes src/change/replaces.json: arguments whose change destroys a resource and makes another one, which no schema says.
 *
 *   npm run replaces
 *
 * From the providers' documentation (facts/facts-*.jsonl.gz in TERRAFORMER_SHARED, or `shared` beside the repository), and, where that is
 * silent, from scripts/replaces/written.json: by hand, from the providers' public source. Of Azure, whose documentation says it of nearly every
 * name, only types that hold data are taken. All are checked against the schemas.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { holdsData } from "../src/change/held-data.ts";
import { newestOf, type SchemaEntry } from "../src/core/catalogue.ts";
import { ProviderSchema } from "../src/core/schema.ts";
import { Schemas } from "../src/knowledge/schemas.ts";
import { ROOT } from "./build-cache.ts";
import { factsOf, haveShared } from "./yardsticks/shared.ts";

interface Fact {
  kind: string;
  type: string;
  path: string[];
  argument: string;
  forces_new: boolean;
}

if (!haveShared()) {
  console.log("Skipped: the facts are not here (set TERRAFORMER_SHARED to the folder that has them).");
  process.exit(0);
}
const read = (file: string) => readFileSync(join(ROOT, "public/schemas", file), "utf8");
const catalogue = JSON.parse(read("index.json")) as SchemaEntry[];
const schemas = new Schemas(newestOf(catalogue).map(({ file }) => ProviderSchema.parse(read(file))));

const found = new Map<string, Set<string>>();
const put = (type: string, argument: string, from: string) => {
  const block = schemas.block(type);
  if (!block?.attributes.has(argument) && !block?.blocks.has(argument)) {
    if (from === "written") throw new Error(`written.json: ${type} has no ${argument}`);
    return;
  }
  found.set(type, (found.get(type) ?? new Set()).add(argument));
};
for (const provider of ["aws", "google", "azurerm", "kubernetes"])
  for (const { kind, type, path, argument, forces_new } of factsOf<Fact>(provider))
    if (kind === "resource" && path.length === 0 && forces_new && (provider !== "azurerm" || holdsData(type)))
      put(type, argument, "documentation");
const written = JSON.parse(readFileSync(join(ROOT, "scripts/replaces/written.json"), "utf8")) as Record<
  string,
  string[]
>;
for (const [type, names] of Object.entries(written)) for (const name of names) put(type, name, "written");

const lines = [...found]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([type, names]) => `  ${JSON.stringify(type)}: ${JSON.stringify([...names].sort())}`);
writeFileSync(
  join(ROOT, "src/change/replaces.json"),
  `{\n  "//": ["generated: npm run replaces"],\n${lines.join(",\n")}\n}\n`,
);
console.log(`${found.size} types, ${[...found.values()].reduce((sum, { size }) => sum + size, 0)} arguments`);
