/** A scenario family, as training/families/README.md describes its file: read, and complained of where it can't be used. */
import Mustache from "mustache";
import { sectionsOf } from "../../test/txtar.ts";

/** Names that go together, and their values together: `days = seconds: 4 = 345600 | 7 = 604800`. The usual values come first. */
export interface Group {
  names: string[];
  /** A row has a value for each name. */
  rows: string[][];
  /** `yes` and `no`. */
  isSwitch: boolean;
  /** Its values are those of a pool, which many families share. */
  pooled: boolean;
  /** The line of groups that it stands in: `name ~ kind: web ~ nginx | cache ~ redis`. */
  akin?: string;
}

export interface Ask {
  style: string;
  /** The language, in English. */
  language: string;
  template: string;
}

export interface Family {
  /** `aws/queue-with-dead-letters`. */
  name: string;
  provider: string;
  about: string;
  groups: Group[];
  asks: Ask[];
  intent: string;
  programs: { name: string; template: string }[];
  /** Of an extension: the types that it goes with. */
  on?: string[];
  /** Of an extension: what the block that it is on has, or must not have, in its text. */
  host?: { pattern: RegExp; isThere: boolean }[];
}

/** Whether an extension goes with a block of this text: a proxy for PostgreSQL stands before no Oracle. */
export const goesOn = ({ host = [] }: Pick<Family, "host">, block: string): boolean =>
  host.every(({ pattern, isThere }) => pattern.test(block) === isThere);

export interface Read {
  family: Family;
  /** What is wrong, each with what to do. */
  problems: string[];
}

export type Pools = ReadonlyMap<string, string[]>;

/** English ways of asking. Any other style is a language. */
const STYLES = new Set(["terse", "plain", "verbose", "sloppy", "misspelt", "ticket", "beginner", "architect"]);
const LANGUAGES = new Set(
  "chinese czech danish dutch finnish french german greek hindi indonesian italian japanese korean norwegian polish portuguese romanian russian spanish swedish turkish ukrainian vietnamese".split(
    " ",
  ),
);
const ASKS_AT_LEAST = 10;
const STYLES_AT_LEAST = 6;

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
const split = (text: string, by: string) => text.split(by).map((part) => part.trim());

/** `NAME: a | b | c` a line; `#` begins a comment. */
export function readPools(text: string): Pools {
  const entries = lines(text).filter((line) => !line.startsWith("#"));
  return new Map(
    entries.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), split(line.slice(colon + 1), "|")];
    }),
  );
}

/** `name` is the file's, without its ending and from the folder of all families. */
export function readFamily(name: string, text: string, pools: Pools): Read {
  const problems: string[] = [];
  const { about, sections } = sectionsOf(text);
  const family: Family = {
    name,
    provider: name.split("/")[0] ?? "",
    about: about.trim(),
    groups: [],
    asks: [],
    intent: "",
    programs: [],
  };
  const seen = new Set<string>();
  for (const { path, content } of sections) {
    if (seen.has(path)) problems.push(`there are two sections "${path}": give each its own name`);
    seen.add(path);
    if (path === "parameters") family.groups = lines(content).flatMap((line) => readGroup(line, pools, problems));
    else if (path === "asks") family.asks = lines(content).flatMap((line) => readAsk(line, problems));
    else if (path === "on") family.on = lines(content);
    else if (path === "host") family.host = lines(content).flatMap((line) => readHost(line, problems));
    else if (path === "intent.rego") family.intent = content;
    else if (/^[a-z0-9-]+\.tf$/.test(path)) family.programs.push({ name: path, template: content });
    else
      problems.push(
        `section "${path}" is none of parameters, asks, on, host, intent.rego, NAME.tf: rename or remove it`,
      );
  }
  return { family, problems: [...problems, ...lacking(family), ...unknownNames(family)] };
}

/** `engine += "postgres`: a pattern that the block has; after `!` one that it hasn't. */
function readHost(line: string, problems: string[]): { pattern: RegExp; isThere: boolean }[] {
  const isThere = !line.startsWith("!");
  try {
    return [{ pattern: new RegExp(isThere ? line : line.slice(1).trim(), "m"), isThere }];
  } catch (error) {
    problems.push(`host: "${line}" is no pattern: ${error instanceof Error ? error.message : error}`);
    return [];
  }
}

function readGroup(line: string, pools: Pools, problems: string[]): Group[] {
  const colon = line.indexOf(":");
  if (colon < 0) {
    problems.push(`parameters: "${line}" has no colon: write NAME: VALUE | VALUE`);
    return [];
  }
  const beside = split(line.slice(0, colon), "~");
  const said = line.slice(colon + 1).trim();
  if (beside.length > 1) return readAkin(beside, said, pools, problems);
  const names = split(line.slice(0, colon), "=");
  const pool = said.startsWith("@") ? pools.get(said.slice(1)) : undefined;
  if (said.startsWith("@") && !pool) {
    problems.push(`parameters: ${names[0]}: there is no list ${said} in pools.txt: add it, or write the values here`);
    return [];
  }
  const rows = pool ? pool.map((value) => [value]) : split(said, "|").map((row) => split(row, " = "));
  const odd = rows.find((row) => row.length !== names.length || row.some((value) => value === ""));
  if (odd)
    problems.push(
      `parameters: ${names.join(" = ")}: "${odd.join(" = ")}" has ${odd.length === names.length ? "an empty value" : `${odd.length} of ${names.length} values`}: give each name one`,
    );
  if (rows.length < 2)
    problems.push(`parameters: ${names[0]} has one value only: give it others, or write it where it is used`);
  const bad = names.find((one) => !/^[a-z][a-z0-9_]*$/.test(one) || one === "said" || one === "it" || one === "on");
  if (bad !== undefined)
    problems.push(`parameters: "${bad}" can't be a name: use lower-case letters, digits and _, and not said, it, on`);
  const isSwitch =
    names.length === 1 && rows.length === 2 && rows.every(([value]) => value === "yes" || value === "no");
  return [{ names, rows, isSwitch, pooled: pool !== undefined }];
}

/** Groups whose rows go together: each is said by itself, and follows the others where it isn't. */
function readAkin(names: readonly string[], said: string, pools: Pools, problems: string[]): Group[] {
  const rows = split(said, "|").map((row) => split(row, " ~ "));
  const odd = rows.find((row) => row.length !== names.length);
  if (odd) {
    problems.push(`parameters: ${names.join(" ~ ")}: "${odd.join(" ~ ")}" has ${odd.length} of ${names.length} values`);
    return [];
  }
  return names.flatMap((name, i) =>
    readGroup(`${name}: ${rows.map((row) => row[i]).join(" | ")}`, pools, problems).map((group) => ({
      ...group,
      akin: names.join(" ~ "),
    })),
  );
}

function readAsk(line: string, problems: string[]): Ask[] {
  const [, style = "", template = ""] = /^([a-z]+): *(.*)$/.exec(line) ?? [];
  if (template === "") problems.push(`asks: "${line.slice(0, 40)}" isn't STYLE: text`);
  else if (!STYLES.has(style) && !LANGUAGES.has(style))
    problems.push(
      `asks: "${style}" is no style and no language: use one of ${[...STYLES].join(", ")}, or a language's English name`,
    );
  else return [{ style, language: STYLES.has(style) ? "english" : style, template: template.replaceAll("\\n", "\n") }];
  return [];
}

function lacking({ about, groups, asks, intent, programs, on, host }: Family): string[] {
  const problems: string[] = [];
  if (about === "" || about.includes("\n"))
    problems.push("the first line must say in one sentence what is wanted, and nothing follows it");
  if (asks.length < ASKS_AT_LEAST) problems.push(`asks: ${asks.length} are too few: write ${ASKS_AT_LEAST} or more`);
  const styles = new Set(asks.map(({ style }) => style)).size;
  if (styles < STYLES_AT_LEAST) problems.push(`asks: ${styles} styles are too few: use ${STYLES_AT_LEAST} or more`);
  const twice = repeated(asks.map(({ template }) => template));
  if (twice) problems.push(`asks: "${twice.slice(0, 60)}" is there twice: leave one out`);
  if (!/^deny\b/m.test(intent)) problems.push("intent.rego has no rule deny: write what every right plan fulfils");
  if (programs.length < 2)
    problems.push(`${programs.length} programs are too few: write two or more that differ in more than names`);
  const name = repeated(groups.flatMap(({ names }) => names));
  if (name) problems.push(`parameters: ${name} is there twice: rename one`);
  if (host && !on)
    problems.push("host says what a block has that an extension is on: add a section on, or leave it out");
  return problems;
}

const repeated = (list: readonly string[]) => list.find((item, i) => list.indexOf(item) !== i);

/** Every template with the name of its section. */
export const templatesOf = ({ asks, intent, programs }: Family): [where: string, template: string][] => [
  ...asks.map(({ style, template }): [string, string] => [`asks (${style})`, template]),
  ["intent.rego", intent],
  ...programs.map(({ name, template }): [string, string] => [name, template]),
];

/** Names in templates that nothing has, sections of what is no switch, parameters that nothing says or uses. */
function unknownNames(family: Family): string[] {
  const { groups, on } = family;
  const names = new Set(groups.flatMap((group) => group.names));
  const switches = new Set(groups.flatMap((group) => (group.isSwitch ? group.names : [])));
  const problems: string[] = [];
  const asked = new Set<string>();
  for (const [where, template] of templatesOf(family)) {
    const isAsk = where.startsWith("asks");
    const tags = tagsOf(template);
    if (typeof tags === "string") {
      problems.push(`${where}: the template can't be read: ${tags} (a "{{" that is no tag is written "{ {")`);
      continue;
    }
    if (on && where.endsWith(".tf") && !tags.some(({ name }) => name === "on"))
      problems.push(`${where}: the program of an extension refers to what it is on: use {{on}}`);
    for (const { name, section } of tags) {
      if (name === "it" ? isAsk && on : name === "on" ? !isAsk && on : false) continue;
      const own = name.startsWith("said.") ? name.slice("said.".length) : name;
      if (!names.has(own))
        problems.push(`${where}: {{${name}}} is no parameter: add it to the parameters or correct the name`);
      else if (section && own === name && !switches.has(name))
        problems.push(
          `${where}: {{#${name}}} needs a switch (yes | no): ${name} is none; for "the request says it" write {{#said.${name}}}`,
        );
      else if (isAsk) asked.add(own);
    }
  }
  for (const group of groups)
    if (!group.names.some((name) => asked.has(name)))
      problems.push(`parameters: no ask says ${group.names.join(" or ")}: say it in some, or leave it out`);
  return problems;
}

export interface Tag {
  name: string;
  /** `#` or `^`; none for a value. */
  section?: "#" | "^";
  inner: Tag[];
}

/** The tags of a template, those within sections too; or why it can't be read. */
function tagsOf(template: string): Tag[] | string {
  const all = (tags: Tag[]): Tag[] => tags.flatMap((tag) => [tag, ...all(tag.inner)]);
  try {
    return all(tagTree(template));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The tags of a template as they are nested. Throws when the template is broken. */
export function tagTree(template: string): Tag[] {
  type Token = [kind: string, name: string, start: number, end: number, inner?: Token[]];
  const read = (tokens: Token[]): Tag[] =>
    tokens.flatMap(([kind, name, , , inner]): Tag[] => {
      if (kind === "#" || kind === "^") return [{ name, section: kind, inner: read(inner ?? []) }];
      return kind === "name" || kind === "&" ? [{ name, inner: [] }] : [];
    });
  return read(Mustache.parse(template) as unknown as Token[]);
}
