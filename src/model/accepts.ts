import type { Verifier } from "../core/report.ts";
import type { Accepts } from "./checked.ts";

/** What a later block can still put right: names that aren't declared yet. */
const LATER = "undeclared-reference";
const BLOCK = /^(?:resource|data) "/gm;

/** Accepts a program whose last block fits the schema; earlier blocks were judged before. */
export function acceptsBySchema(verifier: Pick<Verifier, "verify">): Accepts {
  return async (program) => {
    const { diagnostics } = await verifier.verify({ files: { "main.tf": program }, stages: ["parse", "schema"] });
    const start = [...program.matchAll(BLOCK)].at(-1)?.index ?? 0;
    const line = program.slice(0, start).split("\n").length;
    return !diagnostics.some(
      ({ severity, code, range }) => severity === "error" && code !== LATER && range.start.line >= line,
    );
  };
}
