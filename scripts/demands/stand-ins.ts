/** Models of which it is known how good they are: what the loop makes of their answers owes nothing to a real one. */
import type { CompletionModel } from "../../src/core/completion.ts";
import { outline } from "../../src/core/outline.ts";
import type { Prompt } from "../../test/prompts/set.ts";

/**
 * `right` answers with the reference. `invents` does so with a made-up name for every third argument of a block, however often it is told. `strays` answers with the
 * reference of the next request: a program that plans, about something else.
 */
export const STAND_INS = ["right", "invents", "strays"] as const;
export type StandIn = (typeof STAND_INS)[number];

export const isStandIn = (name: string): name is StandIn => STAND_INS.some((one) => one === name);

const EVERY = 3;

export function standIn(kind: StandIn, at: number, rows: readonly Prompt[]): CompletionModel {
  const row = rows[kind === "strays" ? (at + 1) % rows.length : at];
  const program = Object.values(row?.reference ?? {}).join("\n");
  const text = `\`\`\`hcl\n${kind === "invents" ? invented(program) : program}\n\`\`\``;
  return {
    async complete(_, onText) {
      onText?.(text);
      return { text, tokens: 0, promptTokens: 0, seconds: 0, firstTokenSeconds: 0, stop: "end" };
    },
  };
}

function invented(program: string): string {
  const named = outline(program)
    .filter(({ name }) => name === "resource")
    .flatMap(({ items }) => items.filter(({ kind }) => kind === "argument"))
    .filter((_, at) => at % EVERY === EVERY - 1);
  return named.reduceRight(
    (text, { start, name }) => `${text.slice(0, start)}the_${name}${text.slice(start + name.length)}`,
    program,
  );
}
