/** What is for testing only: held-out families and types, and a share of the programs by their hash. */
import { createHash } from "node:crypto";
import type { Draft } from "./row.ts";

const TEST_SHARE = 0.02;

/** `text`: names of families (`aws/…`) and of types, one a line. */
export function splitOf(text: string): (draft: Draft, types: readonly string[]) => boolean {
  const held = new Set(
    text
      .split("\n")
      .map((line) => line.replace(/#.*/, "").trim())
      .filter(Boolean),
  );
  return ({ family, before, program }, types) =>
    family.split(" + ").some((name) => held.has(name)) ||
    types.some((type) => held.has(type.replace(/^data\./, ""))) ||
    share(before ?? program) < TEST_SHARE;
}

/** A number from 0 to 1 that follows from a text: whatever is made of one program is on one side. */
const share = (text: string): number => createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
