/** Has a whole block written as generation does: under the constraint of what the request and the program say. */
import type { Completion } from "../../core/completion.ts";
import type { Wanted } from "../../prompt/naming.ts";
import { type Written, writeBlock } from "../block.ts";
import { Said } from "../said.ts";
import type { Scene } from "./scene.ts";

/** `coming`: blocks that are going to be there as well. */
export async function wholeBlock(
  scene: Scene,
  one: Wanted,
  coming: readonly Wanted[] = [],
  claimed: Map<string, string> = new Map(),
): Promise<Written | undefined> {
  const { writer, schemas, verifier, signal } = scene.parts;
  if (!writer.constrained) return undefined;
  const facts = await scene.factsOf(one.type);
  const parts = {
    ...{ schemas, verifier, claimed, signal },
    said: new Said(scene.request),
    wanted: [...scene.program.resources.map(({ type, name }) => ({ type, name })), ...coming],
    facts: (type: string) => (type === one.type ? facts : undefined),
    complete: async (request: Parameters<typeof writer.complete>[0]) =>
      ({ text: await writer.complete(request) }) as Completion,
  };
  return writeBlock(parts, one, { before: `${scene.program.around(`${one.type}.${one.name}`)}\n`, after: "" });
}
