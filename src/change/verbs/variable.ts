/** "make it a variable": what the program says literally comes from outside. */
import type { BlockEdit } from "../../core/block-edits.ts";
import type { Clause } from "../../language/clauses.ts";
import { givenName, identifier } from "../../language/names.ts";
import { readingOf } from "../../language/reading.ts";
import { alike } from "../../language/words.ts";
import { withText, wordsOf } from "../blocks.ts";
import { argumentsIn, replaced, stringsIn } from "../expressions.ts";
import { mentionsIn } from "../mentions.ts";
import type { Scene } from "../scene.ts";
import { BlockText } from "../splice.ts";

/** Blocks whose expressions can't have variables. */
const FIXED = /^(?:variable|terraform|moved|import|removed)\b/;
/** Arguments that can't either. */
const CONSTANT = /^(?:source|version|required_version|alias|backend|prevent_destroy|ignore_changes)$/;

export async function intoVariable(scene: Scene, clauses: readonly Clause[]): Promise<boolean> {
  const { request } = scene;
  if (
    !/\b(?:make|turn|move|extract|pull|put|parametri[sz]e|should be|come from|configurable|into)\b/i.test(request) ||
    !/\bvariables?\b|\bconfigurable\b|\bparametri[sz]/i.test(request)
  )
    return false;
  const literal = literalOfProgram(scene);
  if (literal !== undefined) return fromLiteral(scene, literal);
  for (const clause of clauses) if (await fromArgument(scene, clause)) return true;
  return false;
}

/** A text in the request that stands in strings of the program. */
function literalOfProgram({ program, request }: Scene): string | undefined {
  const strings = program.blocks
    .filter(({ address }) => !FIXED.test(address))
    .flatMap((block) => stringsIn(new BlockText(block.text)));
  const said = readingOf(request).literals.filter(
    ({ kind }) => kind === "quoted" || kind === "shape" || kind === "network",
  );
  const names = said.map(({ text }) => text).filter((text) => text !== givenName(request));
  const byWord = [
    ...request.matchAll(/\b(?:with|default(?:s|ing)?(?: to)?|value) ([\w.-]+)(?: as (?:the |its )?default)?/gi),
  ].map(([, word]) => word as string);
  return [...names, ...byWord].find((text) => text.length > 1 && strings.some((string) => holds(string.text, text)));
}

const part = (text: string) =>
  new RegExp(`(?<![A-Za-z0-9])${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![A-Za-z0-9])`, "g");
const holds = (string: string, text: string) => string.search(part(text)) >= 0;

async function fromLiteral(scene: Scene, literal: string): Promise<boolean> {
  const { request, program } = scene;
  const name = identifier(givenName(request, "variable") ?? literal);
  if (program.find(`variable.${name}`)) return false;
  const edits: BlockEdit[] = program.blocks
    .filter(({ address }) => !FIXED.test(address) && !scene.isProtected(address))
    .flatMap((block) => {
      const text = new BlockText(block.text);
      const constant = [...argumentsIn(text.item)].filter((argument) => CONSTANT.test(argument.name));
      const places = stringsIn(text)
        .filter(({ start }) => !constant.some((argument) => argument.start <= start && start < argument.end))
        .filter((found) => holds(found.text, literal) && !isKey(text.text, found.end))
        .map(({ start, end, text: string }) => ({
          start,
          end,
          text: string === literal ? `var.${name}` : `"${string.replace(part(literal), `\${var.${name}}`)}"`,
        }));
      if (places.length === 0) return [];
      return [withText(block, replaced(block.text, places))];
    });
  if (edits.length === 0) return false;
  scene.count("request", edits.length);
  return scene.apply([declaration(name, "string", JSON.stringify(literal)), ...edits]);
}

/** A string before `=` or `:` is a key of an object. */
const isKey = (text: string, end: number): boolean => /^\s*(?:=(?!=)|:)/.test(text.slice(end));

/** An argument that the clause names, of the blocks that it names. */
async function fromArgument(scene: Scene, clause: Clause): Promise<boolean> {
  const mentions = mentionsIn(clause, scene.program);
  const blocks = mentions.flatMap((mention) => [...mention.blocks, ...mention.among]);
  const free = scene.program.blocks.filter(({ address }) => !FIXED.test(address) && !scene.isProtected(address));
  for (const block of blocks.length > 0 ? blocks : free) {
    const text = new BlockText(block.text);
    const said = clause.tokens.map(({ word }) => word);
    const argument = [...argumentsIn(text.item)]
      .map((item) => ({ item, own: wordsOf(item.name) }))
      .filter(({ item }) => !CONSTANT.test(item.name))
      .filter(({ own }) => own.every((word) => said.some((other) => alike(word, other))))
      .sort((a, b) => b.own.length - a.own.length)[0]?.item;
    if (!argument) continue;
    const value = text.text.slice(argument.body, argument.end);
    if (/^(?:var|local)\./.test(value)) continue;
    const given = givenName(clause.text, "variable");
    const name = identifier(
      given && given !== block.name ? given : argument.name === "name" ? `${block.name}_name` : argument.name,
    );
    if (scene.program.find(`variable.${name}`)) continue;
    const type = /^"/.test(value)
      ? "string"
      : /^-?\d/.test(value)
        ? "number"
        : /^(?:true|false)$/.test(value)
          ? "bool"
          : /^\[\s*"/.test(value)
            ? "list(string)"
            : "any";
    const known = type !== "any" && !/\$\{|\b(?:var|local|data|module|each|count)\./.test(value);
    const changed = replaced(text.text, [{ start: argument.body, end: argument.end, text: `var.${name}` }]);
    scene.count("request");
    return scene.apply([declaration(name, type, known ? value : undefined), withText(block, changed)]);
  }
  return false;
}

export const declaration = (name: string, type: string, value?: string): BlockEdit => ({
  action: "add",
  address: `variable.${name}`,
  text: `variable "${name}" {\n  type = ${type}\n${value === undefined ? "" : `  default = ${value}\n`}}\n`,
});
