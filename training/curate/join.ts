/** Programs put together to one, where they go together. */
import { addressOf, outline } from "../../src/core/outline.ts";
import { joined as both } from "../../src/scenario/join.ts";
import { contested } from "./once.ts";

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

/**
 * The program of all parts, one behind the other. What two declare alike (`data.aws_region.current`) is there once; undefined where they declare one thing in
 * two ways, or set one thing up twice.
 */
export function joined(parts: readonly string[]): string | undefined {
  let program = "";
  for (const part of parts) {
    const known = declaredIn(program);
    for (const [address, text] of declaredIn(part)) {
      const other = known.get(address);
      if (other !== undefined && (other !== text || address.startsWith("local."))) return undefined;
    }
    program = both(program, part);
  }
  return parts.length > 1 && contested(program).length > 0 ? undefined : settingsFirst(program);
}

/** Settings of Terraform and of providers stand at the top, whichever part brought them. */
export function settingsFirst(text: string): string {
  const isSetting = ({ name }: { name: string }) => name === "terraform" || name === "provider";
  const items = outline(text);
  const settings = items.filter(isSetting);
  if (items.slice(0, settings.length).every(isSetting)) return text;
  const rest = settings.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  const own = settings.map(({ start, end }) => text.slice(start, end));
  return `${[...own, rest.trim()].join("\n\n").replace(/\n{3,}/g, "\n\n")}\n`;
}
