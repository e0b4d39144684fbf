// How many threads V8 optimises WebAssembly on, in Node. JavaScript, because a worker thread starts without the TypeScript loader.
import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";

/**
 * Leaves a core to the program that runs. V8 optimises hot functions on four threads beside it, however few cores there are, and the
 * first requests make a thousand functions hot: with two cores the program then gets a third of the time, for seconds.
 * Call it before compiling; it holds for the process. A page can't say so to its browser.
 */
export function leaveACore() {
  setFlagsFromString(`--wasm-num-compilation-tasks=${Math.max(1, availableParallelism() - 1)}`);
}
