/**
 * Rows of the providers' schemas: each type is asked for by its words with some arguments in usual values, and written by schema and data alone, without a
 * model. What it needs is built too. Kept is what is deployable and has what the request says.
 */
import { createRetriever } from "../../src/ask/retrieve.ts";
import { blocksOf } from "../../src/core/block-texts.ts";
import { allowedValues, type TypeFacts } from "../../src/core/facts.ts";
import { outline } from "../../src/core/outline.ts";
import { firstChoice } from "../../src/decode/first.ts";
import { isNamedAfter } from "../../src/knowledge/knowledge.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";
import { runLoop } from "../../src/loop/loop.ts";
import type { NodeVerifier } from "../../src/verifier/node.ts";
import { asked, NAME, nounOf, type SaidValue, wishRules, withArticle } from "./asking.ts";
import type { Source } from "./compose.ts";
import { EXTRA, examples, haveExamples, NAMES, UNSAID } from "./docs.ts";
import { argumentsOf, isPlaceholder, refers } from "./doubt.ts";
import { chance, pick, shuffled } from "./random.ts";
import { policyOf } from "./render.ts";
import type { Draft } from "./row.ts";

/** Requests for a type that nothing else has, and for one that families or the documentation have. */
const VERSIONS = { open: 4, covered: 1 };
/** An argument that fewer examples give is too odd to ask for. */
const USUAL = 0.1;
const VALUES_AT_MOST = 3;

/** Where things are that have to be somewhere. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  azurerm: ["westeurope", "northeurope", "eastus", "uksouth"],
  google: ["europe-west1", "us-central1", "europe-west3", "us-east1"],
};

const PLACE: readonly string[] = ["location", "region"];

/** Makes the drafts of a number: a type in one of its versions. */
export function schemaMaker(source: Source, schemas: Schemas, verifier: NodeVerifier) {
  const order = typesInOrder(source, schemas);
  const parts = { model: firstChoice, verifier, schemas, retriever: createRetriever(schemas), now: () => 0 };
  return async (nth: number): Promise<Draft[]> => {
    const type = order[nth];
    if (type === undefined) return [];
    const next = chance(`${source.seed} schema ${nth}`);
    const facts = await verifier.facts([type]);
    const values = valuesFor(type, schemas, facts[type], next);
    const place = placeFor(type, schemas, values, next);
    const about = `${called(type, next)}${place ? ` in ${place.text.slice(1, -1)}` : ""}`;
    const prompt = asked({ type, about, others: [], blocks: [], values }, next);
    const outcome = await runLoop(parts, { prompt, seed: 1, rounds: 1 });
    const said = new Set(values.map(({ text }) => text));
    const wish = { type, prompt, said, name: pick(NAMES, next) };
    const program = finished(located(outcome.program, place), wish, schemas);
    if (program === undefined) return [];
    // Of Azure's resources the group says where they are.
    const places = place && !type.startsWith("azurerm_") ? [place] : [];
    const rules = wishRules({ type, others: [], blocks: [], values: [...values, ...places] });
    return [
      {
        id: `schema-${nth}-0`,
        task: "gen",
        source: "schema",
        family: `schema/${type}`,
        provider: type.split("_")[0] as string,
        prompt,
        program,
        policy: policyOf(rules, source.helpers),
        types: [type],
      },
    ];
  };
}

/** Where it should be, if it is somewhere and no value says so. */
function placeFor(
  type: string,
  schemas: Schemas,
  values: readonly SaidValue[],
  next: () => number,
): SaidValue | undefined {
  const places = PLACES[type.split("_")[0] as string];
  const own = PLACE.find((name) => schemas.block(type)?.attributes.has(name));
  if (!places || values.some(({ argument }) => PLACE.includes(argument))) return undefined;
  if (own === undefined && type.startsWith("google_")) return undefined;
  return { argument: own ?? "location", text: JSON.stringify(pick(places, next)) };
}

/** Where everything of Azure is: as the request says it. */
const located = (program: string, place: SaidValue | undefined): string =>
  place ? program.replace(/^( +location *= )"[^"]*"/gm, `$1${place.text}`) : program;

/** All types, those first that neither families nor the documentation have; each as often as it has versions. */
function typesInOrder({ bases, extensions, seed }: Source, schemas: Schemas): string[] {
  const templates = [...bases, ...extensions].flatMap(({ programs }) => programs.map(({ template }) => template));
  const covered = new Set(
    templates.flatMap((text) => [...text.matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type as string)),
  );
  if (haveExamples()) for (const { name, hcl } of examples()) if (!isPlaceholder(hcl)) covered.add(name);
  const all = shuffled(
    schemas.names().filter((type) => !type.startsWith("data.")),
    chance(`${seed} types`),
  );
  const times = (types: readonly string[], count: number) => Array.from({ length: count }, () => types).flat();
  return [
    ...times(
      all.filter((type) => !covered.has(type)),
      VERSIONS.open,
    ),
    ...times(
      all.filter((type) => covered.has(type)),
      VERSIONS.covered,
    ),
  ];
}

/** "an AWS glue catalog database", "a glue catalog database", "an aws_glue_catalog_database". */
const called = (type: string, next: () => number): string =>
  withArticle(pick([type, nounOf(type, false), nounOf(type, true)], next));

/** Up to three values: a name, and of the arguments that are usual such as examples or the verifier's rules have. */
function valuesFor(type: string, schemas: Schemas, facts: TypeFacts | undefined, next: () => number): SaidValue[] {
  const { knowledge } = schemas;
  const open = [...(schemas.block(type)?.attributes ?? [])].flatMap(([argument, attribute]): SaidValue[] => {
    const { type: kind, required, optional, deprecated, sensitive } = attribute;
    const share = knowledge.use(type, "", argument)?.share ?? 0;
    if (!(required || (optional && share >= USUAL)) || deprecated || sensitive) return [];
    if (UNSAID.test(argument) || knowledge.isReference(type, argument)) return [];
    if (NAME.test(argument) && kind === "string") return [{ argument, text: JSON.stringify(pick(NAMES, next)) }];
    const known = knowledge.values(type, argument).map(({ value }) => value);
    const texts = kind === "string" ? (allowedValues(facts, argument) ?? known) : kind === "bool" ? [true] : known;
    const isKind = (value: unknown) => typeof value === (kind === "bool" ? "boolean" : kind);
    const usual = texts.slice(0, 4).filter((value) => isKind(value) && isPlain(value));
    return usual.length > 0 ? [{ argument, text: JSON.stringify(pick(usual, next)) }] : [];
  });
  return shuffled(open, next).slice(0, Math.floor(next() * (VALUES_AT_MOST + 1)));
}

const isPlain = (value: unknown): boolean =>
  typeof value !== "string" ||
  (/^[\w.:/-]{1,30}$/.test(value) && !isPlaceholder(JSON.stringify(value)) && !/example|test|unspecified/i.test(value));

/**
 * What was written, if it is what somebody would have: names where nothing was said (a word of the request is none), no text left empty, no block that the type has nothing to do with, no
 * reference and no role that no example shows.
 */
function finished(
  program: string,
  { type, prompt, said, name }: { type: string; prompt: string; said: ReadonlySet<string>; name: string },
  schemas: Schemas,
): string | undefined {
  const isWord = (text: string) => prompt.includes(text.slice(1, -1)) && !said.has(text);
  const items = outline(program).filter(({ kind, name: of }) => kind === "block" && of !== "terraform");
  const texts = items
    .map(({ start, end }) => program.slice(start, end))
    .filter((text) => !text.includes('[""]'))
    .map((text) =>
      text.replace(/^( +(\w+) *= )("[\w-]*")$/gm, (line, start: string, argument: string, value) =>
        isOwnName(argument, text) && (/^"a*"$/.test(value) || isWord(value)) ? `${start}"${name}"` : line,
      ),
    );
  const whole = texts.join("\n\n");
  const group = /^resource "(azurerm_resource_group)" "(\w+)"/m.exec(whole);
  const text = group ? whole.replace(/^( +resource_group_name *= )".*"$/gm, `$1${group[1]}.${group[2]}.name`) : whole;
  const blocks = blocksOf({ "main.tf": text });
  const isWhole = !/= \[?"a*"\]?$|resource_group_name *= "|UNSPECIFIED|^ +(?!features)\w+ {\s*}$/m.test(text);
  return isWhole &&
    areConnected(blocks, type) &&
    [...blocks].every(
      (one) =>
        refersRightly(one, blocks, schemas) && isUsual(one, schemas) && countsRightly(one, blocks, schemas, said),
    )
    ? `${text}\n`
    : undefined;
}

/** Whether an argument says what its block is called: `name`, or the `cluster_name` of a cluster. */
function isOwnName(argument: string, text: string): boolean {
  if (/^(?:display_|friendly_)?name$/.test(argument)) return true;
  const [, of] = /^(\w+)_(?:name|alias|identifier|id|prefix)$/.exec(argument) ?? [];
  const [, type = ""] = /^resource "(\w+)"/.exec(text) ?? [];
  return of !== undefined && type.endsWith(`_${of}`);
}

/** Whether its numbers are such as examples or the request have, and there are several of what it usually has several of. */
function countsRightly(
  [address, text]: [string, string],
  blocks: ReadonlyMap<string, string>,
  { knowledge }: Schemas,
  said: ReadonlySet<string>,
): boolean {
  const [type = ""] = address.split(".");
  const isKnown = ({ path, value }: { path: string; value: string }) =>
    !/^\d+$/.test(value) || said.has(value) || knowledge.values(type, path).some((one) => String(one.value) === value);
  const several = knowledge.needs(type).filter(({ many, share }) => many && share > 0.5);
  const countOf = (other: string) => [...blocks.keys()].filter((one) => one.startsWith(`${other}.`)).length;
  // What is named after another block of the program refers to it.
  const isApart = ({ path, value }: { path: string; value: string }) =>
    !/^"[\w-]*"$/.test(value) ||
    ![...blocks.keys()].some(
      (one) =>
        one !== address &&
        /_(?:name|id|arn)$/.test(path) &&
        one.split(".")[0]?.endsWith(`_${path.replace(/_[a-z]+$/, "")}`),
    );
  const own = argumentsOf(text);
  return own.every(isKnown) && own.every(isApart) && several.every((need) => countOf(need.type) !== 1);
}

/** Whether all resources are what one of the type needs, directly or through others, or policies of those. */
function areConnected(blocks: ReadonlyMap<string, string>, type: string): boolean {
  const reached = new Set<string>();
  for (let open = [...blocks.keys()].filter((one) => one.startsWith(`${type}.`)); open.length > 0; ) {
    for (const one of open) reached.add(one);
    const last = open.map((one) => blocks.get(one) as string);
    open = [...blocks.keys()].filter((one) => !reached.has(one) && last.some((text) => refers(text, one)));
  }
  const isPolicy = ([address, text]: [string, string]) =>
    /^\w+policy\w*\./.test(address) && [...reached].some((one) => refers(text, one));
  return (
    reached.size > 0 &&
    [...blocks].every((one) => reached.has(one[0]) || /^(?:provider|data)\./.test(one[0]) || isPolicy(one))
  );
}

const serviceOf = (type: string): string => type.split("_").slice(0, 2).join("_");

/** Whether a block has what nearly all examples of its type have: of a single one, all that it has. */
function isUsual([address, text]: [string, string], { knowledge }: Schemas): boolean {
  const [type = ""] = address.split(".");
  const usual = knowledge.examples(type) > 0 ? knowledge.usual(type).filter(({ share }) => share > 0.8) : [];
  return usual.every(
    ({ name }) => EXTRA.test(name) || new RegExp(`^ {2}(?:dynamic "${name}"|${name}\\b)`, "m").test(text),
  );
}

/** Whether a block's arguments refer to what examples of its type do, and roles can be taken by whom examples say. */
function refersRightly([address, text]: [string, string], blocks: ReadonlyMap<string, string>, { knowledge }: Schemas) {
  const [type = ""] = address.split(".");
  return [...text.matchAll(/^ {2}(\w+) += \[?((\w+_\w+)\.\w+)\.(\w+)\]?$/gm)].every(
    ([, argument = "", other = "", target = "", attribute = ""]) => {
      const known = knowledge
        .refsAt(type, argument)
        .filter((ref) => ref.target === target && ref.attribute === attribute)
        // A few examples call a block as another one is called; people don't.
        .some(({ count }) => !NAME.test(argument) || count > 0.3 * (knowledge.use(type, "", argument)?.count ?? 0));
      const isRight = knowledge.isReference(type, argument)
        ? known
        : isNamedAfter(argument, target) && argument.endsWith(`_${attribute}`) && serviceOf(type) === serviceOf(target);
      const service = /Service *= *"([\w.-]+)"/.exec(blocks.get(other) ?? "")?.[1];
      return isRight && (service === undefined || JSON.stringify(knowledge.grants(type, argument)).includes(service));
    },
  );
}
