import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linesOf } from "./lines.ts";

test("lines across the chunks that a file is read in, without the last one that was cut off", () => {
  const path = join(mkdtempSync(join(tmpdir(), "lines-")), "rows.jsonl");
  const long = "ä".repeat(800_000);
  writeFileSync(path, `one\n\n${long}\n${long}\nlast\ncut o`);
  const lines = [...linesOf(path)];
  expect(lines.map(({ text }) => text)).toEqual(["one", long, long, "last"]);
  expect(lines.map(({ at }) => at)).toEqual([0, 5, 1_600_006, 3_200_007]);
});
