import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Draft, Drop, Row } from "./row.ts";
import { runShard } from "./shard.ts";

const draft = (nth: number, i: number, family: string): Draft => ({
  id: `gen-${nth}-${i}`,
  task: "gen",
  source: "families",
  family,
  provider: "aws",
  prompt: `${nth}`,
  program: "",
  types: [],
});
const run = (folder: string, options: Partial<Parameters<typeof runShard>[0]> = {}) =>
  runShard({
    folder,
    shard: { nth: 2, of: 3 },
    rows: 40,
    perFamily: 1000,
    drafts: (nth) => [draft(nth, 0, "aws/a"), draft(nth, 1, nth % 2 ? "aws/b + aws/a" : "aws/c")],
    certify: async (one): Promise<Row | Drop> =>
      Number(one.prompt) % 5 === 0 ? { id: one.id, cause: "plan", text: "no" } : (one as Row),
    ...options,
  });
const folder = () => mkdtempSync(join(tmpdir(), "shard-"));

test("a shard has its numbers only, and stops at its rows", async () => {
  const place = folder();
  expect(await run(place)).toMatchObject({ rows: 40 });
  const ids = readFileSync(join(place, "2-of-3.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).id as string);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => Number(id.split("-")[1]) % 3 === 1)).toBe(true);
});

test("what was interrupted, in the middle of a line too, comes to the same", async () => {
  const [whole, cut] = [folder(), folder()];
  await run(whole);
  await run(cut, { rows: 17 });
  const path = join(cut, "2-of-3.jsonl");
  truncateSync(path, readFileSync(path).length - 20);
  await run(cut);
  expect(readFileSync(path, "utf8")).toBe(readFileSync(join(whole, "2-of-3.jsonl"), "utf8"));
  writeFileSync(path, "");
  await run(cut);
  expect(readFileSync(path, "utf8")).toBe(readFileSync(join(whole, "2-of-3.jsonl"), "utf8"));
});

test("no family has more than its share, in compositions too", async () => {
  const place = folder();
  const { rows } = await run(place, { perFamily: 6 });
  const families = readFileSync(join(place, "2-of-3.jsonl"), "utf8").match(/aws\/a/g);
  expect(families).toHaveLength(6);
  expect(rows).toBeLessThan(40);
});
