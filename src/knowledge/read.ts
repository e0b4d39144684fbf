/** Reads what is known of providers: the same files in the page, in Node and in tests. */
import { newestOf, type SchemaEntry } from "../core/catalogue.ts";
import { ProviderSchema } from "../core/schema.ts";
import { Knowledge } from "./knowledge.ts";
import { Schemas } from "./schemas.ts";

/** The newest schema of every provider that ships, with the knowledge of its use. `text`: the content of a file below public/. */
export async function readProviders(text: (path: string) => Promise<string>): Promise<Schemas> {
  const schemas = async () => {
    const entries = newestOf(JSON.parse(await text("schemas/index.json")) as SchemaEntry[]);
    const texts = await Promise.all(entries.map(({ file }) => text(`schemas/${file}`)));
    return texts.map((schema) => ProviderSchema.parse(schema));
  };
  return new Schemas(...(await Promise.all([schemas(), Knowledge.read((name) => text(`knowledge/${name}`))])));
}
