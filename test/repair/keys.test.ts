import { expect, test } from "vitest";
import { runLoop } from "../../src/loop/loop.ts";
import type { Placer } from "../../src/placing/placer.ts";
import { standInParts } from "./stand-in.ts";

test("a key that is read in the request is declared with the others, and so stays", async () => {
  const own = await standInParts();
  const request = "dynamodb table device-events, hash key device_id (string), range key recorded_at (number)";
  const isRange = (path: string, text: string) => path === "range_key" && text === "recorded_at";
  const placer: Placer = {
    scores: async (_, literals, blocks) =>
      new Map(
        blocks.flatMap(({ places }) =>
          places.map((place) => [
            place,
            Float32Array.from(literals, ({ text }) => (isRange(place.slot.path, text) ? 8 : -8)),
          ]),
        ),
      ),
  };
  const { program, report } = await runLoop({ ...own, placer }, { prompt: request, seed: 0 });
  await own.verifier.dispose();
  expect(report?.ok).toBe(true);
  expect(program).toMatch(/range_key\s+= "recorded_at"/);
  expect(program).toMatch(/attribute \{\s+name = "recorded_at"/);
});
