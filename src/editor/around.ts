import { addressOf, itemAt, outline } from "../core/outline.ts";

/** The address of the resource or data source around a place (a UTF-16 index); undefined where there is none. Pure. */
export function blockAround(text: string, index: number): string | undefined {
  const { item, path = [] } = itemAt(outline(text), index) ?? {};
  const block = path[0] ?? item;
  return block?.kind === "block" && /^(?:resource|data)$/.test(block.name) ? addressOf(block) : undefined;
}
