import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { logitsOf, randomOf, type TinyTensor, tinyGguf, writeGguf } from "../../test/tiny-gguf.ts";
import { readAdapter } from "./adapter.ts";
import { SteppedEngine } from "./engine.ts";
import { numbers, readGguf, tensor } from "./gguf.ts";
import { merged } from "./merge.ts";
import { loadNodeModel } from "./node.ts";
import { type Ort, ortBackend } from "./ort.ts";
import { unpermute } from "./repack.ts";
import { PLAIN } from "./selftest.ts";
import { shapeOf } from "./shape.ts";
import { tokenizerOf } from "./tokenizer.ts";

const base = readGguf(readFileSync("test/fixtures/tiny-model/model.gguf"));
const RANK = 4;
const ALPHA = 8;
const random = randomOf(3);
const matrix = (length: number, size: number) => Float32Array.from({ length }, () => size * (random() - 0.5));

/** What an adapter adds to two linears of the made models: A [rank, in], B [out, rank]. */
const changes = [
  { part: "attn_q", peft: "self_attn.q_proj", columns: 256, rows: 256 },
  { part: "ffn_down", peft: "mlp.down_proj", columns: 512, rows: 256 },
].map((one) => ({ ...one, a: matrix(RANK * one.columns, 0.3), b: matrix(one.rows * RANK, 0.5) }));

const raw = (values: Float32Array) => new Uint8Array(values.buffer);

function asGguf(architecture: string, metadata: Record<string, string> = {}): Uint8Array {
  const tensors = changes.flatMap(({ part, columns, rows, a, b }): TinyTensor[] => [
    { name: `blk.1.${part}.weight.lora_a`, shape: [columns, RANK], kind: "F32", data: raw(a) },
    { name: `blk.1.${part}.weight.lora_b`, shape: [RANK, rows], kind: "F32", data: raw(b) },
  ]);
  const own = { "general.type": "adapter", "general.architecture": architecture, "adapter.type": "lora" };
  return writeGguf({ ...own, "adapter.lora.alpha": { float: ALPHA }, ...metadata }, tensors);
}

function asSafetensors(rename = (name: string) => name): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: { format: "pt" } };
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { peft, columns, rows, a, b } of changes)
    for (const [letter, shape, values] of [
      ["A", [RANK, columns], a],
      ["B", [rows, RANK], b],
    ] as const) {
      const name = rename(`base_model.model.model.layers.1.${peft}.lora_${letter}.weight`);
      header[name] = { dtype: "F32", shape, data_offsets: [at, at + values.byteLength] };
      at += values.byteLength;
      parts.push(raw(values));
    }
  const text = new TextEncoder().encode(JSON.stringify(header));
  return Buffer.concat([new Uint8Array(BigUint64Array.of(BigInt(text.length)).buffer), text, ...parts]);
}
const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const CONFIG = JSON.stringify({ peft_type: "LORA", r: RANK, lora_alpha: ALPHA, bias: "none" });

/** A tensor's numbers as they are defined to become. */
function expected(file: Uint8Array, name: string, order = (row: number) => row): Float32Array {
  const found = tensor(readGguf(file), name);
  const values = numbers(found);
  const change = changes.find(({ part }) => name === `blk.1.${part}.weight`);
  if (!change) return values;
  const { columns, rows, a, b } = change;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      for (let i = 0; i < RANK; i++)
        values[row * columns + column] =
          (values[row * columns + column] as number) +
          (ALPHA / RANK) * (b[order(row) * RANK + i] as number) * (a[i * columns + column] as number);
  return values;
}

describe.each([
  ["a qwen2, from GGUF", "qwen2", readAdapter(asGguf("qwen2")), false],
  ["a qwen2, from safetensors", "qwen2", readAdapter(asSafetensors(), CONFIG), false],
  ["a llama, from GGUF, in the file's order", "llama", readAdapter(asGguf("llama")), false],
  ["a llama, from safetensors, in the order of training", "llama", readAdapter(asSafetensors(), CONFIG), true],
] as const)("an adapter of %s", (_, architecture, adapter, turned) => {
  const kinds = { attn_q: "Q5_0", ffn_down: "Q4_K", ffn_up: "Q6_K" } as const;
  const file = tinyGguf(base, { architecture, kinds });
  const after = merged(file, adapter);
  const gguf = readGguf(after);
  const order = (name: string) =>
    turned && /attn_q/.test(name) ? unpermute(shapeOf(gguf).head) : (row: number) => row;

  it("is added to what it changes, and to nothing else", () => {
    const before = readGguf(file);
    expect([...gguf.metadata]).toEqual([...before.metadata]);
    expect([...gguf.tensors.keys()]).toEqual([...before.tensors.keys()]);
    for (const [name, { type, data }] of gguf.tensors) {
      const own = before.tensors.get(name);
      if (!changes.some(({ part }) => name === `blk.1.${part}.weight`)) {
        expect([type, Buffer.compare(data, own?.data ?? new Uint8Array())]).toEqual([own?.type, 0]);
        continue;
      }
      const meant = expected(file, name, order(name));
      const off = (from: typeof gguf) =>
        largest(numbers(tensor(from, name)).map((value, at) => value - (meant[at] as number))) / largest(meant);
      expect(off(gguf)).toBeLessThan(1 / 250);
      expect(off(before)).toBeGreaterThan(0.1);
    }
  });

  it("gives the logits of the changed model", async () => {
    const ort = (await import("onnxruntime-node")) as unknown as Ort;
    const exact = {
      provider: "cpu",
      precision: "float",
      contextLength: 64,
      threads: 1,
      roundActivations: false,
    } as const;
    const engine = new SteppedEngine(tokenizerOf(gguf), await ortBackend(ort, gguf, exact));
    const tokens = [5, 300, 77, 12];
    await engine.append(tokens);
    const { ids, logits } = await engine.more();
    const meant = logitsOf(gguf, tokens, (name) => expected(file, name, order(name)));
    const spread = Math.sqrt(meant.reduce((sum, logit) => sum + logit ** 2, 0) / meant.length);
    const off = Math.sqrt(
      ids.reduce((sum, id, at) => sum + ((logits[at] as number) - (meant[id] as number)) ** 2, 0) / ids.length,
    );
    expect(off / spread).toBeLessThan(0.03);
    await engine.dispose();
  });
});

describe("what is refused", () => {
  const file = tinyGguf(base, { architecture: "qwen2" });
  it.each([
    [
      "an adapter of another kind of model",
      () => merged(file, readAdapter(asGguf("llama"))),
      /adapter is for a llama; the model is a qwen2/,
    ],
    [
      "one whose linears don't fit",
      () => merged(readFileSync("test/fixtures/tiny-model/model.gguf"), readAdapter(asGguf("llama"))),
      /for another model: its blk\.1\.attn_q\.weight doesn't fit/,
    ],
    [
      "safetensors without its configuration",
      () => readAdapter(asSafetensors()),
      /adapter_config\.json must be beside it/,
    ],
    [
      "an embedding",
      () =>
        readAdapter(
          asSafetensors((name) => name.replace("self_attn.q_proj", "embed_tokens")),
          CONFIG,
        ),
      /changes .*embed_tokens.*can't be merged/,
    ],
    [
      "half of a pair",
      () =>
        readAdapter(
          asSafetensors((name) => name.replace(/q_proj\.lora_B/, "k_proj.lora_B")),
          CONFIG,
        ),
      /only half/,
    ],
    [
      "more than LoRA",
      () => readAdapter(asSafetensors(), JSON.stringify({ lora_alpha: 8, use_dora: true })),
      /more than LoRA does/,
    ],
    ["a model for an adapter", () => readAdapter(file), /not of a LoRA adapter/],
    ["what is cut off", () => readAdapter(asSafetensors().subarray(0, 4000), CONFIG), /cut off or damaged/],
    [
      "what is something else",
      () => readAdapter(new TextEncoder().encode("<!doctype html><p>"), CONFIG),
      /no safetensors file/,
    ],
  ])("%s", (_, run, message) => expect(run).toThrow(message));
});

describe("on the command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "terraformer-adapter-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("it is read with its configuration beside it, and is merged at load", async () => {
    const path = join(folder, "adapter_model.safetensors");
    writeFileSync(path, asSafetensors());
    const load = () => loadNodeModel("test/fixtures/tiny-model", { threads: 1, adapter: path });
    await expect(load()).rejects.toThrow(/adapter_config\.json/);
    writeFileSync(join(folder, "adapter_config.json"), JSON.stringify({ ...JSON.parse(CONFIG), lora_alpha: 0.1 }));
    await expect(load()).rejects.toThrow(/for another model/);
    await expect(loadNodeModel("test/fixtures/tiny-model", { adapter: join(folder, "no.gguf") })).rejects.toThrow(
      /no\.gguf can't be read/,
    );
    const file = tinyGguf(base, { architecture: "qwen2", says: PLAIN });
    const sha256 = createHash("sha256").update(file).digest("hex");
    const manifest = { id: "made", bytes: file.length, shards: [{ file: "model.gguf", bytes: file.length, sha256 }] };
    writeFileSync(join(folder, "model.gguf"), file);
    writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
    const { model } = await loadNodeModel(folder, { threads: 1, adapter: path });
    await model.dispose();
  });
});
