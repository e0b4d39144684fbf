/** Programs put together to one. */
import { addressOf, outline } from "../../src/core/outline.ts";

/** What a program declares: addresses of blocks and names of locals, each with its text. */
function declaredIn(text: string): Map<string, string> {
  return new Map(
    outline(text).flatMap((item): [string, string][] => {
      if (item.kind !== "block") return [];
      if (item.name === "locals")
        return item.items.map(({ name, start, end }) => [`local.${name}`, text.slice(start, end)]);
      return [[addressOf(item) ?? item.name, text.slice(item.start, item.end)]];
    }),
  );
}

/** The program of all parts, one behind the other. What two declare alike (`data.aws_region.current`) is there once; undefined where they declare one thing in two ways. */
export function joined(parts: readonly string[]): string | undefined {
  const known = new Map<string, string>();
  let program = "";
  for (const part of parts) {
    let kept = part;
    for (const [address, text] of declaredIn(part)) {
      const other = known.get(address);
      if (other !== undefined && (other !== text || address.startsWith("local."))) return undefined;
      if (other !== undefined) kept = kept.replace(text, "");
      known.set(address, text);
    }
    program += `${program === "" ? "" : "\n"}${kept.replace(/\n{3,}/g, "\n\n").trim()}\n`;
  }
  return program;
}
