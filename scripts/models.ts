/**
 * Models beside the one that ships: what there is, and how to get it.
 *   npm run models -- list
 *   npm run models -- get ID
 *   npm run models -- add FILE|URL [--id ID]
 * They go to models/, which git ignores; the page that `npm start` serves, the command line (--model ID) and `npm run package -- --models` take them from there.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { cardOf, idOf } from "../src/model/adopt.ts";
import { KNOWN_MODELS, type KnownModel } from "../src/model/known.ts";
import type { ModelCard } from "../src/model/weights.ts";
import { ROOT } from "./build-cache.ts";
import { download, nameOf, sha256Of, sizeOf } from "./models/download.ts";
import { SOURCES } from "./models/sources.ts";
import { catalogueOf, keep } from "./models/store.ts";

const SHIPPED = join(ROOT, "public/models");
const FOLDER = process.env.TERRAFORMER_MODELS ?? join(ROOT, "models");
const USAGE = "npm run models -- list | get ID | add FILE|URL [--id ID]";

/** Something that whoever called can put right. */
class Wrong extends Error {}

const size = (bytes: number) => (bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(2)} GB`);
const say = (text: string) => console.error(text);

function list(): void {
  const [ships, here] = [catalogueOf(SHIPPED), catalogueOf(FOLDER)];
  const known = KNOWN_MODELS.filter(({ id }) => !here.some((card) => card.id === id));
  const row = ({ id, bytes, licence, source }: ModelCard, state: string) =>
    [id.padEnd(30), size(bytes).padStart(8), licence.padEnd(12), state.padEnd(9), source].join("  ");
  for (const card of ships) console.log(row(card, "ships"));
  for (const card of here) console.log(row(card, "here"));
  for (const card of known) console.log(row(card, "to get"));
}

async function get(id: string): Promise<void> {
  if (catalogueOf(SHIPPED).some((card) => card.id === id)) return say(`${id} ships with TerraFormer: it is there.`);
  const known = KNOWN_MODELS.find((model) => model.id === id);
  if (!known)
    throw new Wrong(`There is no model ${id} to get. There are: ${KNOWN_MODELS.map((model) => model.id).join(", ")}.`);
  if (catalogueOf(FOLDER).some((card) => card.id === id)) return say(`${id} is in ${FOLDER} already.`);
  const sources = SOURCES[id] ?? [];
  mkdirSync(FOLDER, { recursive: true });
  const part = join(FOLDER, `${id}.gguf.part`);
  say(`${known.name}, ${size(known.bytes)}, ${known.licence}, from ${sources.map(nameOf).join(", else ")}`);
  await download({ ...known, sources }, part, { onProgress: progress(known.bytes) });
  await taken(part, known);
  rmSync(part);
}

async function add(given: string, asked?: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const remote = /^https?:\/\//.test(given);
  const name = remote ? basename(new URL(given).pathname) : given;
  const file = remote ? join(FOLDER, `${idOf(name)}.gguf.part`) : given;
  if (!remote && !existsSync(given)) throw new Wrong(`There is no file ${given}.`);
  try {
    if (remote) await download({ sources: [{ url: given }] }, file, { onProgress: progress() });
    await taken(file, await described(file, name, remote ? given : basename(given), asked));
  } finally {
    // Without a hash nothing says what it is: a later call doesn't go on with it.
    if (remote) rmSync(file, { force: true });
  }
}

/** What is known of a file by its hash, else what it says of itself. */
async function described(file: string, name: string, source: string, asked?: string): Promise<ModelCard | KnownModel> {
  const digest = await sha256Of(file);
  const known = KNOWN_MODELS.find(({ sha256 }) => sha256 === digest);
  if (known) say(`This is ${known.name}, as it was published.`);
  const card = known ?? { ...cardOf(bytesOf(file), basename(name)), source };
  const id = asked ?? card.id;
  if (id !== idOf(id))
    throw new Wrong(`--id ${id}: an id is of small letters, digits, dots and dashes, such as ${idOf(id)}.`);
  if ([...catalogueOf(SHIPPED), ...catalogueOf(FOLDER)].some((other) => other.id === id))
    throw new Wrong(`There is a model ${id} already: name this one with --id, or remove ${join(FOLDER, id)}.`);
  return { ...card, id };
}

function bytesOf(file: string): Uint8Array {
  if (sizeOf(file) >= 2 ** 31) throw new Wrong(`${file} is ${size(sizeOf(file))}: files of 2 GB at most can be read.`);
  return readFileSync(file);
}

async function taken(file: string, card: ModelCard | KnownModel): Promise<void> {
  await keep(file, card, FOLDER);
  say(
    `${card.id} is in ${join(FOLDER, card.id)}: terraformer generate PROMPT --model ${card.id}, or choose it in the page.`,
  );
}

function progress(total?: number): (bytes: number) => void {
  let told = 0;
  return (bytes) => {
    if (Date.now() - told < 5000) return;
    told = Date.now();
    say(`  ${size(bytes)}${total ? ` of ${size(total)}` : ""}`);
  };
}

try {
  const { values, positionals } = parseArgs({ options: { id: { type: "string" } }, allowPositionals: true });
  const [command, subject, ...more] = positionals;
  if (command === "list" && subject === undefined) list();
  else if (command === "get" && subject && more.length === 0) await get(subject);
  else if (command === "add" && subject && more.length === 0) await add(subject, values.id);
  else throw new Wrong(`Usage: ${USAGE}`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof Wrong ? 2 : 1;
}
