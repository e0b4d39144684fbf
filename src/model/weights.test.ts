import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { IntegrityError } from "./errors.ts";
import { fileShards } from "./node.ts";
import { loadWeights, type ShardSource } from "./weights.ts";

const FOLDER = "test/fixtures/tiny-model";
const good = fileShards(FOLDER);

/** Gives files of the fixture, the model changed by `change` as long as `fresh` is not asked for, or always. */
const changed =
  (change: (bytes: Uint8Array) => Uint8Array, always = true): ShardSource =>
  async (file, options) => {
    const bytes = new Uint8Array(await good(file));
    return file === "model.gguf" && (always || !options?.fresh) ? change(bytes) : bytes;
  };
const flip = (bytes: Uint8Array) => {
  bytes[123_456] = (bytes[123_456] as number) ^ 1;
  return bytes;
};

describe("loading weights", () => {
  it("gives the file and counts its bytes", async () => {
    const progress: [number, number][] = [];
    const { manifest, bytes } = await loadWeights(good, (loaded, total) => progress.push([loaded, total]));
    expect(manifest.id).toBe("tiny");
    expect(Buffer.from(bytes).equals(await readFile(`${FOLDER}/model.gguf`))).toBe(true);
    expect(progress.at(-1)).toEqual([manifest.bytes, manifest.bytes]);
  });

  it("refuses one flipped bit, names the file and what to do", async () => {
    const failure = await loadWeights(changed(flip)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(IntegrityError);
    expect((failure as Error).message).toContain("model.gguf");
    expect((failure as Error).message).toContain("Load the model again");
  });

  it("refuses a file cut off", async () => {
    await expect(loadWeights(changed((bytes) => bytes.subarray(0, 1000)))).rejects.toThrow(
      "1000 bytes long instead of",
    );
  });

  it("says that a web page came in place of a file", async () => {
    const page = new TextEncoder().encode("<!doctype html><title>Sign in</title>");
    await expect(loadWeights(changed(() => page))).rejects.toThrow(
      /model\.gguf.*didn't come: a web page came in its place/,
    );
    await expect(loadWeights(async () => page)).rejects.toThrow(/manifest can't be read: a web page came/);
  });

  it("gets a file that was spoilt in the cache once more", async () => {
    const { manifest } = await loadWeights(changed(flip, false));
    expect(manifest.id).toBe("tiny");
  });

  it("refuses a manifest whose sizes don't add up", async () => {
    const source: ShardSource = async (file) => {
      const bytes = await good(file);
      if (file !== "manifest.json") return bytes;
      return new TextEncoder().encode(
        JSON.stringify({ ...JSON.parse(new TextDecoder().decode(bytes)), bytes: 1 << 20 }),
      );
    };
    await expect(loadWeights(source)).rejects.toThrow(IntegrityError);
  });

  it("stops between files when asked", async () => {
    await expect(loadWeights(good, undefined, AbortSignal.abort())).rejects.toThrow("aborted");
  });
});
