/** What a `terraform show -json` plan has for one argument of a resource. Pure. */
import { changesOf } from "./changes.ts";

/** What is longer says nothing in a hover. */
const LONGEST = 400;

/** As Markdown; undefined when the plan has nothing, or something secret or long. Of a repeated block, its first instance. */
export function plannedText(plan: unknown, address: string, argument: string): string | undefined {
  const change = changesOf(plan)?.find((one) => one.address === address || one.address.startsWith(`${address}[`));
  const within = (path: string) =>
    path === argument || path.startsWith(`${argument}.`) || path.startsWith(`${argument}[`);
  const values = (change?.values ?? []).filter(({ path }) => within(path));
  if (values.length === 0 || values.some(({ kind }) => kind === "sensitive")) return undefined;
  const lines = values.map(({ path, kind, value }) => {
    const text = kind === "unknown" ? "known after apply" : `\`${JSON.stringify(value).replaceAll("`", "'")}\``;
    return path === argument ? text : `${path} = ${text}`;
  });
  const text = lines.join("\n\n");
  return text.length > LONGEST ? undefined : text;
}
