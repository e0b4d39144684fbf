/** Requests that nobody would write: huge ones, ones that lead patterns astray, words that every object inherits. They are answered, and nothing happens. */
import { afterAll, describe, expect, test } from "vitest";
import { runLoop } from "../../src/loop/loop.ts";
import { standInParts } from "./stand-in.ts";

const FILES = {
  "main.tf":
    'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n\nresource "aws_s3_bucket" "data" {\n  bucket = "acme"\n}\n',
};
const LONGEST = 2_000;

describe("hostile requests", async () => {
  const parts = await standInParts();
  afterAll(() => parts.verifier.dispose());
  const asked = (prompt: string, files: Record<string, string> = FILES) => runLoop(parts, { prompt, seed: 0, files });

  test.each([
    ["100 kB", "set the delay of the queue to 5 seconds. ".repeat(2_500)],
    ["a name of 10 kB", `rename aws_sqs_queue.jobs to ${"a".repeat(10_000)}`],
    ["a quoted text of 50 kB", `tag the queue with note = "${"x ".repeat(25_000)}"`],
  ])("%s is refused in words", async (_, prompt) => {
    const { result, files, understood } = await asked(prompt);
    expect({ result, files }).toEqual({ result: "nothing", files: FILES });
    expect(understood).toMatchObject([
      { done: false, reason: expect.stringMatching(/characters, and no more than 2,000/) },
    ]);
  });

  // What makes a pattern that isn't linear run for minutes ends here by the test's own limit.
  const UNITS = [
    " ",
    "a",
    "a-",
    "a.",
    "_a.",
    "1",
    "1 ",
    "1,",
    "0.0.0.",
    "and ",
    "and the ",
    '"a',
    "leave ",
    "keep it ",
    "delete after ",
    "notify when ",
    "from a to ",
    "a=",
    "a:",
    "a@",
    "a/",
    "=> ",
    "set a to ",
    "x1-",
    "rename a to b ",
    "between 1 and ",
    "é",
    "aws_a.",
    "ignore changes ",
  ];
  test.each(UNITS)("%j over and over is answered", { timeout: 60_000 }, async (unit) => {
    for (const end of ["", "!", "\0"]) {
      const prompt = unit.repeat(LONGEST).slice(0, LONGEST - 1) + end;
      expect((await asked(prompt)).result).not.toBe("verified");
    }
  });

  const INHERITED = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"];
  test.each(
    INHERITED.flatMap((word) => [
      `remove the ${word}`,
      `set ${word} of the queue to ${word}`,
      `add a ${word} called ${word}`,
      `run ${word} queues`,
    ]),
  )("%s", async (prompt) => {
    expect((await asked(prompt)).files).toEqual(FILES);
  });

  test("a block may be called like what every object has", async () => {
    const files = { "main.tf": FILES["main.tf"].replace('"jobs" {', '"constructor" {') };
    const { files: after } = await asked("delay the constructor queue by 45 seconds", files);
    expect(after["main.tf"]).toContain('"constructor" {\n  name          = "jobs"\n  delay_seconds = 45\n}');
  });
});
