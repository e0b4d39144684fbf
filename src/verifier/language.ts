/** The language service: the engine, asked in a process of its own, so that no keystroke waits for a verdict. */
import type { SchemaEntry } from "../core/catalogue.ts";
import type { LanguageService, Method } from "../core/language.ts";
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
/** What is drawn behind the text: it waits as long as somebody waits for what is offered or told at the cursor. */
const BEHIND: ReadonlySet<Method> = new Set(["tokens", "folding", "links", "highlights"]);

export function createLanguage({ engine, catalogue, schemaText, usageText }: LanguageParts): LanguageService {
  /** What is on its way to the engine: two questions that lack the same bring it once. */
  const coming = new Map<string, Promise<void>>();
  /** Questions under way that somebody waits for, and what goes on when there are none. */
  let awaited = 0;
  const waiting: (() => void)[] = [];

  function bring(id: string): Promise<void> {
    const brought = coming.get(id) ?? load(id).finally(() => coming.delete(id));
    coming.set(id, brought);
    return brought;
  }

  /** Hands the engine what it says it lacks. */
  async function load(id: string): Promise<void> {
    if (id.startsWith(USAGE)) {
      const name = id.slice(USAGE.length);
      await engine({ op: "load-usage", name, text: await usageText(name) });
      return;
    }
    const entry = catalogue.find((one) => one.id === id);
    if (!entry) throw new Error(`the language service asks for the provider schema ${id}, which can't be had`);
    await engine({ op: "load-schema", id, text: await schemaText(entry) });
  }

  const ask: LanguageService["ask"] = async (method, files, file, at, signal) => {
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
  };

  return {
    async ask(method, files, file, at, signal) {
      if (BEHIND.has(method)) {
        while (awaited > 0) await new Promise<void>((go) => waiting.push(go));
        signal?.throwIfAborted();
        return ask(method, files, file, at, signal);
      }
      awaited++;
      try {
        return await ask(method, files, file, at, signal);
      } finally {
        awaited--;
        if (awaited === 0) for (const go of waiting.splice(0)) go();
      }
    },
  };
}
