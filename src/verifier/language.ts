/** The language service: the engine, asked in a process of its own, so that no keystroke waits for a verdict. */
import type { SchemaEntry } from "../core/catalogue.ts";
import type { LanguageService } from "../core/language.ts";
import type { Ask } from "./client.ts";

export interface LanguageParts {
  engine: Ask;
  catalogue: readonly SchemaEntry[];
  /** The text of a compact schema file of the catalogue. */
  schemaText(entry: SchemaEntry): Promise<string>;
  /** The text of a file of public/knowledge; empty when there is none for the provider. */
  usageText(provider: string): Promise<string>;
}

const USAGE = "usage/";

export function createLanguage({ engine, catalogue, schemaText, usageText }: LanguageParts): LanguageService {
  /** Hands the engine what it says it lacks. */
  async function bring(id: string, signal?: AbortSignal): Promise<void> {
    if (id.startsWith(USAGE)) {
      const name = id.slice(USAGE.length);
      await engine({ op: "load-usage", name, text: await usageText(name) }, signal);
      return;
    }
    const entry = catalogue.find((one) => one.id === id);
    if (!entry) throw new Error(`the language service asks for the provider schema ${id}, which can't be had`);
    await engine({ op: "load-schema", id, text: await schemaText(entry) }, signal);
  }

  return {
    async ask(method, files, file, at, signal) {
      const brought = new Set<string>();
      for (;;) {
        const answer = (await engine({ op: "language", method, files, file, at }, signal)) as
          | { need: string[] }
          | { error: string };
        if ("error" in answer) throw new Error(answer.error);
        if (!("need" in answer)) return answer as never;
        for (const id of answer.need) {
          if (brought.has(id)) throw new Error(`the language service can't do with ${id}`);
          brought.add(id);
          await bring(id);
        }
      }
    },
  };
}
