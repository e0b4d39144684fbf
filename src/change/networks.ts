/** Networks that a change leaves outside of the one that they were in. */
import { isInside } from "../language/networks.ts";
import type { ProgramText } from "./blocks.ts";
import { stringsIn } from "./expressions.ts";
import { BlockText } from "./splice.ts";

const textsOf = (text: string): string[] => stringsIn(new BlockText(text)).map((found) => found.text);

/** What is asked where a block has another network than before, and others still lie in the old one. */
export function leftBehind(before: ProgramText, after: ProgramText): string[] {
  return after.blocks.flatMap((block) => {
    const was = before.find(block.address);
    if (!was || was.text === block.text || block.type === undefined) return [];
    const now = textsOf(block.text);
    const gone = textsOf(was.text).filter((text) => /\/\d+$/.test(text) && !now.includes(text));
    return gone.flatMap((network) => {
      const left = after.resources.filter(
        ({ address, text }) => address !== block.address && textsOf(text).some((one) => isWithin(one, network)),
      );
      if (left.length === 0 || !now.some((text) => /\/\d+$/.test(text) && sizeOf(text) === sizeOf(network))) return [];
      const names = left.map(({ address }) => address).join(", ");
      return [
        `${block.address} no longer has ${network}, and ${names} still ${left.length > 1 ? "lie" : "lies"} in it. Shall it follow?`,
      ];
    });
  });
}

const isWithin = (text: string, network: string) => /\/\d+$/.test(text) && isInside(text, network);
const sizeOf = (network: string) => network.split("/")[1];
