/** Models of which it is known how good they are: what the loop makes of their answers owes nothing to a real one. */
import type { CompletionModel } from "../../src/core/completion.ts";
import { outline } from "../../src/core/outline.ts";
import type { Prompt } from "../../test/prompts/set.ts";

/**
 * `right` answers with the reference, however often it is asked. `forgets` leaves out every third argument of its resources, `invents` gives it a made-up name. `strays`
 * answers with the reference of the next request: a program that plans, about something else.
 */
export const STAND_INS = ["right", "forgets", "invents", "strays"] as const;
export type StandIn = (typeof STAND_INS)[number];

export const isStandIn = (name: string): name is StandIn => STAND_INS.some((one) => one === name);

const EVERY = 3;

export function standIn(kind: StandIn, at: number, rows: readonly Prompt[]): CompletionModel {
  const row = rows[kind === "strays" ? (at + 1) % rows.length : at];
  const program = Object.values(row?.reference ?? {}).join("\n");
  const text = `\`\`\`hcl\n${MADE[kind](program)}\n\`\`\``;
  return {
    async complete(_, onText) {
      onText?.(text);
      return { text, tokens: 0, promptTokens: 0, seconds: 0, firstTokenSeconds: 0, stop: "end" };
    },
  };
}

const asItIs = (program: string) => program;
const MADE: Record<StandIn, (program: string) => string> = {
  right: asItIs,
  forgets: (program) => withThirds(program, () => ""),
  invents: (program) => withThirds(program, (argument) => `the_${argument}`),
  strays: asItIs,
};

/** The program with every third argument of its resources as it is made. */
function withThirds(program: string, made: (argument: string) => string): string {
  const thirds = outline(program)
    .filter(({ name }) => name === "resource")
    .flatMap(({ items }) => items.filter(({ kind }) => kind === "argument"))
    .filter((_, at) => at % EVERY === EVERY - 1);
  return thirds.reduceRight(
    (text, { start, end }) => text.slice(0, start) + made(text.slice(start, end)) + text.slice(end),
    program,
  );
}
