/** xgrammar, the library that follows grammars in web-llm and vLLM. */
import { createRequire } from "node:module";
import type * as XGrammar from "@mlc-ai/web-xgrammar";

// The package calls itself an ES module and is a script: it asks for CommonJS's names and leaves its own at the global object.
Object.assign(globalThis, {
  require: createRequire(import.meta.url),
  __dirname: import.meta.dirname,
  __filename: import.meta.filename,
});
await import("@mlc-ai/web-xgrammar");
export const { Grammar, Testings } = (globalThis as unknown as { xgrammar: typeof XGrammar }).xgrammar;
