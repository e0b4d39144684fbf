import { expect, test } from "vitest";
import type { Completion } from "../core/completion.ts";
import { outline } from "../core/outline.ts";
import type { Report } from "../core/report.ts";
import { ProviderSchema } from "../core/schema.ts";
import { Schemas } from "../knowledge/schemas.ts";
import { type BlockParts, pathAt, writeBlock } from "./block.ts";

const header = { format: 1, source: "registry.terraform.io/hashicorp/toy", version: "1.0.0", types: ["string"] };
const lines = [
  { ...header, provider: 1, resources: { toy_bucket: 2, toy_rule: 3 }, data: {}, ephemeral: {} },
  {},
  { a: { name: [0, 1], backup_window: [0, 2], id: [0, 4] } },
  { a: { bucket_id: [0, 1] } },
];
const SCHEMAS = new Schemas([ProviderSchema.parse(lines.map((line) => JSON.stringify(line)).join("\n"))]);
const clean: Report = {
  ok: true,
  stages: { parse: "pass", schema: "pass", plan: "pass", lint: "skipped", policy: "pass" },
  diagnostics: [],
  policies: [],
  providers: [],
};

/** Says one answer, whatever is asked. */
const parts = (answer: string, more: Partial<BlockParts> = {}): BlockParts => ({
  schemas: SCHEMAS,
  request: "a bucket",
  wanted: [{ type: "toy_bucket", name: "main" }],
  facts: () => undefined,
  complete: async () => ({ text: answer }) as Completion,
  verifier: { verify: async () => clean },
  ...more,
});
const around = { before: "", after: "" };

test("a type that no schema has can't be written", async () => {
  expect(await writeBlock(parts(""), { type: "toy_moon", name: "main" }, around)).toBeUndefined();
});

test("what refers to a block isn't referred to by it, not even through another", async () => {
  const seen: unknown[] = [];
  const one = parts("}", {
    wanted: [{ type: "toy_rule", name: "main" }],
    async complete({ constraint }) {
      seen.push(constraint?.kind === "block" && constraint.scope.choices?.get("toy_rule.bucket_id"));
      return { text: "}" } as Completion;
    },
  });
  const free = 'resource "toy_bucket" "main" {\n  name = "x"\n}\n';
  const circular = 'resource "toy_bucket" "main" {\n  name = toy_rule.main.id\n}\n';
  await writeBlock(one, { type: "toy_rule", name: "main" }, { before: free, after: "" });
  await writeBlock(one, { type: "toy_rule", name: "main" }, { before: circular, after: "" });
  expect(seen[0]).toEqual(["toy_bucket.main.id"]);
  expect(seen.at(-1)).not.toEqual(["toy_bucket.main.id"]);
});

test("without a model no text is made up", async () => {
  const write = async (tokens: number) => {
    const asked: boolean[] = [];
    const one = parts("", {
      async complete({ constraint }) {
        asked.push(
          constraint?.kind === "block" &&
            constraint.scope.blocks.get("toy_bucket")?.attributes.has("backup_window") === true,
        );
        return { text: asked.at(-1) ? '  backup_window = "00:00"\n}' : "}", tokens } as Completion;
      },
      request: "a bucket, and set the backup window",
    });
    const { text } = (await writeBlock(one, { type: "toy_bucket", name: "main" }, around)) ?? {};
    return text;
  };
  expect(await write(5)).toContain('backup_window = "00:00"');
  expect(await write(0)).not.toContain("00:00");
});

test("the path of a place leads through the blocks around it", () => {
  const text = 'resource "a" "b" {\n  rule {\n    port = 1\n  }\n}\n';
  expect(pathAt(outline(text), text.indexOf("port"), "a")).toBe("a.rule.port");
  expect(pathAt(outline(text), text.indexOf("resource"), "a")).toBeUndefined();
});
