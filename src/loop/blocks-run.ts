/** A new program by a small model of ours, whose tokens can be constrained: it writes block by block what is planned, and again the blocks at fault. */
import { isReadWhole } from "../write/format.ts";
import { assumedIn } from "./begun.ts";
import { lackingIn } from "./blocks.ts";
import { NewRun } from "./new-run.ts";
import type { Ended, RoundRecord } from "./record.ts";

const READ_IN_PART =
  "The request is longer than the model reads: what it says of types, names and values was read whole, the rest by its beginning.";

export class BlocksRun extends NewRun {
  protected async make(): Promise<void> {
    const { wanted } = this.plan;
    this.onEvent({ kind: "plan", addresses: wanted.map(({ type, name }) => `${type}.${name}`) });
    if (!isReadWhole(this.request.prompt)) this.notes.add(READ_IN_PART);
    await this.inRounds();
  }

  protected write(round: number, before?: RoundRecord): Promise<void> {
    if (!before) return this.draft(round, this.parts.model);
    return this.rewrite(round, before, lackingIn(before.program, this.plan));
  }

  protected override notesOn(kept: RoundRecord | undefined): string[] {
    const { draft } = this.plan;
    return [...(draft ? [assumedIn(draft, kept?.program)] : []), ...super.notesOn(kept)];
  }

  protected override blocksIn(program: string): Ended["blocks"] {
    const of = this.plan.wanted.length;
    return of > 0 ? { written: of - lackingIn(program, this.plan).length, of } : undefined;
  }
}
