/**
 * Our own sets of prompts (README.md says which), a folder each with a file a prompt: first those that ask for a new program,
 * then those that ask for a change to one.
 *
 *   -- prompt --
 *   what the user asks for
 *   -- types --
 *   types that have to be there afterwards, one a line; none where several would do (`kubernetes_service`, `kubernetes_service_v1`)
 *   -- besides --
 *   of some sets, types of resources that a reviewer takes beside those without asking what they are there for
 *   -- policy.rego --
 *   what was meant, as a `deny` set on the plan: that it was done, and that what nobody asked to change is still there
 *   -- reference/main.tf --
 *   a program that satisfies it; of a change, the files that it touches
 *   -- mutants --
 *   two or three small edits of the reference that still verify and miss what was meant: {"what","file","find","replace"}, one a line
 *   -- also/WHAT.tf --
 *   of some, a program that does what was asked in another way: the policy takes it too
 *   -- files/main.tf --
 *   of a change, the program before
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sectionsOf } from "../txtar.ts";

export interface Mutant {
  /** What is wrong in it. */
  what: string;
  file: string;
  /** Stands in the file once. */
  find: string;
  replace: string;
}

type Texts = Record<string, string>;

export interface Prompt {
  id: string;
  prompt: string;
  types: string[];
  /** Other types that a reviewer takes; undefined where nobody said. */
  besides: string[] | undefined;
  /** The program to change; none of a new program. */
  files: Texts;
  policy: string;
  /** The whole program as it may look afterwards. */
  reference: Texts;
  mutants: Mutant[];
  /** Programs that do the same in another way, each alone. */
  also: Texts;
}

/** The names of the sets. */
export const SETS = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const lines = (text: string) => text.split("\n").filter(Boolean);

/** Throws when a section is missing, unknown, or there twice. */
export function parsePrompt(id: string, text: string): Prompt {
  const { about, sections } = sectionsOf(text);
  const texts = new Map(sections.map(({ path, content }) => [path, content]));
  if (about || texts.size < sections.length) throw new Error(`${id}: text before the sections, or a section twice`);
  const take = (path: string) => {
    const content = texts.get(path)?.trim();
    texts.delete(path);
    if (content === undefined || (content === "" && path !== "types" && path !== "besides"))
      throw new Error(`${id}: no ${path}`);
    return content;
  };
  const takeFolder = (folder: string): Texts => {
    const paths = [...texts.keys()].filter((path) => path.startsWith(folder));
    return Object.fromEntries(paths.map((path) => [path.slice(folder.length), `${take(path)}\n`]));
  };
  const files = takeFolder("files/");
  const prompt: Prompt = {
    id,
    prompt: take("prompt"),
    types: lines(take("types")),
    besides: texts.has("besides") ? lines(take("besides")) : undefined,
    files,
    policy: `${take("policy.rego")}\n`,
    reference: { ...files, ...takeFolder("reference/") },
    mutants: lines(take("mutants")).map((line) => JSON.parse(line) as Mutant),
    also: takeFolder("also/"),
  };
  if (texts.size > 0) throw new Error(`${id}: what is ${[...texts.keys()].join(", ")}?`);
  return prompt;
}

export const isChange = ({ files }: Prompt): boolean => Object.keys(files).length > 0;

/** The reference with one edit. Throws when what the mutant replaces isn't there, or isn't there once. */
export function mutated({ id, reference }: Prompt, { what, file, find, replace }: Mutant): Texts {
  const parts = reference[file]?.split(find) ?? [];
  if (parts.length !== 2) throw new Error(`${id}, ${what}: its text is there ${parts.length - 1} times in ${file}`);
  return { ...reference, [file]: parts.join(replace) };
}

/** The prompts of a set. Throws when there is none of that name. */
export function readPrompts(set = "hundred"): Prompt[] {
  if (!SETS.includes(set)) throw new Error(`no set is called ${set}: there are ${SETS.join(", ")}`);
  const folder = join(import.meta.dirname, set);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txtar"))
    .sort()
    .map((name) => parsePrompt(name.slice(0, -".txtar".length), readFileSync(join(folder, name), "utf8")));
}
