/** The folder of models that don't ship: a folder for each, and catalogue.json. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifestOf, SHARD_BYTES, shardName } from "../../src/model/adopt.ts";
import type { KnownModel } from "../../src/model/known.ts";
import type { ModelCard, Shard } from "../../src/model/weights.ts";

/** What is there: a row whose folder was removed is no model. */
export function catalogueOf(folder: string): ModelCard[] {
  const path = join(folder, "catalogue.json");
  const rows = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as ModelCard[]) : [];
  return rows.filter(({ id }) => existsSync(join(folder, id, "manifest.json")));
}

/** Keeps a whole file as a model, in pieces, in place of one of the same id. The file itself is left alone. */
export async function keep(file: string, card: ModelCard | KnownModel, folder: string): Promise<void> {
  const making = join(folder, `.${card.id}.part`);
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const shards: Shard[] = [];
  // A stream gives pieces of its highWaterMark, the last one excepted.
  for await (const piece of createReadStream(file, { highWaterMark: SHARD_BYTES })) {
    const bytes = piece as Buffer;
    const name = shardName(shards.length);
    writeFileSync(join(making, name), bytes);
    shards.push({ file: name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
  const manifest = manifestOf(card, shards);
  writeFileSync(join(making, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  const place = join(folder, card.id);
  rmSync(place, { recursive: true, force: true });
  renameSync(making, place);
  const { shards: _, selfTest: __, ...row } = manifest;
  const rows = [...catalogueOf(folder).filter(({ id }) => id !== card.id), row];
  writeFileSync(join(folder, "catalogue.json"), `${JSON.stringify(rows, null, 1)}\n`);
}
