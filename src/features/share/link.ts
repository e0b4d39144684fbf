/**
 * A project as the fragment of a link: `#share=1.CHECK.DATA`, DATA being deflated JSON and CHECK the beginning of its SHA-256, so that a link that a mail
 * program has cut says so. Browsers send no fragment to any server. Whatever a link holds, reading it gives files or the reason why not.
 */
import { pathProblem, type Texts } from "../workspace/state.ts";
import { LIMITS } from "../workspace/transfer.ts";

/** What a link brings. */
export interface Shared {
  name: string;
  files: Texts;
}

export type Opened = { shared: Shared } | { problem: string };

const MARK = "#share=";
const VERSION = "1";
/** Firefox takes addresses of a megabyte, Chrome of two. */
export const LONGEST_LINK = 1_000_000;
/** What chat and mail programs pass on uncut, as far as is known. */
export const SAFE_LINK = 8000;
/** What deflate makes 10 MB of is never so small that more than this comes of a link. */
const MOST_BYTES = LIMITS.totalBytes + 1_000_000;
const NAME_LENGTH = 100;
const CHECK_LENGTH = 8;

export const isShared = (fragment: string): boolean => fragment.startsWith(MARK);

/** The fragment that holds a project, beginning with `#`. */
export async function fragmentOf({ name, files }: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ name, files: Object.entries(files) }));
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = new Uint8Array(await new Response(deflated).arrayBuffer());
  return `${MARK}${VERSION}.${await checkOf(bytes)}.${base64url(packed)}`;
}

/** What a fragment holds. Never rejects. */
export async function readFragment(fragment: string): Promise<Opened> {
  const [version = "", check = "", data = "", ...more] = fragment.slice(MARK.length).split(".");
  if (!isShared(fragment) || more.length > 0 || !/^\d+$/.test(version))
    return { problem: "it isn't one that TerraFormer made" };
  if (version !== VERSION) return { problem: "a newer TerraFormer made it: reload the page, and open it again" };
  if (fragment.length > LONGEST_LINK) return { problem: "it is longer than a megabyte" };
  const packed = bytesOf(data);
  if (!packed || check.length !== CHECK_LENGTH) return { problem: CHANGED };
  const bytes = await inflated(packed);
  if (typeof bytes === "string") return { problem: bytes };
  if ((await checkOf(bytes)) !== check) return { problem: CHANGED };
  return filesIn(bytes);
}

const CHANGED = "it was cut or changed on the way: ask for it again, or for the project as a zip file";

function filesIn(bytes: Uint8Array): Opened {
  const { name, files } = (parsed(bytes) ?? {}) as { name?: unknown; files?: unknown };
  if (typeof name !== "string" || !Array.isArray(files)) return { problem: "it holds no project" };
  if (files.length > LIMITS.files) return { problem: `it has more than ${LIMITS.files} files` };
  const texts = new Map<string, string>();
  for (const file of files) {
    const [path, text] = Array.isArray(file) ? file : [];
    if (typeof path !== "string" || typeof text !== "string") return { problem: "it holds no project" };
    const problem = pathProblem(path, texts.keys());
    if (problem) return { problem: `one of its files can't be called so: ${problem}` };
    if (text.includes("\0")) return { problem: `${path} is not text` };
    if (text.length > LIMITS.fileBytes) return { problem: `${path} is larger than ${LIMITS.fileBytes / 1e6} MB` };
    texts.set(path, text);
  }
  if (texts.size === 0) return { problem: "it holds no files" };
  return { shared: { name: named(name), files: Object.fromEntries(texts) } };
}

/** A name that fits into a list and a title. */
const named = (name: string) =>
  [...name]
    .filter((character) => character >= " ")
    .join("")
    .trim()
    .slice(0, NAME_LENGTH) || "Shared";

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** What was deflated, or why it isn't to be had. Stops as soon as there is more than a project may have: some kilobytes may stand for gigabytes. */
async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | string> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      total += value.length;
      if (total > MOST_BYTES) {
        void reader.cancel().catch(() => {});
        return `it holds more than ${LIMITS.totalBytes / 1e6} MB`;
      }
      parts.push(value as Uint8Array<ArrayBuffer>);
    }
  } catch {
    return CHANGED;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function checkOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return base64url(digest).slice(0, CHECK_LENGTH);
}

function base64url(bytes: Uint8Array): string {
  let text = "";
  // As arguments of one call there may not be too many.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
