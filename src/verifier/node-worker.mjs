// One Go program in a Node worker thread. JavaScript, because a worker thread starts without the TypeScript loader.
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { tsImport } from "tsx/esm/api";
import { leaveACore } from "./node-threads.mjs";

const { name, base } = workerData;
await import(new URL("wasm_exec.js", base).href);
const { startProgram } = await tsImport("./program.ts", import.meta.url);
leaveACore();
const run = await startProgram(name, await WebAssembly.compile(await readFile(new URL(`${name}.wasm`, base))), {
  beat: () => parentPort.postMessage({ beat: true }),
  died: (reason) => parentPort.postMessage({ died: reason }),
});
parentPort.on("message", async (request) => {
  try {
    parentPort.postMessage({ answer: await run(request) });
  } catch (error) {
    parentPort.postMessage({ died: String(error) });
  }
});
parentPort.postMessage({ answer: "ready" });
