/**
 * Bundles the command line into .cache/cli-KEY, where KEY is the hash of what it is made of: as plain JavaScript in few files it starts in a
 * tenth of the time that loading its TypeScript takes. `npm run build:cli`; scripts/terraformer.mjs does it when a source has changed.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { rolldown } from "rolldown";
import { hashOf, ROOT } from "./build-cache.ts";
import { BUNDLED, sizeAndTime } from "./bundled.mjs";

const CACHE = join(ROOT, ".cache");
/** Beside the modules. */
const SETTINGS = ["package-lock.json", "scripts/bundle.ts"];

/** Gives the file to run. Others may be running the bundle before, whose later chunks must still be there: it is kept. */
export async function bundleCli(): Promise<string> {
  const bundle = await rolldown({
    input: { main: join(ROOT, "src/cli/main.ts") },
    platform: "node",
    // Native code, and what is large and loaded by few commands.
    external: [/^onnxruntime-/, /^@huggingface\//, /^bullmq$/, /^ioredis$/],
    logLevel: "warn",
  });
  const made = await bundle.generate({ format: "esm", chunkFileNames: "[name]-[hash].js" });
  const modules = made.output.flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
  await bundle.close();
  const sources = [...modules.filter((id) => existsSync(id)), ...SETTINGS.map((file) => join(ROOT, file))];
  const name = `cli-${hashOf(sources.sort()).slice(0, 16)}`;
  const folder = join(CACHE, name);
  mkdirSync(folder, { recursive: true });
  // As deep as the modules are that look for files beside the sources.
  for (const file of made.output)
    writeFileSync(join(folder, file.fileName), file.type === "chunk" ? file.code : file.source);
  const inputs = Object.fromEntries(sources.map((file) => [relative(ROOT, file), sizeAndTime(file)]));
  writeFileSync(`${BUNDLED}.new`, JSON.stringify({ main: join(".cache", name, "main.js"), inputs }));
  renameSync(`${BUNDLED}.new`, BUNDLED);
  const older = readdirSync(CACHE).filter((other) => other.startsWith("cli-") && other !== name);
  const byAge = older.sort((a, b) => statSync(join(CACHE, b)).mtimeMs - statSync(join(CACHE, a)).mtimeMs);
  for (const old of byAge.slice(1)) rmSync(join(CACHE, old), { recursive: true });
  return join(folder, "main.js");
}

if (process.argv[1] === import.meta.filename) console.log(await bundleCli());
