/** Runs one of the Go programs of wasm/ inside a worker, in a browser or in Node. */

/** What the programs install on the global object; see ARCHITECTURE.md, "Engine and policy protocol". */
const ENTRY = { engine: "terraformerEngine", policy: "terraformerPolicy" } as const;
export type ProgramName = keyof typeof ENTRY;

interface GoRuntime {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

interface Global {
  Go: new () => GoRuntime;
  terraformerBeat?: () => void;
  [entry: string]: unknown;
}

export interface ProgramHooks {
  /** Called while a long request goes on, at most a few times a second. */
  beat(): void;
  /** The program ended, which it never should. */
  died(reason: string): void;
}

/**
 * Starts `module`, with Go's wasm_exec.js already evaluated, and gives the function that takes one JSON request and answers with one
 * JSON response. A rejection means that the program is poisoned and its worker has to be ended.
 */
export async function startProgram(
  name: ProgramName,
  module: WebAssembly.Module,
  hooks: ProgramHooks,
): Promise<(request: string) => Promise<string>> {
  const world = globalThis as unknown as Global;
  let last = 0;
  world.terraformerBeat = () => {
    const now = performance.now();
    if (now - last < 200) return;
    last = now;
    hooks.beat();
  };
  const go = new world.Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  let reject: (error: Error) => void = () => {};
  const exit = new Promise<never>((_, no) => {
    reject = no;
  });
  exit.catch(() => {});
  const end = (reason: string) => {
    reject(new Error(reason));
    hooks.died(reason);
  };
  go.run(instance).then(
    () => end("the program ended"),
    (error) => end(String(error)),
  );
  const entry = world[ENTRY[name]];
  if (typeof entry !== "function") throw new Error(`${name}.wasm did not install ${ENTRY[name]}`);
  return (request) => Promise.race([entry(request) as Promise<string>, exit]);
}
