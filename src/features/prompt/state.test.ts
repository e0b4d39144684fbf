import { expect, it } from "vitest";
import { targetPath } from "./state.ts";
import { outcomeText, phaseText } from "./text.ts";

it("puts a program into main.tf when nothing is there, else where it was told to", () => {
  expect(targetPath("new", {}, "")).toBe("main.tf");
  expect(targetPath("new", { "main.tf": " \n" }, "main.tf")).toBe("main.tf");
  expect(targetPath("new", { "main.tf": "x" }, "main.tf")).toBe("generated.tf");
  expect(targetPath("new", { "main.tf": "x", "generated.tf": "y" }, "main.tf")).toBe("generated-2.tf");
  expect(targetPath("replace", { "main.tf": "x", "net.tf": "y" }, "net.tf")).toBe("net.tf");
  expect(targetPath("replace", { "README.md": "x" }, "README.md")).toBe("main.tf");
});

it("never calls a program verified that isn't", () => {
  const outcome = { wrong: [], missing: [], cancelled: false, seconds: 2, tokens: 1, rounds: [], best: -1 };
  const say = (changes: object) =>
    outcomeText({ ...outcome, ...changes } as unknown as Parameters<typeof outcomeText>[0]);
  expect(say({ result: "verified", missing: ["aws_vpc"] })).toMatch(/^Verified.*lacks aws_vpc.*1 token in 2\.0 s/);
  expect(say({ result: "best-effort", wrong: [1, 2], cancelled: true })).toMatch(
    /^Stopped\. Not verified: .* 2 errors/,
  );
  expect(say({ result: "nothing" })).toMatch(/^No program/);
  expect(say({ result: "nothing", notes: ["No block was found."] })).toMatch(/^Nothing was changed\. No block/);
  expect(say({ result: "best-effort", wrong: [1], notes: [] })).toMatch(
    /^The change brings no new error; 1 error of before/,
  );
  expect(phaseText("repair", 2)).toBe("Repairing, round 2");
});
