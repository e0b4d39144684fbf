/** What makes the instances of a block, changed where it is written. */
import type { ProgramBlock } from "../blocks.ts";
import { type Instances, withCall } from "../instances.ts";
import type { Scene } from "../scene.ts";

export async function putNumber(scene: Scene, { block, home, number }: Instances, to: number): Promise<boolean> {
  if (!home) return false;
  const isDone = await scene.put(home.block.address, [home.name], String(to));
  told(scene, block, "count", `${number} and ${to - (number ?? 0)}`);
  return isDone;
}

/** What makes the instances is elsewhere, and it is the block that has others. */
function told(scene: Scene, { address }: ProgramBlock, path: string, expression: string): void {
  scene.touched.add(address);
  scene.already.push({ address, path, expression });
  scene.before = scene.program.resources.filter((one) => one.address === address);
}

/** Gives the collection that makes instances another text. */
export async function putCollection(
  scene: Scene,
  { home, block, by }: Instances,
  text: string,
  said: string,
): Promise<boolean> {
  if (!home) return false;
  const isDone = await scene.put(home.block.address, [home.name], withCall(home.value, text));
  if (isDone) told(scene, block, by === "key" ? "for_each" : "count", said);
  return isDone;
}
