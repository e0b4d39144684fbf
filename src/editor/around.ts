import { isIn, localModules } from "../core/local-modules.ts";
import { addressOf, itemAt, outline } from "../core/outline.ts";

/**
 * The address of the resource or data source around a place (a UTF-16 index of `text`, which the file has now), of a local module's by the first call
 * that leads to it. Undefined where there is none, and where no call leads to. Pure.
 */
export function blockAround(
  files: Readonly<Record<string, string>>,
  path: string,
  text: string,
  index: number,
): string | undefined {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  if (!isIn(folder, path)) return undefined;
  const { item, path: outer = [] } = itemAt(outline(text), index) ?? {};
  const block = outer[0] ?? item;
  const address = block?.kind === "block" && /^(?:resource|data)$/.test(block.name) ? addressOf(block) : undefined;
  if (address === undefined || folder === "") return address;
  const module = localModules(files).find((one) => one.folder === folder);
  return module && `${module.call}.${address}`;
}
