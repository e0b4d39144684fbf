/** What the documentation's examples give arguments beside what is usual for them. */
import { type Item, outline } from "../../src/core/outline.ts";
import { corpusOf } from "../yardsticks/shared.ts";

interface Example {
  hcl?: string;
}

/** Whether a text stands for something only: it says what the argument is called ("sample-role-arn"), or nothing. */
export function isStandIn(argument: string, text: string): boolean {
  const words = argument.toLowerCase().split(/[._]/);
  return !/[^.\s]/.test(text) || words.some((word) => word.length > 2 && text.toLowerCase().includes(word));
}

/** `TYPE.PATH` of arguments named after ARNs for which an example has another text: a name, or `*` for all. */
export function otherThanArns(provider: string): Set<string> {
  const found = new Set<string>();
  for (const { hcl = "" } of corpusOf<Example>(provider)) {
    if (!/arns?\s*=\s*\[?\s*"/.test(hcl)) continue;
    const inside = ({ items }: Item, before: string): void => {
      for (const { kind, name, items: inner, body, end } of items) {
        const path = `${before}.${name}`;
        if (kind === "block") inside({ items: inner } as Item, path);
        const [, text] = /^\[?\s*"([^"$]*)"/.exec(hcl.slice(body, end)) ?? [];
        if (
          kind === "argument" &&
          /(?:^|_)arns?$/.test(name) &&
          text !== undefined &&
          !text.startsWith("arn:") &&
          !isStandIn(name, text)
        )
          found.add(path);
      }
    };
    for (const block of outline(hcl)) if (block.name === "resource") inside(block, block.labels[0] ?? "");
  }
  return found;
}
