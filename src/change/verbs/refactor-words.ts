/** Requests that a refactoring answers: few forms, read exactly. What is worded otherwise is a change like any other. */
import type { Refactoring } from "../../core/refactor.ts";
import { refersTo } from "../../core/references.ts";
import { Clause } from "../../language/clauses.ts";
import { ADDRESS, addressesSaid, isAddress, listed } from "../addresses.ts";
import { argumentOf, type ProgramBlock, type ProgramText, wordsOf } from "../blocks.ts";
import { mentionsIn, namesakesIn, namesSaid } from "../mentions.ts";

/** A refactoring, or why the one that is wanted can't be told. */
export type Asked = { request: Refactoring } | { reason: string };

const NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** The refactorings that a part of a request asks for; empty when it asks for something else. */
export function refactoringsIn(said: string, program: ProgramText): Asked[] {
  const text = said.trim().replace(/[.!]+$/, "");
  const renames = renamesIn(text, program);
  if (renames.length > 0) return renames;
  const one =
    repetitionIn(text, program) ??
    moduleIn(text, program) ??
    filesIn(text, program) ??
    valueIn(text, program) ??
    inlineIn(text);
  return one ? [one] : [];
}

/** `rename X to Y`, also several. What Y can't be a name in the program is the cloud's: an argument. */
function renamesIn(text: string, program: ProgramText): Asked[] {
  const [, body] = /\brename\s+(.+)$/is.exec(text) ?? [];
  if (body === undefined) return [];
  const pair = /^(.+?)\s+(?:to|as|into)\s+["'`]?([^\s"'`,]+)["'`]?$/is;
  const parts = body.split(/\s*,\s*(?:and\s+)?|\s+and\s+/i);
  const pairs = (parts.every((part) => pair.test(part)) ? parts : [body]).map((part) => pair.exec(part));
  return pairs.flatMap((match): Asked[] => {
    const [, from = "", to = ""] = match ?? [];
    if (!match || !(NAME.test(to) || isAddress(to))) return [];
    // "The bucket's name", "its Name tag": what the cloud calls it.
    if (/['’]s\s|\b(?:its|their)\b|\b(?:names?|tags?|argument|identifier) of\b/i.test(from)) return [];
    // So is "from news", and a name as the cloud's are written: labels have underscores, unless the program's are otherwise.
    const isAddressed = addressesSaid(from).length > 0;
    if (
      !isAddressed &&
      (/\sfrom\s/i.test(from) || (to.includes("-") && !program.blocks.some(({ name }) => name.includes("-"))))
    )
      return [];
    const found = targetIn(from, program);
    return ["reason" in found ? found : { request: { action: "rename", ...found, to } }];
  });
}

/** What a noun phrase names: an address, else what change requests call it, else whatever has that name. */
function targetIn(said: string, program: ProgramText): { address: string } | { reason: string } {
  const [address] = addressesSaid(said);
  if (address !== undefined) return { address };
  const clause = new Clause(said, "change");
  const mention = mentionsIn(clause, program).find(({ isNew }) => !isNew);
  if (mention?.address !== undefined) return { address: mention.address };
  const meant = [...(mention?.blocks ?? []), ...(mention?.among ?? [])];
  const [one, ...more] = meant.length > 0 ? meant : namesakesIn(clause.tokens, program);
  if (!one) return { reason: `No block is called "${said}". Name it by its address.` };
  if (more.length === 0) return { address: one.address };
  return { reason: `Several blocks fit "${said}". ${listed([one, ...more])} Name it by its address.` };
}

/** `turn count of X into for_each`, `use for_each instead of count`, and the other way round. */
function repetitionIn(text: string, program: ProgramText): Asked | undefined {
  if (!/\bfor[_ -]each\b/i.test(text)) return undefined;
  const toEach = /\b(?:to|into|with|by|use|using)\s+(?:an?\s+)?for[_ -]each\b/i.test(text);
  const toCount = /\b(?:to|into|with|by|use|using)\s+(?:an?\s+)?count\b/i.test(text);
  if (toEach === toCount) return undefined;
  const old = toEach ? "count" : "for_each";
  const repeated = program.blocks.filter(({ item }) => argumentOf(item, old));
  const said = addressesSaid(text);
  // A module may be what is repeated, or what has the list.
  const address = said.find((one) => !VALUE.test(one)) ?? said.find((one) => one.startsWith("module."));
  const values = said.filter((one) => one !== address && VALUE.test(one));
  const bare = values.reduce((rest, one) => rest.replace(one, ""), text);
  const named = mentionsIn(new Clause(bare, "change"), program)
    .flatMap(({ blocks }) => blocks)
    .filter(({ item }) => argumentOf(item, "count") || argumentOf(item, "for_each"));
  // "Use for_each" beside something new is about that.
  if (address === undefined && named.length === 0 && !new RegExp(`\\b${old}\\b`, "i").test(text)) return undefined;
  const fitting = named.length > 0 ? named : repeated;
  const target = address ?? (fitting.length === 1 ? (fitting[0] as ProgramBlock).address : undefined);
  if (target === undefined)
    return { reason: `It isn't clear which block is meant. ${listed(repeated)} Name it by its address.` };
  if (!toEach) return { request: { action: "for-each-to-count", address: target } };
  // "Over var.zones": elements become keys only of the list that `count` measures.
  const block = program.find(target);
  const count = block && argumentOf(block.item, "count");
  const other = values.find((one) => !(count && refersTo(block.text.slice(count.body, count.end), one)));
  if (other !== undefined)
    return {
      reason: `count of ${target} doesn't measure ${other}, so that its elements can't be the keys. Set count = length(${other}) first, or leave ${other} out.`,
    };
  const [, list] = /\bkeys?\s*:?\s+(.+)$/i.exec(text) ?? [];
  const keys = list?.split(/\s*,\s*(?:and\s+)?|\s+and\s+/i).map((key) => key.replace(/^["'`]|["'`]$/g, ""));
  return { request: { action: "count-to-for-each", address: target, ...(keys && { keys }) } };
}

const VALUE = /^(?:var|local)\.|^module\.[\w-]+$/;

/** `extract A, B into a module called N`. */
function moduleIn(text: string, program: ProgramText): Asked | undefined {
  if (!/\b(?:extract|move|put|pull|factor|group|wrap|refactor|turn)\b/i.test(text)) return undefined;
  const into =
    /\b(?:in)?to\s+((?:an?|the|its|their|one)\s+)?((?:new|own|local|separate|single)\s+)*(?:["'`]?([\w-]+)["'`]?\s+)?(?:module\b|modules\/)\.?(?:\s*(?:called|named))?\s*["'`]?([\w-]+)?/i.exec(
      text,
    );
  if (!into) return undefined;
  const name =
    into[4] ?? (/^(?:an?|the|new|own|local|separate|single|child)$/i.test(into[3] ?? "") ? undefined : into[3]);
  const before = text.slice(0, into.index);
  const named = mentionsIn(new Clause(before, "change"), program);
  const addresses = [
    ...new Set([...addressesSaid(before), ...named.flatMap(({ blocks }) => blocks.map(({ address }) => address))]),
  ];
  if (addresses.length === 0) return { reason: "It isn't clear which blocks are meant. Name them by their addresses." };
  if (name === undefined) return { reason: "The module needs a name: say what it is called." };
  return { request: { action: "extract-module", addresses, to: name } };
}

/** `split main.tf into files`. */
function filesIn(text: string, { files }: ProgramText): Asked | undefined {
  if (
    !/\bsplit\b/i.test(text) ||
    !/\bfiles\b|\binto\b.*\bfile\b|\b(?:variables|outputs|providers|versions)\.tf\b/i.test(text)
  )
    return undefined;
  const said = [...text.matchAll(/[\w./-]+\.(?:tf|tofu)\b/g)].map(([path]) => path);
  const file = said.find(
    (path) => Object.hasOwn(files, path) && !/^(?:variables|outputs|providers|versions)\.tf$/.test(path),
  );
  const by = /\b(?:by|per|for (?:each|every)) (?:service|type|resource)/i.test(text) ? { by: "service" as const } : {};
  return { request: { action: "split-files", ...(file !== undefined && { file }), ...by } };
}

/** `turn instance_type of the web server into a variable called size`: an argument by its path, or by its name and what its block is called. */
function valueIn(text: string, program: ProgramText): Asked | undefined {
  const [, said] = /\b(variable|var|local|configurable|parametri[sz]e)s?\b(?! (?:\S+ )?(?:to|into))/i.exec(text) ?? [];
  if (said === undefined || !EXTRACT.test(text)) return undefined;
  const action = said.toLowerCase() === "local" ? "extract-local" : "extract-variable";
  const to = NEW_NAME.exec(text)?.slice(1).find(Boolean);
  const declaredAs = `${action === "extract-local" ? "local" : "variable"}.${to}`;
  if (to !== undefined && (program.find(declaredAs) || program.localOf(declaredAs))) return undefined;
  const address = new RegExp(String.raw`${ADDRESS}(?:\.[A-Za-z_][\w-]*|\[\d+\])+`).exec(text)?.[0];
  const everywhere = /\beverywhere\b|\bin all places\b|\bwherever\b/i.test(text);
  const found =
    address === undefined ? argumentsSaid(to === undefined ? text : text.replace(to, ""), program) : [address];
  const [path] = found;
  if (path !== undefined && found.length === 1)
    return { request: { action, address: path, ...(to !== undefined && { to }), ...(everywhere && { everywhere }) } };
  const several = found.length > 1 ? ` ${listed(found.map((one) => ({ address: one })))}` : "";
  return {
    reason: `It isn't clear which argument is meant.${several} Name it by its path, such as aws_instance.web.instance_type.`,
  };
}

const EXTRACT =
  /^(?:variable|locals?)\b|\b(?:turn|make|extract|move|pull|put|replace|refactor|define|introduce|parametri[sz]e|should be|comes? from|configurable)\b/i;
/** The name of what a value becomes: behind what it is, or behind "called". */
const NEW_NAME =
  /\b(?:var|local)\.([A-Za-z_][\w-]*)|\b(?:called|named|configurable as)\s+["'`(]*([A-Za-z_][\w-]*)|\b(?:variable|locals?(?: value)?):?\s+["'`(]*((?!called|named|everywhere|for|of|with|and|too)[A-Za-z_][\w-]*)["'`)]*\s*(?:[,.=]|$|for\b|everywhere|in all)/i;

/** The arguments that a text names, of the blocks that it names: those whose names say most. */
function argumentsSaid(text: string, program: ProgramText): string[] {
  const clause = new Clause(text, "change");
  const mentions = mentionsIn(clause, program);
  // Of "the instance type of the web instance", the first noun is half a name.
  const isFree = (at: number) => !mentions.some(({ from, to }) => from <= at && at < to);
  const words = clause.tokens.map(({ word }) => word);
  const blocks = new Set(mentions.flatMap((one) => [...one.blocks, ...one.among]));
  const found = (blocks.size > 0 ? [...blocks] : program.resources).flatMap(({ address, item }) => {
    const names = item.items.flatMap(({ kind, name }) => (kind === "argument" ? [name] : []));
    return namesSaid(words, names, isFree).map((name) => ({
      path: `${address}.${name}`,
      length: wordsOf(name).length,
    }));
  });
  const most = Math.max(0, ...found.map(({ length }) => length));
  return found.filter(({ length }) => length === most).map(({ path }) => path);
}

/** `inline var.size`. */
function inlineIn(text: string): Asked | undefined {
  const [, address] =
    new RegExp(String.raw`\binline\s+(?:the\s+)?(?:(?:variable|local value|local)\s+)?(${ADDRESS})$`, "i").exec(text) ??
    [];
  return address === undefined ? undefined : { request: { action: "inline", address } };
}
