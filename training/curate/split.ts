/** What is for testing only: held-out families and types, and a share of the programs by their hash. */
import { createHash } from "node:crypto";
import type { Family } from "./family.ts";
import type { Draft } from "./row.ts";

const TEST_SHARE = 0.02;

export class HeldOut {
  readonly #names: ReadonlySet<string>;

  /** `text`: names of families (`aws/…`) and of types, one a line; `#` begins a comment. */
  constructor(text: string) {
    const lines = text.split("\n").map((line) => line.replace(/#.*/, "").trim());
    this.#names = new Set(lines.filter(Boolean));
  }

  /** Whether all rows of a family are for testing: it is held out, or one of its programs has a type that is. */
  hasFamily({ name, programs }: Family): boolean {
    const types = programs.flatMap(({ template }) => [...template.matchAll(/^(?:resource|data) "(\w+)"/gm)]);
    return this.#names.has(name) || types.some(([, type = ""]) => this.#names.has(type));
  }

  /** Whether a row is for testing. `types`: those of its program. */
  hasRow({ family, before, program }: Draft, types: readonly string[]): boolean {
    return (
      family.split(" + ").some((name) => this.#names.has(name)) ||
      types.some((type) => this.#names.has(type.replace(/^data\./, ""))) ||
      share(before ?? program) < TEST_SHARE
    );
  }
}

/** A number from 0 to 1 that follows from a text: whatever is made of one program is on one side. */
const share = (text: string): number => createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
