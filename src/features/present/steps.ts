/** A run as the steps that are shown one by one. Pure. */
import { blocksOf } from "../../core/block-texts.ts";
import type { Outcome } from "../../loop/record.ts";
import type { Asked, Run, Traced } from "../prompt/state.ts";
import { type Row, rowsOf } from "../rounds/rows.ts";

/** What the steps belong to, in their order. */
export const PARTS = ["Request", "Addresses", "Blocks", "Verdict", "Repair", "Certificate"] as const;
export type Part = (typeof PARTS)[number];

/** Who put a block into the program: who writes it, or code, after that. */
export type Hand = "written" | "mended";

export type Step = { part: Part; title: string } & (
  | { kind: "request" }
  | { kind: "plan"; addresses: readonly string[] }
  /** `before` is empty where the block is new, `after` where it is gone. */
  | { kind: "block"; before: string; after: string; by: Hand }
  | { kind: "verdict"; row: Row; kept: boolean }
  | { kind: "program"; text: string }
  | { kind: "certificate"; outcome: Outcome }
  | { kind: "failed"; message: string }
);

/** Where a new program stands. */
const PROGRAM_FILE = "main.tf";

type Texts = Readonly<Record<string, string>>;

export function stepsOf(asked: Asked | undefined, trace: readonly Traced[], run: Run): Step[] {
  const steps: Step[] = [{ part: "Request", title: "The request", kind: "request" }];
  if (!asked) return steps;
  const rows = rowsOf(trace.flatMap((event) => (event.kind === "round" ? [event.record] : [])));
  const best = run.kind === "done" ? run.outcome.best : -1;
  const isNew = asked.mode === "new";
  let files: Texts = isNew ? {} : asked.files;
  let row = 0;
  /** Blocks of the round under way have been shown as they were written: what is other in its record is mended. */
  let shown = false;
  const showTo = (next: Texts, by: Hand, part: Part) => {
    steps.push(...changedBlocks(files, next).map((block) => ({ ...block, kind: "block", by, part }) as const));
    files = next;
  };
  for (const event of trace) {
    if (event.kind === "plan") {
      if (event.addresses.length > 0)
        steps.push({ part: "Addresses", title: planTitle(event.addresses, isNew), ...event });
    } else if (event.kind === "draft") {
      showTo({ [PROGRAM_FILE]: event.program }, "written", event.round > 0 ? "Repair" : "Blocks");
      shown = true;
    } else {
      const { record } = event;
      const isRepair = record.step !== "generate";
      const next = isNew ? { [PROGRAM_FILE]: record.program } : { ...asked.files, ...record.files };
      showTo(next, shown || record.step === "salvage" ? "mended" : "written", isRepair ? "Repair" : "Blocks");
      shown = false;
      const kept = row === best;
      const of = rows[row++];
      if (of)
        steps.push({
          part: "Verdict",
          title: `Verdict on ${SPOKEN[record.step]}${record.step === "repair" ? ` ${record.round}` : ""}`,
          kind: "verdict",
          row: of,
          kept,
        });
    }
  }
  if (run.kind === "failed")
    steps.push({ part: "Certificate", title: "It broke off", kind: "failed", message: run.message });
  if (run.kind !== "done") return steps;
  const { outcome } = run;
  if (isNew && blocksOf({ [PROGRAM_FILE]: outcome.program }).size > 1)
    steps.push({ part: "Certificate", title: "The program", kind: "program", text: outcome.program });
  const title = outcome.verdict?.title ?? (isNew ? "Nothing was written" : "Nothing was changed");
  steps.push({ part: "Certificate", title, kind: "certificate", outcome });
  return steps;
}

const SPOKEN = { generate: "the draft", repair: "repair", salvage: "the last resort" } as const;

const planTitle = ({ length }: readonly string[], isNew: boolean) => {
  const blocks = `${length} block${length === 1 ? "" : "s"}`;
  return isNew ? `${blocks} to write` : `${blocks} to touch`;
};

/** Blocks that are new, other or gone, in the order of the program. */
function changedBlocks(was: Texts, is: Texts): { title: string; before: string; after: string }[] {
  const [old, now] = [blocksOf(was), blocksOf(is)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((title) => {
    const [before, after] = [old.get(title) ?? "", now.get(title) ?? ""];
    return before === after ? [] : [{ title, before, after }];
  });
}
