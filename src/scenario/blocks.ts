/** Top-level blocks of a program by their addresses. */
import { addressOf, type Item, outline, typeOf } from "../core/outline.ts";
import { escaped, referencesTo, refersTo } from "../core/references.ts";

export interface Block extends Item {
  address: string;
  /** As schemas name it; of what is neither resource nor data source, "", as the address of what has none. */
  type: string;
  text: string;
}

export const blocksIn = (program: string): Block[] =>
  outline(program).map((item) => ({
    ...item,
    ...{ address: addressOf(item) ?? "", type: typeOf(item) ?? "", text: program.slice(item.start, item.end) },
  }));

/** Without blocks, and without waiting for them. */
export function without(program: string, gone: ReadonlySet<string>): string {
  let text = blocksIn(program)
    .filter(({ address }) => gone.has(address))
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), program);
  for (const one of gone) text = unwaited(text, one);
  return text.replace(/\n{3,}/g, "\n\n");
}

/** Without the block in what others wait for: that says nothing of it. */
export function unwaited(text: string, address: string): string {
  return text
    .replace(/\n[ \t]*depends_on\s*=\s*\[([^\]]*)\]/g, (whole: string, list: string) => {
      const all = list.split(",").flatMap((one) => one.trim() || []);
      const left = all.filter((one) => one !== address && !new RegExp(`^${escaped(address)}\\[`).test(one));
      if (left.length === all.length) return whole;
      return left.length === 0 ? "" : `\n  depends_on = [${left.join(", ")}]`;
    })
    .replace(/\n{3,}/g, "\n\n");
}

/** Whether anything but itself refers to a block, other than by waiting for it. */
export const isReferredTo = (blocks: readonly Block[], address: string, but?: ReadonlySet<string>): boolean =>
  blocks.some(
    (other) =>
      other.address !== address && !but?.has(other.address) && refersTo(unwaited(other.text, address), address),
  );

/** A block as a data source of the same type, which all refer to. */
export function asData(program: string, { address, type, labels, start, end }: Block, body: string): string {
  const label = labels[1] as string;
  const name = `data.${type.replace(/^data\./, "")}.${label}`;
  const refers = (text: string) => text.replace(referencesTo(address), name);
  return `${refers(program.slice(0, start))}data "${type.replace(/^data\./, "")}" "${label}" {\n${body}\n}${refers(program.slice(end))}`;
}
