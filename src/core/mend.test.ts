import { expect, test } from "vitest";
import { mended, newFindings, POLICIES } from "./mend.ts";
import type { Edit, Files, PolicyResult, Report } from "./report.ts";

test("findings are counted by their code, since names in their words may be other", () => {
  const report = (...codes: string[]) => ({ diagnostics: codes.map((code) => ({ code })) }) as unknown as Report;
  expect(newFindings(report("a", "b"), report("b", "a", "a"))).toEqual([{ code: "a" }]);
});

const at = (byte: number) => ({ line: 1, column: byte + 1, byte });
const edit = (byte: number, newText = "+"): Edit => ({
  file: "main.tf",
  range: { start: at(byte), end: at(byte + 1) },
  newText,
  title: "Plus",
});
const policy = (byte: number, more: Partial<PolicyResult> = {}) =>
  ({ rule: "aws/x", title: "t", address: `a.${byte}`, result: "fail", file: "main.tf", ...more }) as PolicyResult;

/** Each "-" is a failing policy, with an edit that depends on what is there; "++" is an error, and "#" fails another policy. */
const judged = async (files: Files, make: (byte: number, text: string) => string) => {
  const text = files["main.tf"] as string;
  const policies = [...text].flatMap((sign, byte) =>
    sign === "-"
      ? [policy(byte, { edits: [edit(byte, make(byte, text))] })]
      : sign === "#"
        ? [policy(byte, { rule: "aws/y" })]
        : [],
  );
  const diagnostics = text.includes("++") ? [{ code: "clash", summary: "clash" }] : [];
  return { diagnostics, policies } as unknown as Report;
};

test("what two suggestions can't have at once comes one after the other", async () => {
  const make = (byte: number, text: string) => (byte === 1 && text[0] === "+" ? "*" : "+");
  const { files, refused } = await mended({ "main.tf": "--" }, (files) => judged(files, make), undefined, POLICIES);
  expect(files).toEqual({ "main.tf": "+*" });
  expect(refused).toEqual([]);
});

test("what has a resource pass one policy and fail another isn't made", async () => {
  const make = (byte: number) => (byte === 0 ? "#" : "+");
  const { files, refused } = await mended({ "main.tf": "--" }, (files) => judged(files, make), undefined, POLICIES);
  expect(files).toEqual({ "main.tf": "-+" });
  expect(refused.map(({ address }) => address)).toEqual(["a.0"]);
});

test("what policies suggest is made only when asked for, and not for what is suppressed", async () => {
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
