/** Brotli as a good server would send it, remembered by content: the largest files take seconds. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { ROOT } from "./build-cache.ts";

const compress = promisify(brotliCompress);

/** The file compressed; `quality` is Brotli's: 11 would be a tenth smaller and take twenty times as long. */
export async function brotli(file: string, quality = 9): Promise<Buffer> {
  const content = await readFile(file);
  const name = `${createHash("sha256").update(content).digest("hex")}.${quality}.br`;
  const kept = join(ROOT, ".cache/brotli", name);
  if (existsSync(kept)) return readFile(kept);
  const small = await compress(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  await mkdir(dirname(kept), { recursive: true });
  // In one step, so that a half-written file is never taken for a whole one.
  await writeFile(`${kept}.${process.pid}`, small);
  await rename(`${kept}.${process.pid}`, kept);
  return small;
}
