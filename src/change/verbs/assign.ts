/** "set the size of the volume to 40", "aws_instance.web.instance_type = t3.large": an argument by its name, and its value. */
import { type Attribute, type Block, optionalAttribute } from "../../core/schema.ts";
import type { Clause } from "../../language/clauses.ts";
import { alike } from "../../language/words.ts";
import type { ProgramBlock } from "../blocks.ts";
import { wordsOf } from "../blocks.ts";
import { SILENT } from "../by-name.ts";
import type { Setting } from "../settings.ts";
import type { BlockText } from "../splice.ts";
import { kindOf } from "../spoken.ts";

/** Arguments of blocks that no provider has. */
const OWN: ReadonlyMap<string, readonly string[]> = new Map([
  ["variable", ["default", "description", "sensitive", "nullable"]],
  ["output", ["description", "sensitive"]],
  ["module", ["version", "source"]],
]);
const BOOLS = new Map([
  ...["true", "on", "yes", "enabled"].map((word) => [word, "true"] as const),
  ...["false", "off", "no", "disabled"].map((word) => [word, "false"] as const),
]);
const ASSIGNED =
  /^([^=]{1,300}?)(?:\s+to\s+|\s*=\s*|:\s+|\s+should be\s+)(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`]+?))[.;,!]*$/i;

/** The argument that a clause sets by its name; undefined where it says something else, or names more than one. */
export function assigned(
  text: BlockText,
  { item }: ProgramBlock,
  schema: Block | undefined,
  clause: Clause,
  /** Tokens that name blocks. */
  spoken: ReadonlySet<number>,
): Setting | undefined {
  const match = ASSIGNED.exec(clause.text);
  if (!match) return undefined;
  const quoted = match[2] ?? match[3] ?? match[4];
  const value = quoted ?? (match[5] as string);
  const said = clause.tokens.filter((token, i) => i > 0 && !spoken.has(i) && token.start < (match[1] as string).length);
  const rest = said.filter(({ said }) => !SILENT.has(said)).map(({ word }) => word);
  const first = clause.tokens[0]?.word ?? "";
  // All that is said is its name; of the first word, which may be a verb, it doesn't matter.
  const isNamed = (one: string) => isSame(wordsOf(one), rest) || isSame(wordsOf(one), [first, ...rest]);
  const all = schema
    ? [...schema.attributes.keys()]
    : [...(OWN.get(item.name) ?? []), ...item.items.map((one) => one.name)];
  const names = rest.length === 0 ? itself(item.name, clause) : [...new Set(all.filter(isNamed))];
  const [name] = names;
  if (name === undefined || names.length > 1) return undefined;
  const present = text.valueAt([name]);
  const attribute = schema?.attributes.get(name);
  if (attribute && !attribute.optional && !attribute.required) return undefined;
  const expression = expressionOf(value, quoted !== undefined, attribute, present);
  return expression === undefined
    ? undefined
    : { path: [name], key: name, attribute: attribute ?? ANY, expression, weight: 3 };
}

/** What is set of a block that is a value: `var.x` has its default, `local.x` is an argument. */
function itself(kind: string, { text }: Clause): string[] {
  if (kind === "variable") return ["default"];
  const local = kind === "locals" ? /\blocal\.([\w-]+)/.exec(text)?.[1] : undefined;
  return local === undefined ? [] : [local];
}

const ANY = optionalAttribute("dynamic");

const isSame = (own: readonly string[], said: readonly string[]): boolean =>
  own.length === said.length && own.every((word, i) => alike(word, said[i] as string));

function expressionOf(
  value: string,
  isText: boolean,
  attribute: Attribute | undefined,
  present: string | undefined,
): string | undefined {
  const number = /^-?\d+(?:\.\d+)?$/.test(value) ? value : undefined;
  const takes = attribute ? kindOf(attribute.type) : undefined;
  if (takes === "bool") return BOOLS.get(value.toLowerCase());
  if (takes === "number") return number;
  if (takes === "string") return JSON.stringify(value);
  if (takes === "strings") return `[${JSON.stringify(value)}]`;
  if (takes !== undefined) return undefined;
  if (isText || present?.startsWith('"')) return JSON.stringify(value);
  return number ?? (/^(?:true|false)$/.test(value) ? value : JSON.stringify(value));
}
