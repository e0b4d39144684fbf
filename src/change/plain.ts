/** The model alone: shown the program, it writes all of it again. What changes by blocks are compared with. */
import type { Message } from "../core/completion.ts";
import type { Diagnostic, Files } from "../core/report.ts";
import { extractProgram } from "../write/extract.ts";
import { FIXED_PREFIX } from "../write/format.ts";
import { ProgramText } from "./blocks.ts";
import type { Changed } from "./change.ts";
import type { ChangeWriter } from "./writer.ts";

/** Characters of the program that the model is shown: what a small model's context holds. */
const LONGEST = 8000;

/** `wrong`: errors of the answer before. */
export async function plainChange(
  writer: ChangeWriter,
  prompt: string,
  files: Files,
  wrong: readonly Diagnostic[] = [],
): Promise<Changed> {
  const before = new ProgramText(files);
  const line = (text: string) => text.replace(/\s+/g, " ").slice(0, 200);
  const errors = wrong
    .slice(0, 5)
    .map(({ summary, detail }) => `\nYour last answer was wrong: ${line(`${summary}: ${detail}`)}`);
  const asked = `Change this Terraform program: ${line(prompt)}${errors.join("")}\nAnswer with the whole program.\n\`\`\`hcl\n${before.text.slice(0, LONGEST)}\`\`\``;
  const messages: Message[] = [FIXED_PREFIX[0] as Message, { role: "user", content: asked }];
  const program = extractProgram(await writer.complete({ messages, copies: before.text }));
  const rest = { understood: [], questions: [], sources: {} };
  if (program.trim() === "") return { files, touched: [], notes: ["The model wrote no program."], ...rest };
  const main = before.blocks[0]?.file ?? "main.tf";
  // One answer takes the place of all files that hold blocks.
  const kept = Object.entries(files).filter(([path]) => !before.blocks.some(({ file }) => file === path));
  return {
    files: { ...Object.fromEntries(kept), [main]: program },
    touched: before.blocks.map(({ address }) => address),
    notes: [],
    ...rest,
  };
}
