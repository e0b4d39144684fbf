/** What no row may have: text of held-out sets, secrets. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SHARED } from "../../../scripts/yardsticks/shared.ts";

/** Sorted first eight bytes of the sha256 of word n-grams (`[a-z0-9_]+`, lower case, joined by a space). */
export class Hashes {
  readonly #known: Set<bigint>;
  readonly #words: number;

  constructor(bytes: Uint8Array, words: number) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#known = new Set(Array.from({ length: bytes.byteLength / 8 }, (_, i) => view.getBigUint64(i * 8)));
    this.#words = words;
  }

  /** Whether a text shares an n-gram. */
  has(text: string): boolean {
    const words = text.toLowerCase().match(/[a-z0-9_]+/g) ?? [];
    for (let i = 0; i + this.#words <= words.length; i++) {
      const digest = createHash("sha256")
        .update(words.slice(i, i + this.#words).join(" "))
        .digest();
      if (this.#known.has(digest.readBigUInt64BE(0))) return true;
    }
    return false;
  }
}

export interface HeldOut {
  prompts: Hashes;
  programs: Hashes;
}

/** The hashes of held-out prompts and programs; undefined where they aren't at hand, which has to be said. */
export function heldOut(): HeldOut | undefined {
  const place = (name: string) => join(SHARED, "yardsticks", name);
  const [prompts, programs] = [place("held-out-prompts-8.u64"), place("held-out-programs-50.u64")];
  if (!existsSync(prompts) || !existsSync(programs)) return undefined;
  return { prompts: new Hashes(readFileSync(prompts), 8), programs: new Hashes(readFileSync(programs), 50) };
}

/** What secrets look like. */
const SECRETS: readonly [name: string, pattern: RegExp][] = [
  ["AWS access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["AWS secret key", /(?:secret_key|secret_access_key)"?\s*[=:]\s*"[A-Za-z0-9/+]{40}"/],
  ["private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["Google API key", /\bAIza[0-9A-Za-z_-]{35}\b/],
  ["GitHub token", /\bgh[pousr]_[A-Za-z0-9]{36,}\b/],
  ["Slack token", /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ["Slack webhook", /hooks\.slack\.com\/services\/T[A-Z0-9]{8,}/],
  ["JSON web token", /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\./],
  ["password", /\b(?:\w*password|passwd|\w*secret_string|auth_token)\s*=\s*"(?!\$\{)[^"]{3,}"/i],
];

export const secretIn = (text: string): string | undefined => SECRETS.find(([, pattern]) => pattern.test(text))?.[0];
