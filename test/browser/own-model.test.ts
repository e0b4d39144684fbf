/** A model's file that the user opens, in the built page: told what it is, kept, run, found again, refused, removed. Needs dist/site. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { readGguf } from "../../src/model/gguf.ts";
import { PLAIN } from "../../src/model/selftest.ts";
import { type TinyTensor, tinyGguf, writeGguf } from "../tiny-gguf.ts";
import { handsOn, MINUTE, opening, ready } from "./opened.ts";

const folder = mkdtempSync(join(tmpdir(), "terraformer-own-"));
afterAll(() => rmSync(folder, { recursive: true }));
const base = readGguf(readFileSync("test/fixtures/tiny-model/model.gguf"));
const kinds = { attn_q: "Q5_0", attn_k: "Q6_K", attn_v: "Q4_K", ffn_up: "Q5_K", token_embd: "Q5_1" } as const;
const made = tinyGguf(base, { architecture: "qwen2", says: PLAIN, kinds });

function file(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

describe.skipIf(!chromium() && !process.env.CI)("a model's file", () => {
  const open = opening();
  let page: Page;
  beforeAll(async () => {
    page = await open();
  });
  const { shot } = handsOn(() => page);
  const choices = () => page.getByTestId("model-choice").locator("option").allTextContents();
  const choose = (name: string) => page.getByTestId("model-choice").selectOption({ label: name });
  const give = async (path: string) => {
    await page.getByTestId("model-file").setInputFiles(path);
    await page.getByTestId("model-opening").waitFor({ state: "detached", timeout: MINUTE });
  };
  const state = (kind: string) =>
    page.locator(`[data-testid="model-card"][data-state="${kind}"]`).waitFor({ timeout: 4 * MINUTE });
  const card = () => page.getByTestId("model-card").textContent();

  it("isn't needed to know which models there are, and how to get them", async () => {
    await expect.poll(choices).toContain("Qwen2.5-Coder-0.5B-Instruct (491 MB, not on this site)");
    await choose("Qwen2.5-Coder-0.5B-Instruct (491 MB, not on this site)");
    expect(await card()).toMatch(/Open its GGUF file here.*npm run models -- get qwen2\.5-coder-0\.5b-instruct/s);
    expect(await page.getByTestId("model-load").count()).toBe(0);
    await shot("own-model-elsewhere");
  });

  it("that is opened is kept and runs", { timeout: 6 * MINUTE }, async () => {
    await give(file("made.gguf", made));
    await expect
      .poll(card, { timeout: MINUTE })
      .toMatch(/made for a test.*kept in this browser.*not stated in the file/s);
    await shot("own-model-opened");
    await page.getByTestId("model-load").click();
    await state("ready");
    expect(await card()).toMatch(/Engine\s*CPU/);
    await shot("own-model-ready");
    await page.getByTestId("model-unload").click();
    await state("none");
  });

  it("is there again on the next visit, and needs no server", { timeout: 6 * MINUTE }, async () => {
    await page.reload();
    await ready(page);
    await expect
      .poll(choices)
      .toContainEqual(expect.stringMatching(/^made for a test \(\d+ MB, kept in this browser\)$/));
    const asked: string[] = [];
    page.context().on("request", (request) => asked.push(request.url()));
    await choose((await choices()).find((name) => name.startsWith("made")) ?? "");
    await page.getByTestId("model-load").click();
    await state("ready");
    expect(asked.filter((url) => /\/models\/.+\//.test(url))).toEqual([]);
  });

  it("that is dropped takes the place of the one that is loaded", { timeout: 6 * MINUTE }, async () => {
    const other = tinyGguf(base, { architecture: "llama", says: PLAIN, metadata: { "general.name": "dropped" } });
    await page.evaluate((encoded) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(
        new File([Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))], "dropped.gguf"),
      );
      dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, Buffer.from(other).toString("base64"));
    await expect.poll(card, { timeout: MINUTE }).toMatch(/dropped.*kept in this browser/s);
    await state("none");
    await page.getByTestId("model-load").click();
    await state("ready");
    await page.getByTestId("model-unload").click();
    await state("none");
  });

  const spoilt = made.slice();
  spoilt.fill(0, 0, 4);
  it.each([
    ["isn't one", spoilt, /not a GGUF file/],
    ["is cut off", made.subarray(0, made.length - 5), /cut off or damaged/],
    [
      "is of another kind",
      tinyGguf(base, { architecture: "llama", metadata: { "general.architecture": "gemma3" } }),
      /is a gemma3; the engine knows llama and qwen2 only/,
    ],
  ])("that %s is refused with the reason", async (_, bytes, message) => {
    const before = await choices();
    await give(file("bad.gguf", bytes));
    await expect.poll(() => page.getByTestId("model-refused").textContent(), { timeout: MINUTE }).toMatch(message);
    expect(await choices()).toEqual(before);
    await shot("own-model-refused");
  });

  it("that expects nothing that makes sense is kept but doesn't load", { timeout: 6 * MINUTE }, async () => {
    await give(file("noise.gguf", tinyGguf(base, { architecture: "qwen2", metadata: { "general.name": "noise" } })));
    await expect.poll(card, { timeout: MINUTE }).toMatch(/noise.*kept/s);
    await page.getByTestId("model-load").click();
    await state("failed");
    expect(await page.getByTestId("model-error").textContent()).toMatch(/plain text is as unlikely as nonsense/);
  });

  it("that is an adapter is merged into the chosen model", { timeout: 6 * MINUTE }, async () => {
    await choose((await choices()).find((name) => name.startsWith("made")) ?? "");
    const values = (length: number): TinyTensor["data"] => new Uint8Array(new Float32Array(length).fill(0.01).buffer);
    const part = (side: string, shape: number[], length: number): TinyTensor => {
      return { name: `blk.0.ffn_up.weight.lora_${side}`, shape, kind: "F32", data: values(length) };
    };
    const metadata = { "general.type": "adapter", "general.architecture": "qwen2", "adapter.type": "lora" };
    const parts = [part("a", [256, 2], 512), part("b", [2, 512], 1024)];
    await give(file("mine.gguf", writeGguf({ ...metadata, "adapter.lora.alpha": { float: 4 } }, parts)));
    await expect.poll(card, { timeout: MINUTE }).toMatch(/made for a test with mine\.gguf/);
    await page.getByTestId("model-load").click();
    await state("ready");
    await shot("own-model-adapter");
    await page.getByTestId("model-unload").click();
    await give(
      file(
        "other.gguf",
        writeGguf({ ...metadata, "general.architecture": "llama", "adapter.lora.alpha": { float: 4 } }, parts),
      ),
    );
    await expect
      .poll(() => page.getByTestId("model-refused").textContent(), { timeout: MINUTE })
      .toMatch(/adapter is for a llama; the model is a qwen2/);
  });

  it("whose kept pieces were changed is refused", { timeout: 6 * MINUTE }, async () => {
    await shot("own-model-failed");
    await choose((await choices()).find((name) => name.startsWith("dropped")) ?? "");
    await page.evaluate(async () => {
      const cache = await caches.open("models");
      const [piece] = (await cache.keys()).filter(({ url }) => /dropped-\w+\/model\.gguf\.00$/.test(url));
      if (!piece) throw new Error("no piece");
      const bytes = new Uint8Array(await ((await cache.match(piece)) as Response).arrayBuffer());
      bytes[5000] = (bytes[5000] ?? 0) ^ 1;
      await cache.put(piece, new Response(bytes));
    });
    await page.getByTestId("model-load").click();
    await state("failed");
    expect(await page.getByTestId("model-error").textContent()).toMatch(/not what its manifest says/);
  });

  it("can be removed, pieces and all", async () => {
    await page.getByTestId("model-remove").click();
    await expect.poll(choices).not.toContainEqual(expect.stringContaining("dropped"));
    const left = await page.evaluate(async () => (await (await caches.open("models")).keys()).map(({ url }) => url));
    expect(left.filter((url) => url.includes("dropped"))).toEqual([]);
    expect(left.filter((url) => /own\/made-\w+\/model/.test(url))).not.toEqual([]);
  });
});
