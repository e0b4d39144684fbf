import type { Block, ProviderSchema } from "../core/schema.ts";
import { Scenarios } from "../scenario/draft.ts";
import { Knowledge } from "./knowledge.ts";

/** The provider schemas that prompts and fixes draw on, one version of each provider, what is known of their use, and what people do with them. */
export class Schemas {
  readonly #providers: readonly ProviderSchema[];
  readonly knowledge: Knowledge;
  readonly scenarios: Scenarios;

  constructor(providers: Iterable<ProviderSchema>, knowledge = new Knowledge([]), scenarios = new Scenarios([])) {
    this.#providers = [...providers];
    this.knowledge = knowledge;
    this.scenarios = scenarios;
  }

  /** Every resource type; data sources as `data.TYPE`. */
  names(): string[] {
    return this.#providers.flatMap((p) => [...p.names("resource"), ...p.names("data").map((name) => `data.${name}`)]);
  }

  /** Where the provider of a local name comes from (`hashicorp/aws`), and the major version whose schema is at hand. */
  provider(name: string): { source: string; major: string } | undefined {
    const found = this.#providers.find(({ source }) => source.split("/").at(-1) === name);
    return (
      found && { source: found.source.split("/").slice(-2).join("/"), major: found.version.split(".")[0] as string }
    );
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
