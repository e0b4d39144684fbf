import { expect, it } from "vitest";
import type { SchemaEntry } from "../core/catalogue.ts";
import { createLanguage } from "./language.ts";

const ENTRY: SchemaEntry = { id: "aws-6", source: "s", version: "6.0.0", file: "aws-6.jsonl", bytes: 1, sha256: "" };

const service = (answers: object[], asked: object[]) =>
  createLanguage({
    engine: async (request) => {
      asked.push(request);
      return (request as { op: string }).op === "language" ? answers.shift() : { ok: true };
    },
    catalogue: [ENTRY],
    schemaText: async ({ id }) => `schema of ${id}`,
    usageText: async (provider) => `usage of ${provider}`,
  });

it("brings the schemas and the knowledge that an answer needs, then asks again", async () => {
  const asked: object[] = [];
  const links = { links: [] };
  const language = service([{ need: ["aws-6", "usage/aws"] }, links], asked);
  expect(await language.ask("links", { "main.tf": "" }, "main.tf", 0)).toBe(links);
  expect(asked.slice(1, 3)).toEqual([
    { op: "load-schema", id: "aws-6", text: "schema of aws-6" },
    { op: "load-usage", name: "aws", text: "usage of aws" },
  ]);
});

it("ends when what it needs can't be had, or doesn't help", async () => {
  await expect(service([{ need: ["other"] }], []).ask("links", {}, "", 0)).rejects.toThrow("other");
  await expect(service([{ need: ["aws-6"] }, { need: ["aws-6"] }], []).ask("links", {}, "", 0)).rejects.toThrow(
    "aws-6",
  );
  await expect(service([{ error: "No." }], []).ask("links", {}, "", 0)).rejects.toThrow("No.");
});

it("answers what somebody waits for before what is drawn behind the text", async () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const language = createLanguage({
    engine: (request) =>
      new Promise((done) => {
        asked.push((request as { method: string }).method);
        answers.push(() => done({}));
      }),
    catalogue: [],
    schemaText: async () => "",
    usageText: async () => "",
  });
  const ask = (method: "complete" | "signature" | "tokens" | "folding", signal?: AbortSignal) =>
    language.ask(method, {}, "", 0, signal);
  const stop = new AbortController();
  const first = ask("complete");
  const colours = ask("tokens");
  const dropped = ask("folding", stop.signal);
  const second = ask("signature");
  stop.abort(new Error("the text has changed"));
  expect(asked).toEqual(["complete", "signature"]);
  answers[0]?.();
  await first;
  expect(asked).toHaveLength(2);
  answers[1]?.();
  await second;
  await expect(dropped).rejects.toThrow("the text has changed");
  expect(asked).toEqual(["complete", "signature", "tokens"]);
  answers[2]?.();
  await colours;
});

it("brings once what two questions lack", async () => {
  const loaded: string[] = [];
  const language = createLanguage({
    engine: async (request) => {
      const { op, method } = request as { op: string; method?: string };
      if (op !== "language") return void loaded.push(op);
      return loaded.length > 0 ? { of: method } : { need: ["aws-6"] };
    },
    catalogue: [ENTRY],
    schemaText: async () => "schema",
    usageText: async () => "",
  });
  await Promise.all([language.ask("complete", {}, "", 0), language.ask("hover", {}, "", 0)]);
  expect(loaded).toEqual(["load-schema"]);
});
