/** onnxruntime-web in Node, on a GPU: through Dawn's binding, the npm package `webgpu`, which is no dependency of ours. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Ort } from "../../../src/model/ort.ts";
import { ROOT } from "../../build-cache.ts";

interface Dawn {
  create(options: string[]): object;
  globals: Record<string, unknown> & { GPUQueue: { prototype: Queue } };
}
interface Queue {
  writeBuffer(buffer: unknown, at: number, data: ArrayBufferView | ArrayBufferLike, from?: number, size?: number): void;
}

const DIST = join(ROOT, "node_modules/onnxruntime-web/dist");

let made: Promise<Ort> | undefined;

/** One per process, as a page has one. */
export function dawnOrt(): Promise<Ort> {
  made ??= make();
  return made;
}

async function make(): Promise<Ort> {
  const name = "webgpu";
  const { create, globals } = (await import(name)) as Dawn;
  Object.assign(globalThis, globals);
  takeShared(globals.GPUQueue.prototype);
  Object.defineProperty(globalThis, "navigator", { value: { gpu: create([]), userAgent: "Node" }, configurable: true });
  const ort = await import(pathToFileURL(join(DIST, "ort.webgpu.bundle.min.mjs")).href);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = (await readFile(join(DIST, "ort-wasm-simd-threaded.asyncify.wasm"))).buffer;
  return ort;
}

/** The binding takes no view of shared memory, which is what onnxruntime's WebAssembly has: it gets a copy. */
function takeShared(queue: Queue): void {
  const { writeBuffer } = queue;
  queue.writeBuffer = function (buffer, at, data, from = 0, size) {
    const unit = "BYTES_PER_ELEMENT" in data ? (data.BYTES_PER_ELEMENT as number) : 1;
    const all = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    const part = all.subarray(from * unit, size === undefined ? undefined : (from + size) * unit);
    writeBuffer.call(this, buffer, at, Uint8Array.from(part));
  };
}
