import type { Block, ProviderSchema } from "../core/schema.ts";

/** The provider schemas that prompts and fixes draw on: one version of each provider. */
export class Schemas {
  readonly #providers: readonly ProviderSchema[];

  constructor(providers: Iterable<ProviderSchema>) {
    this.#providers = [...providers];
  }

  /** Every resource type; data sources as `data.TYPE`. */
  names(): string[] {
    return this.#providers.flatMap((p) => [...p.names("resource"), ...p.names("data").map((name) => `data.${name}`)]);
  }

  /** The schema of a resource type, or of a data source given as `data.TYPE`. */
  block(type: string): Block | undefined {
    const [kind, name] = type.startsWith("data.") ? (["data", type.slice(5)] as const) : (["resource", type] as const);
    for (const provider of this.#providers) {
      const block = provider.block(kind, name);
      if (block) return block;
    }
    return undefined;
  }
}
