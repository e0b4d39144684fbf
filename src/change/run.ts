/** The loop on a program that is there: a change, or the model alone, for comparison. */
import type { Outcome } from "../loop/record.ts";
import type { LoopParts, OnEvent } from "../loop/run.ts";
import { ChangeRun } from "./change-run.ts";
import { Doorway, type Inside, insideOf, viewOf } from "./inside.ts";
import type { ChangeRequest, Effects, Version } from "./on-program.ts";
import { PlainRun } from "./plain.ts";

/** Resolves also when `signal` aborts or something breaks off midway, then with the parts that are done; rejects when it breaks off before any is. */
export async function runChange(
  parts: LoopParts,
  request: ChangeRequest,
  onEvent: OnEvent = () => {},
  signal?: AbortSignal,
): Promise<Outcome> {
  if (request.prompt.length > READ_AT_MOST) return tooLong(parts, request);
  if (request.constraint === false) return new PlainRun(parts, request, onEvent, signal).finished();
  const inside = insideOf(request.prompt, request.files);
  if (!inside?.folder)
    return new ChangeRun(parts, { ...request, prompt: inside?.prompt ?? request.prompt }, onEvent, signal).finished();
  const doorway = new Doorway(inside);
  const inner = { ...request, prompt: inside.prompt, files: viewOf(request.files, inside.folder) };
  const run = new InsideRun(inside, doorway.partsOf(parts), inner, (event) => onEvent(doorway.eventOut(event)), signal);
  return doorway.outcomeOut(await run.finished());
}

/** A change in a module that others call, too, changes what nobody asked about. */
class InsideRun extends ChangeRun {
  constructor(
    private readonly inside: Inside,
    ...run: ConstructorParameters<typeof ChangeRun>
  ) {
    super(...run);
  }

  protected override effects(version: Version): Effects {
    const { folder, others } = this.inside;
    const effects = super.effects(version);
    const also = others.map((call) => `Nobody asked for this: ${folder} is ${call}, too, and changes for it as well.`);
    return { ...effects, beyond: [...also, ...effects.beyond] };
  }
}

/** What is longer isn't an instruction but a text that one stands in; half of it would be another one. */
const READ_AT_MOST = 2_000;

function tooLong(parts: LoopParts, { prompt, ...request }: ChangeRequest): Outcome {
  const said = prompt.length.toLocaleString("en");
  const most = READ_AT_MOST.toLocaleString("en");
  const outcome = new ChangeRun(parts, { ...request, prompt: "" }, () => {}, undefined).outcome();
  const reason = `The instruction has ${said} characters, and no more than ${most} are read as one. Say it in shorter ones.`;
  return { ...outcome, understood: [{ text: `${prompt.slice(0, 80)}…`, done: false, reason }], notes: [] };
}
