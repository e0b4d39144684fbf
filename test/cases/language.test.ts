/** The cases of the language service (test/language, whose answers Go's tests hold to their texts): WebAssembly gives every byte of the native answer. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Method } from "../../src/core/language.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { sectionsOf } from "../txtar.ts";
import { PATIENCE } from "./case.ts";

const FOLDER = join(import.meta.dirname, "../language");
const MARK = "‸";

const native = await createNodeVerifier({ engine: "native", quietMs: PATIENCE });
const wasm = await createNodeVerifier({ engine: "wasm", quietMs: PATIENCE });
afterAll(() => Promise.all([native.dispose(), wasm.dispose()]));

function questionOf(name: string) {
  const { about, sections } = sectionsOf(readFileSync(join(FOLDER, name), "utf8"));
  const texts = sections.filter(({ path }) => path !== "says.txt").map(({ path, content }) => [path, content] as const);
  const [file = "", text = ""] = texts.find(([, content]) => content.includes(MARK)) ?? [];
  const files = Object.fromEntries(texts.map(([path, content]) => [path, content.replace(MARK, "")]));
  const at = Buffer.byteLength(text.slice(0, text.indexOf(MARK)));
  return { method: about.split(":")[0]?.trim() as Method, files, file, at };
}

describe("the language service in WebAssembly answers as the native one", () => {
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith(".txtar")))("%s", async (name) => {
    const { method, files, file, at } = questionOf(name);
    const [one, other] = await Promise.all([native, wasm].map(({ language }) => language.ask(method, files, file, at)));
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(JSON.stringify(one)).not.toBe("{}");
  });
});
