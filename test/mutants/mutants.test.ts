/**
 * Mutants of the repository's programs: formatting is idempotent, a verdict is the same whatever was judged before, and native,
 * WebAssembly in Node and in Chromium say the same. `npm run mutants` takes 10,000 of them, for minutes; `npm test` a few.
 */
import { afterAll, describe, expect, it } from "vitest";
import { chromium } from "../../scripts/doctor.mjs";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { launch } from "../browser/chromium.ts";
import { openHarness } from "../browser/harness.ts";
import { PATIENCE } from "../cases/case.ts";
import { sayOf, wrongWith } from "./judge.ts";
import { mutants } from "./mutate.ts";

const COUNT = Number(process.env.MUTANTS ?? 2_000);
/** WebAssembly takes ten times as long. */
const FEW = process.env.MUTANTS ? COUNT : COUNT / 10;
const HOUR = 3_600_000;

const all = mutants(COUNT);
const native = await createNodeVerifier({ engine: "native", quietMs: PATIENCE });
afterAll(() => native.dispose());
const said: string[] = [];

describe.sequential(`${COUNT} mutants`, () => {
  it(
    "are judged without an internal error, and formatted once and for all",
    async () => {
      for (const mutant of all) said.push(await sayOf(native, mutant));
      const wrong = said.flatMap((text, id) => (wrongWith(text) ? [{ id, wrong: wrongWith(text), ...all[id] }] : []));
      expect(wrong).toEqual([]);
      // Some must have come out valid, or nothing beyond the parser has been tried.
      expect(said.filter((text) => text.includes('"ok":true')).length).toBeGreaterThan(COUNT / 100);
    },
    HOUR,
  );

  it(
    "are judged the same in the opposite order",
    async () => {
      for (const mutant of all.toReversed()) expect(await sayOf(native, mutant)).toBe(said[mutant.id]);
    },
    HOUR,
  );

  it(
    `are judged the same in WebAssembly (${FEW})`,
    async () => {
      const wasm = await createNodeVerifier({ engine: "wasm", quietMs: PATIENCE });
      for (const mutant of all.slice(0, FEW)) expect(await sayOf(wasm, mutant)).toBe(said[mutant.id]);
      await wasm.dispose();
    },
    HOUR,
  );

  it.skipIf(!chromium() && !process.env.CI)(
    `are judged the same in Chromium (${FEW})`,
    async () => {
      const browser = await launch();
      const { page, close } = await openHarness(browser.context);
      const verifier = {
        verify: async (request: object) =>
          JSON.parse(await page.evaluate((asked) => globalThis.harness.verify(asked), JSON.stringify(request))),
        format: (files: Record<string, string>) => page.evaluate((asked) => globalThis.harness.format(asked), files),
      };
      for (const mutant of all.slice(0, FEW)) expect(await sayOf(verifier, mutant)).toBe(said[mutant.id]);
      await close();
      await browser.close();
    },
    HOUR,
  );
});
