import { signal } from "@preact/signals";
import { beforeEach, expect, it, vi } from "vitest";
import type { PlacedCard } from "../model/service.ts";
import { createModels } from "./state.ts";

const card = (id: string, place: PlacedCard["place"], bytes: number): PlacedCard => ({
  ...{ id, name: id, licence: "MIT", source: "", description: "", parameters: 5e8, contextLength: 1 },
  ...{ place, bytes, memoryBytes: bytes, folder: `models/${id}/`, format: "tasks-1" },
});
const MACHINE = {
  gpu: { unusable: "", f16: true, largestBuffer: 2 ** 31 },
  ...{ memory64: true, isolated: true, cores: 8, memoryGb: 8 },
};

let asked: string[];
beforeEach(() => {
  asked = [];
  vi.stubGlobal("caches", { open: async () => ({ match: async () => undefined, keys: async () => [] }) });
  vi.stubGlobal("fetch", async (url: URL) => {
    asked.push(url.href);
    return new Response("", { status: 404 });
  });
});

const made = (quota: number, cards: PlacedCard[], persisted = false) =>
  createModels({
    cards: signal(cards),
    refresh: async () => {},
    base: "https://example.test/page/",
    save: () => {},
    store: {
      estimate: async () => ({ quota, usage: 100 }),
      persist: async () => true,
      persisted: async () => persisted,
    },
    capability: async () => MACHINE,
  });

it("tells machine, room and advice without asking any server", async () => {
  const models = made(1e9 + 100, [card("here", "site", 5e8), card("far", "elsewhere", 1e8)], true);
  await models.show();
  expect(models.free.value).toBe(1e9);
  expect(models.storage.value?.lasting).toBe(true);
  expect(models.rows.value.map(({ card, kept, recommended }) => [card.id, kept, recommended])).toEqual([
    ["here", 0, true],
    ["far", 0, false],
  ]);
  expect(asked).toEqual([]);
});

it("doesn't begin a download that there is no room for, and says how much is missing", async () => {
  const model = card("large", "site", 5e8);
  const models = made(1e8 + 100, [model]);
  await models.show();
  await models.download(model);
  expect(models.failures.value.get("large")).toBe(
    "The browser has 100 MB left for this page, and 500 MB are missing. Remove another model, or free space on the disk.",
  );
  expect([asked, models.progress.value]).toEqual([[], undefined]);
});

it("says what became of a download, and forgets it with the next try", async () => {
  const model = card("gone", "site", 5e6);
  const models = made(1e9, [model]);
  await models.download(model);
  expect(models.failures.value.get("gone")).toContain("the server says 404");
  const again = models.download(model);
  expect(models.failures.value.get("gone")).toBeUndefined();
  models.pause();
  await again;
  // A pause is no failure.
  expect(models.failures.value.get("gone")).toBeUndefined();
});
