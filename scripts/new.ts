/**
 * Begins what is added often: its files, with a test that fails until they are filled in, registered where they have to be.
 *   npm run new -- verb NAME          a kind of change, such as pause
 *   npm run new -- diagnostic CODE    something that the verifier finds, such as unreachable-port
 *   npm run new -- mistake NAME       a typical mistake, and what is said about it
 *   npm run new -- lesson NAME        a lesson of the page
 *   npm run new -- rule PROVIDER/NAME      a policy that ships
 * The templates are scripts/new/KIND.txtar: what to do next, and the files. {{--}} stands for -- where a file is itself such a text.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sectionsOf } from "../test/txtar.ts";
import { ROOT } from "./build-cache.ts";

type Words = Record<string, string>;

interface Kind {
  form: RegExp;
  /** Such a name, in words. */
  like: string;
  /** Files that know of all of the kind, and what becomes of their text. */
  register?: Record<string, (text: string, words: Words) => string>;
}

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const WORDS = "small letters and hyphens, such as unreachable-port";

const KINDS: Record<string, Kind> = {
  verb: {
    form: NAME,
    like: WORDS,
    register: {
      "src/change/verbs/verbs.ts": (text, { name, camel }) =>
        withImport(withVerb(text, `${camel}Asked`), `import { ${camel}Asked } from "./${name}.ts";`),
    },
  },
  diagnostic: {
    form: NAME,
    like: WORDS,
    register: {
      "wasm/internal/verify/codes.json": withCode,
      "wasm/internal/verify/precheck.go": (text, { Camel }) =>
        replaced(text, /^(\t+)r\.deprecated\(resource\)\n/m, `$&$1r.check${Camel}(resource)\n`),
    },
  },
  mistake: { form: NAME, like: WORDS },
  lesson: {
    form: NAME,
    like: WORDS,
    register: { "lessons/lessons.json": (text, { name }) => replaced(text, /\]\s*$/, `, "${name}"]\n`) },
  },
  rule: { form: /^[a-z]+\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, like: "PROVIDER/NAME, such as aws/backup-plans" },
};

/** A wrong name, or one that is taken; the message says what to do. */
export class ScaffoldError extends Error {}

/** Writes the files of one thing into the repository at `root`. Gives what was made and changed, and what to do next. */
export function scaffold(
  kind: string,
  name: string,
  root: string,
): { made: string[]; changed: string[]; next: string } {
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!known)
    throw new ScaffoldError(`Nothing is begun as "${kind}": expected one of ${Object.keys(KINDS).join(", ")}.`);
  if (!known.form.test(name))
    throw new ScaffoldError(`"${name}" can't be the name of a ${kind}: expected ${known.like}.`);
  const words = wordsOf(name);
  const { about, sections } = sectionsOf(
    filled(readFileSync(join(import.meta.dirname, `new/${kind}.txtar`), "utf8"), words),
  );
  const files = sections.map(({ path, content }) => [path, content.replaceAll("{{--}}", "--")] as const);
  for (const [path] of files)
    if (existsSync(join(root, path))) throw new ScaffoldError(`${path} is there already: choose another name.`);
  const changes = Object.entries(known.register ?? {}).map(
    ([path, change]) => [path, change(readFileSync(join(root, path), "utf8"), words)] as const,
  );
  for (const [path, text] of [...files, ...changes]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { made: files.map(([path]) => path), changed: changes.map(([path]) => path), next: about };
}

function wordsOf(name: string): Words {
  const [provider = "", rule = name] = name.includes("/") ? name.split("/") : [undefined, name];
  const words = rule.split("-");
  const spoken = words.join(" ");
  const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return {
    name,
    provider,
    snake: words.join("_"),
    joined: words.join(""),
    camel: words.map((word, i) => (i === 0 ? word : upper(word))).join(""),
    Camel: words.map(upper).join(""),
    words: spoken,
    Words: upper(spoken),
  };
}

const filled = (text: string, words: Words) =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => words[key] ?? whole);

/** Of a line, as biome.json has it. */
const WIDTH = 120;

/** With one more in the list of verbs, which has a line for each where one is too short for all. */
function withVerb(text: string, verb: string): string {
  const [line = "", head, before = ""] = /^(export const VERBS: readonly Verb\[\] = )\[([^\]]*)\];/m.exec(text) ?? [];
  const verbs = [...before.split(",").flatMap((one) => one.trim() || []), verb];
  const short = `${head}[${verbs.join(", ")}];`;
  if (line === "") throw new Error("src/change/verbs/verbs.ts has no list of verbs.");
  return text.replace(line, short.length > WIDTH ? `${head}[\n${verbs.map((one) => `  ${one},\n`).join("")}];` : short);
}

function replaced(text: string, pattern: RegExp, by: string): string {
  if (!pattern.test(text))
    throw new Error(`${pattern} is no longer there to be added to: scripts/new.ts is out of date.`);
  return text.replace(pattern, by);
}

/** Imports of neighbours stand in the order of their files. */
function withImport(text: string, line: string): string {
  const from = (one: string) => /from "(.*)"/.exec(one)?.[1] ?? "";
  const neighbours = /(?:^import .* from "\.\/.*";\n)+/m;
  const imports = neighbours.exec(text)?.[0].trimEnd().split("\n") ?? [];
  const sorted = [...imports, line].sort((a, b) => (from(a) < from(b) ? -1 : 1));
  return replaced(text, neighbours, `${sorted.join("\n")}\n`);
}

/** A line for each code, in their order. */
function withCode(text: string, { name = "" }: Words): string {
  if (Object.hasOwn(JSON.parse(text), name))
    throw new ScaffoldError(`The code ${name} is there already: see docs/diagnostics.md.`);
  const lines = text.split("\n").filter((line) => line.startsWith('  "'));
  const line = `  "${name}": ["TODO: what it means, in a sentence.", "TODO: what to do about it."]`;
  const code = (one: string) => one.split('"')[1] ?? "";
  const sorted = [...lines.map((one) => one.replace(/,$/, "")), line].sort((a, b) => (code(a) < code(b) ? -1 : 1));
  return `{\n${sorted.join(",\n")}\n}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const [kind = "", name = "", ...more] = process.argv.slice(2);
  try {
    if (more.length > 0 || name === "") throw new ScaffoldError(`npm run new -- ${Object.keys(KINDS).join("|")} NAME`);
    const { made, changed, next } = scaffold(kind, name, ROOT);
    for (const path of made) console.log(`new      ${path}`);
    for (const path of changed) console.log(`changed  ${path}`);
    console.log(`\n${next.trimEnd()}`);
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
