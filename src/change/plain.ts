/** The model alone: shown the program, it writes all of it, and again while something is wrong with it. What changes by blocks are compared with. */
import type { Message } from "../core/completion.ts";
import { errorsOf } from "../core/report.ts";
import { extractProgram } from "../write/extract.ts";
import { FIXED_PREFIX, fenceAround } from "../write/format.ts";
import { ProgramText } from "./blocks.ts";
import { type Effects, OnProgram, type Version } from "./on-program.ts";

/** Characters of the program that the model is shown: what a small model's context holds. */
const LONGEST = 8000;

export class PlainRun extends OnProgram {
  protected async make(): Promise<void> {
    for (let round = 0; round <= (this.request.rounds ?? 3) && !this.versions.at(-1)?.report.ok; round++) {
      const step = round === 0 ? "generate" : "repair";
      this.phase(step, round);
      const from = this.mark();
      const [files, touched] = await this.#written(round);
      await this.keep(round, step, { files, fixes: [] }, { touched, sources: {} }, from);
    }
  }

  protected async rest(): Promise<void> {}

  /** One answer takes the place of all files that hold blocks. */
  async #written(round: number): Promise<[Version["files"], string[]]> {
    const { prompt, files } = this.request;
    const before = new ProgramText(files);
    const line = (text: string) => text.replace(/\s+/g, " ").slice(0, 200);
    const last = this.versions.at(-1);
    const errors = (last ? errorsOf(last.report) : [])
      .slice(0, 5)
      .map(({ summary, detail }) => `\nYour last answer was wrong: ${line(`${summary}: ${detail}`)}`);
    const text = before.text.slice(0, LONGEST);
    const fence = fenceAround(text);
    const asked = `Change this Terraform program: ${line(prompt)}${errors.join("")}\nAnswer with the whole program.\n${fence}hcl\n${text}${fence}`;
    const messages: Message[] = [FIXED_PREFIX[0] as Message, { role: "user", content: asked }];
    const answer = await this.writerFor(prompt, round).complete({ messages, copies: before.text });
    const program = extractProgram(answer);
    if (program.trim() === "") return [files, []];
    const main = before.blocks[0]?.file ?? "main.tf";
    const kept = Object.entries(files).filter(([path]) => !before.blocks.some(({ file }) => file === path));
    return [{ ...Object.fromEntries(kept), [main]: program }, before.blocks.map(({ address }) => address)];
  }

  protected override get kept(): Version | undefined {
    return this.versions.toSorted((a, b) => errorsOf(a.report).length - errorsOf(b.report).length)[0];
  }

  protected override effects(): Effects {
    return { beyond: [], losses: [], notes: [] };
  }
}
