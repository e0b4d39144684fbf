/** Programs that would take other tools minutes and gigabytes (test/cases/bomb-*): how long until the limit is told, and at what memory. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { SchemaEntry } from "../../src/core/catalogue.ts";
import type { Report } from "../../src/core/report.ts";
import { written } from "../../src/verifier/client.ts";
import { startProgram } from "../../src/verifier/program.ts";
import { readCases } from "../../test/cases/case.ts";
import { ROOT } from "../build-cache.ts";
import { atMost, type Row } from "./measure.ts";

const PUBLIC = join(ROOT, "public");

interface GoRuntime {
  run(instance: WebAssembly.Instance): Promise<void>;
}

export async function bombRows(): Promise<Row[]> {
  createRequire(import.meta.url)(join(PUBLIC, "wasm/wasm_exec.js"));
  const world = globalThis as unknown as { Go: new () => GoRuntime };
  let memory: WebAssembly.Memory | undefined;
  world.Go = class extends world.Go {
    override run(instance: WebAssembly.Instance) {
      memory = instance.exports.mem as WebAssembly.Memory;
      return super.run(instance);
    }
  };
  const compiled = new Map<string, WebAssembly.Module>();
  for (const name of ["engine", "policy"])
    compiled.set(name, await WebAssembly.compile(await readFile(join(PUBLIC, `wasm/${name}.wasm`))));
  /** Memory never shrinks: each bomb has programs of its own. */
  const start = async (program: "engine" | "policy", bomb: string) => {
    const died = (reason: string) => console.error(`${bomb}: ${reason}`);
    const call = await startProgram(program, compiled.get(program) as WebAssembly.Module, { beat() {}, died });
    return async (asked: object) => JSON.parse(await call(written(asked))) as Report & { need?: string[] };
  };
  const catalogue = JSON.parse(await readFile(join(PUBLIC, "schemas/index.json"), "utf8")) as SchemaEntry[];

  const bombs = readCases().filter(({ name }) => name.startsWith("bomb-"));
  const found: { name: string; ms: number; bytes: number }[] = [];
  for (const { name, request } of bombs) {
    const { files, policies } = request;
    const ask = await start("engine", name);
    await ask({ op: "init", catalogue });
    const verify = { op: "verify", ...request, withPlan: policies !== undefined };
    let begun = performance.now();
    let answer = await ask(verify);
    for (const id of answer.need ?? []) {
      const file = catalogue.find((entry) => entry.id === id)?.file ?? "";
      await ask({ op: "load-schema", id, text: await readFile(join(PUBLIC, "schemas", file), "utf8") });
      answer = await ask(verify);
    }
    if (policies) {
      const judge = await start("policy", name);
      begun = performance.now(); // the policies are the bomb
      answer = await judge({ op: "evaluate", report: answer, files, bundled: {}, user: policies });
    }
    found.push({ name, ms: performance.now() - begun, bytes: memory?.buffer.byteLength ?? Number.NaN });
    if (answer.ok) throw new Error(`${name}: judged without a limit`);
  }
  const most = (key: "ms" | "bytes") => found.reduce((a, b) => (b[key] > a[key] ? b : a));
  const [slowest, largest] = [most("ms"), most("bytes")];
  return [
    atMost(
      `slowest of ${found.length} evaluation bombs (${slowest.name}), a fresh program each, wasm`,
      slowest.ms,
      2000,
      "ms",
    ),
    atMost(`most memory of these (${largest.name})`, largest.bytes / 1e6, 256, "MB"),
  ];
}
