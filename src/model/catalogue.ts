import type { ModelCard, ShardSource } from "./weights.ts";

/** The models of one place. `source` reads files of it: of public/models, which ship, or of models, which were got. */
export async function readCatalogue(source: ShardSource): Promise<ModelCard[]> {
  return JSON.parse(new TextDecoder().decode(await source("catalogue.json", { fresh: true })));
}

/** The model with this id, or an Error that lists those there are. */
export function modelById<T extends ModelCard>(catalogue: readonly T[], id: string): T {
  const card = catalogue.find((entry) => entry.id === id);
  if (!card)
    throw new Error(
      `There is no model ${id}. There ${catalogue.length === 1 ? "is" : "are"}: ${catalogue.map((entry) => entry.id).join(", ") || "none"}.`,
    );
  return card;
}
