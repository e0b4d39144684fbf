/** The page's files compressed, beside the files themselves, for servers that send what is there; remembered by content: the largest take seconds. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { ROOT } from "./build-cache.ts";

const CODINGS = {
  /** `quality` is Brotli's: 11 is a tenth smaller than 9 and takes twenty times as long. */
  br: (content: Buffer, quality: number) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gz: (content: Buffer, quality: number) => promisify(gzip)(content, { level: Math.min(quality, 9) }),
};
export type Coding = keyof typeof CODINGS;

/** Weights of four bits and pictures don't become smaller, and below a kilobyte nothing is won. */
const COMPRESSIBLE = /\.(html|js|mjs|css|json|jsonl|wasm|onnx|svg|ttf|txt)$/;
const LEAST = 1024;

/** Where the compressed file lies, made when it isn't there yet. */
async function made(file: string, coding: Coding, quality: number): Promise<string> {
  const content = await readFile(file);
  const kept = join(
    ROOT,
    ".cache/compressed",
    `${createHash("sha256").update(content).digest("hex")}.${quality}.${coding}`,
  );
  if (existsSync(kept)) return kept;
  await mkdir(dirname(kept), { recursive: true });
  // In one step, so that a half-written file is never taken for a whole one.
  await writeFile(`${kept}.${process.pid}`, await CODINGS[coding](content, quality));
  await rename(`${kept}.${process.pid}`, kept);
  return kept;
}

/** The file compressed with Brotli. */
export const brotli = async (file: string, quality = 9): Promise<Buffer> => readFile(await made(file, "br", quality));

/** Paths of all files below a folder, relative to it and with slashes, sorted. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();

/** Puts `FILE.br` and the like beside every file of a folder that becomes smaller. */
export async function compressAll(folder: string, codings: readonly Coding[], quality: number): Promise<void> {
  const files = filesBelow(folder).filter(
    (path) => COMPRESSIBLE.test(path) && statSync(join(folder, path)).size > LEAST,
  );
  const next = codings.flatMap((coding) => files.map((path) => [join(folder, path), coding] as const)).values();
  // Two at a time: each takes a core.
  const work = async () => {
    for (const [file, coding] of next) await copyFile(await made(file, coding, quality), `${file}.${coding}`);
  };
  await Promise.all([work(), work()]);
}
