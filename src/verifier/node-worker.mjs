// One Go program in a Node worker thread. JavaScript, because a worker thread starts without the TypeScript loader.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { tsImport } from "tsx/esm/api";
import { leaveACore } from "./node-threads.mjs";

const { name, base } = workerData;
const beat = () => parentPort.postMessage({ beat: true });
// A busy machine takes its time to compile: that is no hang.
const alive = setInterval(beat, 500);
await import(new URL("wasm_exec.js", base).href);
const { startProgram } = await tsImport("./program.ts", import.meta.url);
leaveACore();
const run = await startProgram(name, await WebAssembly.compile(await readFile(new URL(`${name}.wasm`, base))), {
  beat,
  died: (reason) => parentPort.postMessage({ died: reason }),
});
parentPort.on("message", async (request) => {
  try {
    parentPort.postMessage({ answer: await run(request) });
  } catch (error) {
    parentPort.postMessage({ died: String(error) });
  }
});
clearInterval(alive);
// Its number among the threads of the process, by which Linux tells the processor time that it gets.
parentPort.postMessage({ answer: threadNumber() });

function threadNumber() {
  try {
    // Not asynchronously: another thread would read it.
    return readFileSync("/proc/thread-self/stat", "utf8").split(" ")[0];
  } catch {
    return "";
  }
}
