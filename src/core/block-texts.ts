import { isNative } from "./file-kinds.ts";
import { addressOf, outline } from "./outline.ts";

/** The text of top-level blocks by address, in folders below with the folder before it; blocks without an address by their name. Equal names are numbered. */
export function blocksOf(files: Record<string, string>): Map<string, string> {
  const blocks = new Map<string, string>();
  for (const path of Object.keys(files).sort()) {
    if (!isNative(path)) continue;
    const text = files[path] as string;
    for (const item of outline(text)) {
      if (item.kind !== "block") continue;
      const name = path.slice(0, path.lastIndexOf("/") + 1) + (addressOf(item) ?? item.name);
      let key = name;
      for (let n = 2; blocks.has(key); n++) key = `${name}#${n}`;
      blocks.set(key, text.slice(item.start, item.end));
    }
  }
  return blocks;
}
