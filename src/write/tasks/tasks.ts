/**
 * What a trained model is asked, and in which form it answers: the one definition that the page and training share (its twin is training/sft/prompts.py).
 * A system message of two words says which task it is; there is no more that never changes, since a CPU would have to read it.
 */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Message } from "../../core/completion.ts";
import type { Diagnostic } from "../../core/report.ts";
import { editsText } from "./edits.ts";
import { unaligned } from "./unaligned.ts";

/** The form of the prompts, by which a model's manifest says that it was trained for them. */
export const FORMAT = "tasks-1";

export type Fault = Pick<Diagnostic, "address" | "summary" | "detail">;

/** What each task is given. Programs are of one file. */
export type Asked =
  /** Which blocks a request takes. */
  | { task: "plan"; request: string }
  /** The program, or the next block of it. `plan`: addresses of its blocks, as far as they are known. */
  | { task: "write"; request: string; plan: readonly string[] }
  /** What an instruction changes. A draft is a program, and the request then the instruction. */
  | { task: "edit"; program: string; instruction: string }
  /** What mends a program, or the blocks of it that are at fault. */
  | { task: "repair"; program: string; request: string; faults: readonly Fault[] };

/** How each task is answered. */
export type Answer = { addresses: readonly string[] } | { program: string } | { edits: readonly BlockEdit[] };

/** More than this is said of no fault, and of no more than so many. */
const FAULT_CHARACTERS = 240;
const FAULTS = 5;

/** The conversation that asks for it. */
export function taskMessages(asked: Asked): Message[] {
  return [
    { role: "system", content: `terraform ${asked.task}` },
    { role: "user", content: told(asked) },
  ];
}

function told(asked: Asked): string {
  switch (asked.task) {
    case "plan":
      return asked.request.trim();
    case "write":
      return parts(asked.request, asked.plan.join("\n"));
    case "edit":
      return parts(unaligned(asked.program), asked.instruction);
    case "repair":
      return parts(unaligned(asked.program), asked.request, asked.faults.slice(0, FAULTS).map(faultText).join("\n"));
  }
}

/** What the model answers with. */
export function answerText(answer: Answer): string {
  if ("addresses" in answer) return answer.addresses.join("\n");
  return unaligned("program" in answer ? answer.program.trim() : editsText(answer.edits));
}

const parts = (...texts: string[]): string =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .join("\n\n");

function faultText({ address, summary, detail }: Fault): string {
  const text = [address, summary, detail].filter(Boolean).join(": ").replace(/\s+/g, " ");
  return `! ${[...text].slice(0, FAULT_CHARACTERS).join("").trim()}`;
}
