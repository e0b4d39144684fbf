/** The literal values of a program by their place, and which of them a request says. */
import { type Item, outline } from "../../src/core/outline.ts";
import { readingOf } from "../../src/language/reading.ts";

const LITERAL = /"(?:[^"\\$%]|\\.)*"|(?<![\w.-])-?\d+(?:\.\d+)?(?![\w.-])/g;

/** `aws_sqs_queue.name = "orders"`, of lists and maps of literals each; what is inside of functions is left out. */
export function valuesIn(program: string): Set<string> {
  const found = new Set<string>();
  const read = (items: readonly Item[], path: string) => {
    for (const item of items) {
      if (item.kind === "block") read(item.items, `${path}.${item.name}`);
      if (item.kind !== "argument" || /^(?:count|for_each)$/.test(item.name)) continue;
      const text = program.slice(item.body, item.end);
      if (/^\s*\w+\(/.test(text)) continue;
      for (const [literal] of text.matchAll(LITERAL)) found.add(`${path}.${item.name} = ${literal}`);
    }
  };
  for (const { name, labels, items } of outline(program))
    if (name === "resource" || name === "data") read(items, name === "data" ? `data.${labels[0]}` : `${labels[0]}`);
  return found;
}

/** Units in which arguments count time and size. */
const UNITS = [1, 60, 3600, 86_400, 1024, 1024 ** 2, 1024 ** 3];

/** Whether a request says a value, in whatever unit. */
export function saidIn(request: string): (value: string) => boolean {
  const numbers = new Set(
    readingOf(request).quantities.flatMap(({ value, factor = 1 }) => [
      value,
      ...UNITS.map((unit) => (value * factor) / unit),
    ]),
  );
  const text = request.toLowerCase();
  return (value) => {
    const literal = value.slice(value.indexOf(" = ") + 3);
    if (!literal.startsWith('"')) return numbers.has(Number(literal));
    const said = literal.slice(1, -1).toLowerCase();
    if (said.length < 2) return false;
    const at = new RegExp(`(?<![a-z0-9])${said.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![a-z0-9])`);
    return at.test(text);
  };
}
