/** Lists in the expressions of a program that no argument of a schema is: in local values and variables, in `jsonencode`, in maps. */

import { textOf } from "../core/literal-text.ts";
import { argumentsIn } from "../core/outline.ts";
import { quoted } from "../core/quoted.ts";
import { referencesTo, refersTo, spokenAs } from "../core/references.ts";
import { isShape, type Literal } from "../language/literals.ts";
import { type ProgramBlock, type ProgramText, wordsOf } from "./blocks.ts";
import { parsed, type Value } from "./expression.ts";
import { shapeOf } from "./fitness.ts";
import { BlockText, type Path } from "./splice.ts";

export interface List {
  /** Where it is written. */
  block: ProgramBlock;
  path: Path;
  /** Expressions. */
  elements: readonly string[];
  /** All texts of the object that it stands in: of a statement. */
  beside: readonly string[];
  /** Words of what leads to it. */
  called: readonly string[];
}

/** All lists of a block. Those of arguments at the top or in nested blocks of a resource are values of these, and none of them. */
export function listsIn(block: ProgramBlock): List[] {
  const text = new BlockText(block.text);
  const isPlain = block.type !== undefined;
  return [...argumentsIn(block.item)].flatMap(({ path, body, end }) => {
    const expression = block.text.slice(body, end);
    const steps = path.split(".");
    if (text.valueAt(steps) !== expression) return []; // one of several nested blocks
    return below(parsed(expression), expression, [], []).flatMap((list): List[] =>
      isPlain && list.path.length === 0
        ? []
        : [
            {
              ...list,
              block,
              path: [...steps, ...list.path],
              called: [...wordsOf(block.name), ...steps.flatMap(wordsOf), ...list.called],
            },
          ],
    );
  });
}

function below(value: Value, text: string, path: Path, beside: readonly string[]): Omit<List, "block">[] {
  const own = text.slice(value.start, value.end);
  const texts = value.kind === "map" ? [...own.matchAll(/"([^"\n]*)"/g)].map(([, one = ""]) => one) : beside;
  const elements = value.entries.map((entry) => text.slice(entry.value.start, entry.value.end));
  const called = path.flatMap((step) => wordsOf(String(step)));
  const inner = value.entries.flatMap((entry) => below(entry.value, text, [...path, entry.step], texts));
  return value.kind === "list" && elements.length > 0 ? [{ path, elements, beside, called }, ...inner] : inner;
}

/** Whether a text could be one more of these: most look like it. */
export function isAlike(literal: Literal, { elements }: List): boolean {
  const texts = elements.flatMap((one) => textOf(one) ?? []);
  const alike = texts.filter((one) => kindOf(one) === kindOf(literal.text));
  return (isShape(literal) || literal.quoted || literal.kind === "network") && 2 * alike.length > elements.length;
}

/** A mail address, a network, an action of a service; else its shape. */
function kindOf(text: string): string {
  if (/^[^\s@]+@[\w.-]+$/.test(text)) return "mail";
  if (/^[\d.]+\/\d+$/.test(text)) return "network";
  return /^([a-z0-9-]+):[A-Za-z*]+$/.exec(text)?.[1] ?? shapeOf(text);
}

/** The elements that another block of a kind would have as well: with its address in the place of the last one's. */
export function alsoFor(other: ProgramBlock, { elements }: Pick<List, "elements">, program: ProgramText): string[] {
  if (elements.some((one) => one.startsWith("{")) || elements.some((one) => refersTo(one, other.address))) return [];
  const same = program.resources.filter(
    ({ type, address }) => type === other.type && elements.some((one) => refersTo(one, address)),
  );
  const like = same.at(-1);
  if (!like) return [];
  return elements
    .filter((one) => refersTo(one, like.address))
    .map((one) => one.replace(referencesTo(like.address), spokenAs(other.address)));
}

/** What a service is asked to do: `s3:GetObject`. */
export const isAction = ({ text }: Pick<Literal, "text">): boolean => /^[a-z0-9-]+:[A-Za-z*]+$/.test(text);

const isArn = (expression: string): boolean => /^"arn:|\.arn\b/.test(expression);

/**
 * One more statement like one of a list of objects, of which actions and what they are on are exchanged for those of a part; what only names the other is
 * left out. Undefined where something of the part has no place in it.
 */
export function furtherStatement(
  { elements, path }: List,
  literals: readonly Literal[],
  named: readonly ProgramBlock[],
  program: ProgramText,
): string | undefined {
  const actions = literals.filter(isAction).map(elementOf);
  const arns = literals.filter(({ text }) => text.startsWith("arn:")).map(elementOf);
  if (actions.length === 0 || actions.length + arns.length < literals.length || path.at(-1) !== "Statement")
    return undefined;
  for (const element of elements.toReversed()) {
    const value = parsed(element);
    const at = (name: string) => value.entries.find(({ step }) => step === name)?.value;
    const textAt = ({ start, end }: Value) => element.slice(start, end);
    const [action, resource] = [at("Action"), at("Resource")];
    if (!action || !resource || at("NotAction") || at("Condition")) continue;
    const present =
      resource.kind === "list" ? resource.entries.map((entry) => textAt(entry.value)) : [textAt(resource)];
    const also = named.flatMap((other) => alsoFor(other, { elements: present }, program));
    const on = [...arns, ...also];
    if (on.length === 0 || !isArn(textAt(resource).replace(/^\[\s*/, ""))) continue;
    const listed = (some: readonly string[], like: Value) =>
      like.kind === "list" || some.length > 1 ? `[${some.join(", ")}]` : (some[0] as string);
    const kept = value.entries.filter(({ step }) => !/^sid$/i.test(String(step)));
    const lines = kept.map(({ step, value: own }) => {
      const said = own === action ? listed(actions, action) : own === resource ? listed(on, resource) : textAt(own);
      return `${step} = ${said}`;
    });
    return `{\n${lines.join("\n")}\n}`;
  }
  return undefined;
}

/** The block's text with more elements in a list. */
export const withElements = (list: List, more: readonly string[]): BlockText =>
  more.reduce(
    (text, one, i) => text.set([...list.path, list.elements.length + i], one),
    new BlockText(list.block.text),
  );

export const elementOf = ({ text }: Literal): string => quoted(text);
