import { expect, test } from "vitest";
import { mended, newFindings, POLICIES } from "./mend.ts";
import type { Edit, Files, PolicyResult, Report } from "./report.ts";

test("findings are counted by their code, since names in their words may be other", () => {
  const report = (...codes: string[]) => ({ diagnostics: codes.map((code) => ({ code })) }) as unknown as Report;
  expect(newFindings(report("a", "b"), report("b", "a", "a"))).toEqual([{ code: "a" }]);
});

test("what policies suggest is made only when asked for, and not for what is suppressed", async () => {
  const at = (byte: number) => ({ line: 1, column: byte + 1, byte });
  const edit = (byte: number): Edit => ({
    file: "main.tf",
    range: { start: at(byte), end: at(byte + 1) },
    newText: "+",
    title: "Plus",
  });
  const policy = (byte: number, more: Partial<PolicyResult> = {}) =>
    ({ rule: "aws/x", title: "t", address: `a.${byte}`, result: "fail", file: "main.tf", ...more }) as PolicyResult;
  const verify = async (files: Files) => {
    const text = files["main.tf"] as string;
    const failing = [0, 1].filter((byte) => text[byte] === "-");
    const policies = failing.map((byte) =>
      policy(byte, { edits: [edit(byte)], ...(byte === 1 && { suppressed: { reason: "r", by: "comment" } }) }),
    );
    return { diagnostics: [], policies } as unknown as Report;
  };
  expect((await mended({ "main.tf": "--" }, verify)).files).toEqual({ "main.tf": "--" });
  const { files, made, report } = await mended({ "main.tf": "--" }, verify, undefined, POLICIES);
  expect(files).toEqual({ "main.tf": "+-" });
  expect(made.map(({ address }) => address)).toEqual(["a.0"]);
  expect(report.policies).toHaveLength(1);
});
