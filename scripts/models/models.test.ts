import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { readGguf } from "../../src/model/gguf.ts";
import { fileShards, loadNodeModel, localModels } from "../../src/model/node.ts";
import { PLAIN } from "../../src/model/selftest.ts";
import { loadWeights } from "../../src/model/weights.ts";
import { tinyGguf } from "../../test/tiny-gguf.ts";

const folder = mkdtempSync(join(tmpdir(), "terraformer-store-"));
const models = join(folder, "models");
afterAll(() => rmSync(folder, { recursive: true }));
const base = readGguf(readFileSync("test/fixtures/tiny-model/model.gguf"));
const file = join(folder, "My Model Q8_0.gguf");
const bytes = tinyGguf(base, { architecture: "qwen2", says: PLAIN, metadata: { "general.license": "mit" } });
writeFileSync(file, bytes);

async function run(...args: string[]): Promise<{ code: number; out: string; said: string }> {
  const env = { ...process.env, TERRAFORMER_MODELS: models };
  const done = promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/models.ts", ...args], { env });
  return done.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, said: stderr }),
    (error) => ({ code: error.code as number, out: error.stdout as string, said: error.stderr as string }),
  );
}

describe("npm run models", () => {
  it("lists what ships and what can be got", async () => {
    const { code, out } = await run("list");
    expect(code).toBe(0);
    expect(out).toMatch(/^smollm2-135m-instruct .*ships/m);
    expect(out).toMatch(/^qwen2\.5-coder-0\.5b-instruct +491 MB +Apache-2\.0 +to get/m);
  });

  it("adds a file, which the command line then runs", async () => {
    const { code, said } = await run("add", file);
    expect(said).toContain("my-model-q8_0 is in");
    expect(code).toBe(0);
    const [card] = await localModels([models]);
    expect(card).toMatchObject({ id: "my-model-q8_0", name: "made for a test", licence: "mit", bytes: bytes.length });
    const whole = await loadWeights(fileShards(card?.folder ?? ""));
    expect(createHash("sha256").update(whole.bytes).digest("hex")).toBe(
      createHash("sha256").update(bytes).digest("hex"),
    );
    const { model } = await loadNodeModel(card?.folder ?? "", { contextLength: 128, threads: 1 });
    await model.dispose();
    expect((await run("list")).out).toMatch(/^my-model-q8_0 .*here/m);
    expect((await run("add", file)).said).toMatch(/There is a model my-model-q8_0 already: name this one with --id/);
  });

  it("adds what an address gives, under another name", async () => {
    const server = createServer((_, response) => response.end(bytes));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/model.gguf?download=true`;
    const { code, said } = await run("add", url, "--id", "other");
    server.close();
    expect([code, said]).toEqual([0, expect.stringContaining("other is in")]);
    expect((await localModels([models])).map(({ id, source }) => [id, source])).toContainEqual(["other", url]);
    expect(readdirSync(models).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it.each([
    ["no command", [], 2, /Usage: npm run models -- list \| get ID \| add FILE\|URL/],
    [
      "an unknown model",
      ["get", "gpt-9"],
      2,
      /There is no model gpt-9 to get\. There are: qwen2\.5-coder-0\.5b-instruct, /,
    ],
    ["a file that isn't there", ["add", "nowhere.gguf"], 2, /There is no file nowhere\.gguf/],
    ["a file that is no model", ["add", "README.md"], 1, /not a GGUF file/],
    ["a bad id", ["add", file, "--id", "Ünder"], 2, /--id Ünder: an id is of small letters/],
  ])("says what is wrong with %s", async (_, args, code, message) => {
    const result = await run(...args);
    expect(result.said).toMatch(message);
    expect(result.code).toBe(code);
  });

  it("refuses a file that no engine can run, and one that is cut off, and keeps nothing", async () => {
    const before = readdirSync(models);
    const strange = join(folder, "strange.gguf");
    writeFileSync(strange, tinyGguf(base, { architecture: "qwen2", metadata: { "general.architecture": "gemma3" } }));
    expect((await run("add", strange)).said).toMatch(/is a gemma3; the engine knows llama and qwen2 only/);
    copyFileSync(file, strange);
    writeFileSync(strange, bytes.subarray(0, 100_000));
    expect((await run("add", strange)).said).toMatch(/cut off or damaged/);
    expect(readdirSync(models)).toEqual(before);
  });
});
