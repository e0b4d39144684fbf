/** Reads what is known of providers: the same files in the page, in Node and in tests. */
import { newestOf, type SchemaEntry } from "../core/catalogue.ts";
import { ProviderSchema } from "../core/schema.ts";
import { Scenarios } from "../scenario/draft.ts";
import { readScenarios } from "../scenario/scenario.ts";
import { Knowledge } from "./knowledge.ts";
import { Schemas } from "./schemas.ts";

/** The newest schema of every provider that ships, with the knowledge of its use, and the scenarios. `text`: the content of a file below public/. */
export async function readProviders(text: (path: string) => Promise<string>): Promise<Schemas> {
  const schemas = async () => {
    const entries = newestOf(JSON.parse(await text("schemas/index.json")) as SchemaEntry[]);
    const texts = await Promise.all(entries.map(({ file }) => text(`schemas/${file}`)));
    return texts.map((schema) => ProviderSchema.parse(schema));
  };
  const scenarios = async () => new Scenarios(readScenarios(await text("knowledge/scenarios.jsonl")));
  const known = Knowledge.read((name) => text(`knowledge/${name}`));
  return new Schemas(...(await Promise.all([schemas(), known, scenarios()])));
}
