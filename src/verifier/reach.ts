/** What a program reaches beyond the files of a request: looked up as the engine asks for it, within the engine's limits. */

import limits from "../../wasm/internal/workspace/limits.json" with { type: "json" };
import type { FileContent, FileSource, Files, Found, Reach } from "../core/report.ts";

export const LIMITS = limits;
/** A file may name the next one, but no program goes on like that for long. */
const MOST_ROUNDS = 40;

const sizeOf = (content: FileContent): number =>
  typeof content === "string" ? new TextEncoder().encode(content).length : Math.floor((content.base64.length * 3) / 4);

export class Reached {
  private readonly found: Files = {};
  private readonly listed: string[] = [];
  private readonly reached: Reach[] = [];
  private rounds = 0;
  private count: number;
  private bytes: number;

  constructor(
    private readonly own: Files,
    private readonly source: FileSource,
  ) {
    this.count = Object.keys(own).length;
    this.bytes = Object.values(own).reduce((sum, content) => sum + sizeOf(content), 0);
  }

  /** The request's own files and those that were brought. */
  get files(): Files {
    return { ...this.found, ...this.own };
  }

  /** What a request says of files. */
  get request(): object {
    return { files: this.files, listed: this.listed, reached: this.reached, root: this.source.root };
  }

  /** Looks up what the engine asks for. */
  bring(asked: readonly Reach[]): void {
    this.rounds++;
    for (const reach of asked) {
      const { files = {}, bytes = 0, listed = [], why } = this.within(this.source.read(reach));
      Object.assign(this.found, files);
      this.count += Object.keys(files).length;
      this.bytes += bytes;
      this.listed.push(...listed);
      this.reached.push({ ...reach, ...(why !== undefined && { why }) });
    }
  }

  /** What was found, or that it is over a limit. */
  private within(found: Found): Found {
    const names = Object.keys(found.files ?? {});
    const over = (why: string): Found => ({ listed: names, why });
    if (names.length === 0) return found;
    if (this.rounds > MOST_ROUNDS)
      return over(`what is read names further files more than ${MOST_ROUNDS} times in a row`);
    if (this.count + names.length > LIMITS.files)
      return over(`the verifier reads ${LIMITS.files} files at most, and has read ${this.count}`);
    if (this.bytes + (found.bytes ?? 0) > LIMITS.totalBytes)
      return over(`the verifier reads ${mebibytes(LIMITS.totalBytes)} at most, and has read ${mebibytes(this.bytes)}`);
    return found;
  }
}

export const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1).replace(/\.0$/, "")} MiB`;
