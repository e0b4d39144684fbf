/** What the cloud calls a block that is written like another one. */
import { textOf } from "../../core/literal-text.ts";
import { quoted } from "../../core/quoted.ts";
import { nameAmong, slotsOf } from "../../intent/slots.ts";
import type { ProgramBlock } from "../blocks.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";

/** A copy whose name nobody has changed is called as the request says, else like the block, with its label in the place of that one's or a number behind. Whether it has a name of its own. */
export async function callAnew(
  scene: Scene,
  like: ProgramBlock,
  own: ProgramBlock,
  { called, label }: { called?: string; label?: string },
): Promise<boolean> {
  const { type = "" } = like;
  const name = nameAmong(slotsOf(type, scene.parts.schemas, await scene.factsOf(type)))?.path;
  const [was, is] = [like, own].map(({ text }) =>
    name === undefined ? undefined : new BlockText(text).valueAt([name]),
  );
  if (name === undefined || was === undefined || is === undefined) return false;
  if (is !== was) return true;
  const plain = textOf(was);
  const template = plain ?? /^"(.*)"$/s.exec(was)?.[1] ?? `\${${was}}`;
  const numbered = `${template}${/^[a-z0-9]*$/i.test(template) ? "" : "-"}2`;
  const other = renamedFor(template, like.name, label) ?? numbered;
  await scene.put(own.address, [name], called === undefined ? `"${other}"` : quoted(called));
  return true;
}

/** A name with a label in the place of another one, in whichever way it is written there; undefined where it isn't in it. */
export function renamedFor(text: string, from: string, to: string | undefined): string | undefined {
  if (to === undefined) return undefined;
  const found = [from, from.replaceAll("_", "-"), from.replaceAll("_", "")].find((one) => text.includes(one));
  if (found === undefined) return undefined;
  const isHyphened = found.includes("-") || !/_/.test(text);
  return text.replace(found, isHyphened ? to.replaceAll("_", "-") : to);
}
