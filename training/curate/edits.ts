/** What makes one program of another, block by block. */
import type { BlockEdit } from "../../src/core/block-edits.ts";
import { blocksOf } from "../../src/core/block-texts.ts";
import { outline } from "../../src/core/outline.ts";

/** Edits of the root folder's blocks that were replaced, added or taken out, then blocks of new files. */
export function editsBetween(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): BlockEdit[] {
  const edits: BlockEdit[] = [];
  for (const [file, text] of Object.entries(after)) {
    const was = blocksOf({ [file]: before[file] ?? "" });
    const is = blocksOf({ [file]: text });
    const place = file === "main.tf" ? {} : { file };
    let last: string | undefined;
    for (const [key, own] of is) {
      const address = key.replace(/#\d+$/, "");
      const old = was.get(key);
      if (old === undefined)
        edits.push({ action: "add", text: own, ...place, ...(last !== undefined && { after: last }) });
      else if (old !== own)
        edits.push(...(address === "locals" ? ofLocals(old, own) : [replacement(address, own, place)]));
      if (/\./.test(address)) last = address;
    }
    for (const [address, old] of was) {
      if (is.has(address)) continue;
      // A block of another name in its place renames it.
      const renamed = edits.findIndex((one) => one.action === "add" && unlabelled(one.text) === unlabelled(old));
      const to = edits[renamed];
      if (to?.action === "add") edits[renamed] = replacement(address, to.text, place);
      else edits.push({ action: "remove", address, ...place });
    }
  }
  return edits;
}

const unlabelled = (block: string): string => block.replace(/^(resource|data) ("[\w-]+") "[\w-]+"/, "$1 $2");

const replacement = (address: string, text: string, place: { file?: string }): BlockEdit => ({
  action: "replace",
  address,
  text,
  ...place,
});

/** Local values are named one by one. */
function ofLocals(before: string, after: string): BlockEdit[] {
  const [was, is] = [valuesIn(before), valuesIn(after)];
  const edits: BlockEdit[] = [];
  for (const [name, text] of is) {
    const address = `local.${name}`;
    if (!was.has(name)) edits.push({ action: "add", address, text });
    else if (was.get(name) !== text) edits.push({ action: "replace", address, text });
  }
  for (const name of was.keys()) if (!is.has(name)) edits.push({ action: "remove", address: `local.${name}` });
  return edits;
}

const valuesIn = (block: string): Map<string, string> =>
  new Map((outline(block)[0]?.items ?? []).map(({ name, start, end }) => [name, block.slice(start, end)]));
