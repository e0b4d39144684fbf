/** Brings a file whose hash is known, from the first source that has it. What came is kept until it is whole: a later call goes on from there. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, rmSync, statSync, truncateSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { simpleIndex, wheelData, wheelUrl } from "./pypi.ts";
import type { Source } from "./sources.ts";

export interface Wanted {
  bytes?: number;
  /** Lower-case hexadecimal; without it, anything is taken. */
  sha256?: string;
  sources: readonly Source[];
}

export interface Settings {
  onProgress?: (bytes: number) => void;
  /** A server that says nothing for so long is given up. */
  silentMs?: number;
}

/** The part of a file from `from` on. */
interface Rest {
  from: number;
  chunks: AsyncIterable<Uint8Array>;
}

/** How often one source may break off without having brought anything more. */
const TRIES = 3;

/**
 * Resolves once `path` is the whole file, and has the hash. Rejects, naming what each source said, when none has it; what was brought stays in `path`
 * unless its hash was wrong.
 */
export async function download(wanted: Wanted, path: string, settings: Settings = {}): Promise<void> {
  const failures: string[] = [];
  for (const source of wanted.sources) {
    const failed = await fromSource(source, wanted, path, settings);
    if (failed === undefined) return;
    failures.push(`${nameOf(source)}: ${failed}`);
  }
  const kept =
    wanted.sha256 && sizeOf(path) > 0 ? `\n${sizeOf(path)} bytes are kept: the same command goes on from there.` : "";
  throw new Error(`The file could not be had.\n${failures.map((line) => `  ${line}.`).join("\n")}${kept}`);
}

export const nameOf = (source: Source): string =>
  "url" in source ? source.url : `the packages ${source.pypi}1 to ${source.parts} of ${simpleIndex()}`;

/** Undefined once the file is there, else why this source didn't give it. */
async function fromSource(
  source: Source,
  wanted: Wanted,
  path: string,
  settings: Settings,
): Promise<string | undefined> {
  const begun = sizeOf(path);
  for (let tries = 0; ; tries++) {
    const before = sizeOf(path);
    try {
      if (before === 0 || before !== wanted.bytes) await append(source, wanted, path, settings);
      break;
    } catch (error) {
      if (sizeOf(path) > before) tries = 0;
      if (tries + 1 >= TRIES || !(error instanceof Broken)) return message(error);
    }
  }
  if (wanted.sha256 === undefined) return undefined;
  const found = await sha256Of(path);
  if (found === wanted.sha256) return undefined;
  rmSync(path);
  // What another source, or an earlier call, had begun may be what is wrong.
  if (begun > 0) return fromSource(source, wanted, path, settings);
  return `what came is another file (SHA-256 ${found} instead of ${wanted.sha256}); nothing of it is kept`;
}

/** A connection that broke off: the same source may go on. */
class Broken extends Error {}

async function append(source: Source, wanted: Wanted, path: string, { onProgress, silentMs = 60_000 }: Settings) {
  const quiet = new AbortController();
  const timer = setTimeout(() => quiet.abort(new Broken(`nothing came for ${silentMs / 1000} s`)), silentMs);
  try {
    const { from, chunks } =
      "url" in source
        ? await fromAddress(source.url, sizeOf(path), quiet.signal)
        : fromPackages(
            source,
            sizeOf(path),
            wanted.bytes ?? Number.POSITIVE_INFINITY,
            () => timer.refresh(),
            quiet.signal,
          );
    let at = from;
    let file: FileHandle | undefined;
    try {
      for await (const chunk of chunks) {
        timer.refresh();
        at += chunk.length;
        if (at > (wanted.bytes ?? at)) break;
        // Not before something comes: what is there may be all that there will be.
        file ??= await openAt(path, from);
        await file.write(chunk);
        onProgress?.(at);
      }
    } finally {
      await file?.close();
    }
    if (wanted.bytes === undefined || at === wanted.bytes) return;
    if (at < wanted.bytes) throw new Broken(`it broke off at ${at} of ${wanted.bytes} bytes`);
    rmSync(path);
    throw new Error(
      `what it has is longer than ${wanted.bytes} bytes, so that it is another file; nothing of it is kept`,
    );
  } catch (error) {
    throw quiet.signal.aborted ? quiet.signal.reason : networkError(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The file, cut to `length`, to write on. */
async function openAt(path: string, length: number): Promise<FileHandle> {
  if (existsSync(path)) truncateSync(path, length);
  return open(path, "a");
}

async function fromAddress(url: string, have: number, signal: AbortSignal): Promise<Rest> {
  const answer = await fetch(url, {
    headers: { "Accept-Encoding": "identity", ...(have > 0 && { Range: `bytes=${have}-` }) },
    signal,
  });
  if (answer.status === 416) return { from: 0, chunks: (await fromAddress(url, 0, signal)).chunks };
  if (!answer.ok || !answer.body) throw new Error(`it says ${answer.status}`);
  const start = /^bytes (\d+)-/.exec(answer.headers.get("content-range") ?? "")?.[1];
  return { from: answer.status === 206 ? Number(start) : 0, chunks: answer.body as AsyncIterable<Uint8Array> };
}

/** Parts that are there as a whole aren't brought again. */
function fromPackages(
  { pypi, version, parts, partBytes }: Extract<Source, { pypi: string }>,
  have: number,
  most: number,
  heard: () => void,
  signal: AbortSignal,
): Rest {
  const whole = Math.min(Math.floor(have / partBytes), parts - 1);
  async function* chunks() {
    const index = simpleIndex();
    for (let part = whole + 1; part <= parts; part++) {
      const answer = await fetch(await wheelUrl(index, `${pypi}${part}`, version, signal), { signal });
      if (!answer.ok || !answer.body) throw new Error(`part ${part}: the index says ${answer.status}`);
      const pieces: Uint8Array[] = [];
      for await (const piece of answer.body as AsyncIterable<Uint8Array>) {
        heard();
        pieces.push(piece);
      }
      yield* wheelData(Buffer.concat(pieces), Math.min(most, 2 * partBytes));
    }
  }
  return { from: whole * partBytes, chunks: chunks() };
}

/** What fetch says of a lost connection is "terminated" or "fetch failed"; the cause says more. */
function networkError(error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  return new Broken(`it can't be reached (${error.cause instanceof Error ? error.cause.message : error.message})`);
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

export const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
