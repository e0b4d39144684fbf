/** Has a whole block written as generation does: under the constraint of what the request and the program say. */

import type { Wanted } from "../ask/naming.ts";
import type { Completion } from "../core/completion.ts";
import { Said } from "../intent/said.ts";
import { NO_SOURCES, opening, type Written, writeBlock } from "../write/block.ts";
import type { Scene } from "./scene.ts";

/** `coming`: blocks that are going to be there as well. */
export async function wholeBlock(
  scene: Scene,
  one: Wanted,
  coming: readonly Wanted[] = [],
  claimed: Map<string, string> = new Map(),
): Promise<Written | undefined> {
  const { writer, schemas, verifier, signal } = scene.parts;
  if (!writer.constrained) return free(scene, one);
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

/** By a model without constraints: as it comes; the verifier says what is wrong with it. */
async function free({ parts }: Scene, { type, name }: Wanted): Promise<Written> {
  const start = `${opening(type)}${name}" {\n`;
  const text = await parts.writer.complete({ prefill: start, stop: ["\n}", "```"] });
  return { text: `${start}${text}\n}\n`, asks: [], sources: { ...NO_SOURCES }, excluded: new Set() };
}
