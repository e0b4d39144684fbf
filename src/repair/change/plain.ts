/** The model alone: shown the program, it writes all of it again. What changes by blocks are compared with. */
import type { Diagnostic, Files } from "../../core/report.ts";
import { extractProgram } from "../../prompt/extract.ts";
import { ProgramText } from "./blocks.ts";
import type { Changed } from "./change.ts";
import type { ChangeWriter } from "./writer.ts";

/** The whole program has to be read here; what is longer is read from the end. */
const CONTEXT = 8000;

/** `wrong`: errors of the answer before. */
export async function plainChange(
  writer: ChangeWriter,
  prompt: string,
  files: Files,
  wrong: readonly Diagnostic[] = [],
): Promise<Changed> {
  const before = new ProgramText(files);
  const line = (text: string) => text.replace(/\s+/g, " ").slice(0, 200);
  const errors = wrong.slice(0, 5).map(({ summary, detail }) => `# not: ${line(`${summary}: ${detail}`)}\n`);
  const prefill = `# The program\n${before.text}\n# The program, changed: ${line(prompt)}\n${errors.join("")}`;
  const program = extractProgram(
    await writer.complete({ prefill, stop: ["# The program"], copies: before.text }, CONTEXT),
  );
  const sources = {};
  if (program.trim() === "") return { files, touched: [], notes: ["The model wrote no program."], sources };
  const main = before.blocks[0]?.file ?? "main.tf";
  // One answer takes the place of all files that hold blocks.
  const kept = Object.entries(files).filter(([path]) => !before.blocks.some(({ file }) => file === path));
  return {
    files: { ...Object.fromEntries(kept), [main]: program },
    touched: before.blocks.map(({ address }) => address),
    notes: [],
    sources,
  };
}
