import { expect, it } from "vitest";
import { at, policy, REPORT } from "../../../test/report.ts";
import type { Report } from "../../core/report.ts";
import { placesFor, suppressed, withComment } from "./suppress.ts";

const TEXT = 'resource "a" "b" {\n  one {\n    two = [\n      "x",\n    ]\n  }\n}\n';

it("writes the comment as far in as the line below it, on one line, with that file's line breaks", () => {
  expect(withComment(TEXT, 3, "aws/x", " so\n it is ")).toContain(
    "\n    # terraformer:ignore aws/x: so it is\n    two = [\n",
  );
  expect(withComment("a\r\n  b\r\n", 2, "aws/x", "r")).toBe("a\r\n  # terraformer:ignore aws/x: r\r\n  b\r\n");
});

it("looks for a place at the line, then at the blocks around it, from within", () => {
  expect(placesFor(TEXT, 4)).toEqual([4, 2, 1]);
  expect(placesFor(TEXT, 1)).toEqual([1]);
});

const finding = { code: "aws/s3-encryption", file: "main.tf", range: at(4, 7), address: "a.b" };

/** A verifier that heeds a comment where the text has it at a line. */
const heeding = (line: number) => async (files: Record<string, string>) => {
  const heeded = (files["main.tf"] ?? "").split("\n")[line - 1]?.includes("terraformer:ignore");
  const suppressed = heeded ? { suppressed: { reason: "r", by: "comment" as const } } : {};
  return {
    ...REPORT,
    diagnostics: [],
    policies: [policy("fail", { address: "a.b", file: "main.tf", ...suppressed })],
  } as Report;
};

it("takes the first place where the verifier heeds it", async () => {
  expect((await suppressed({ "main.tf": TEXT }, finding, "r", heeding(2)))?.["main.tf"]).toBe(
    withComment(TEXT, 2, finding.code, "r"),
  );
});

it("changes nothing where no comment counts, and no file that takes none", async () => {
  expect(await suppressed({ "main.tf": TEXT }, finding, "r", heeding(99))).toBeUndefined();
  const json = { ...finding, file: "main.tf.json" };
  expect(await suppressed({ "main.tf.json": "{}" }, json, "r", heeding(1))).toBeUndefined();
});
