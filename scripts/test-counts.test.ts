import { describe, expect, it } from "vitest";
import { biomeCounts, goCounts, goFailures, honest, line, tscCounts, vitestFiles } from "./test-counts.mjs";

const of = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped });

describe("honest", () => {
  it("counts a silent failure", () => expect(honest(of(3, 0), 1)).toEqual(of(3, 1)));
  it("fails a runner that ran nothing", () => expect(honest(of(0, 0), 0)).toEqual(of(0, 1)));
  it("leaves named failures and skips alone", () => {
    expect(honest(of(3, 2), 1)).toEqual(of(3, 2));
    expect(honest(of(0, 0, 4), 0)).toEqual(of(0, 0, 4));
  });
});

it("writes the line that the last line is", () => {
  expect(line(of(2, 0))).toBe("2 passed, 0 failed");
  expect(line(of(2, 1, 3))).toBe("2 passed, 1 failed, 3 skipped");
});

it("counts go test events, with a package that doesn't build", () => {
  const events = [
    { Action: "build-output", ImportPath: "p/b", Output: "b.go:1: undefined: x\n" },
    { Action: "pass", Package: "p/a", Test: "TestOne" },
    { Action: "output", Package: "p/a", Test: "TestTwo", Output: "two is wrong\n" },
    { Action: "output", Package: "p/a", Test: "TestOne", Output: "one is fine\n" },
    { Action: "fail", Package: "p/a", Test: "TestTwo" },
    { Action: "skip", Package: "p/a", Test: "TestThree" },
    { Action: "fail", Package: "p/a" },
    { Action: "fail", Package: "p/b", FailedBuild: "p/b" },
    { Action: "pass", Package: "p/c" },
  ];
  const output = `${events.map((event) => JSON.stringify(event)).join("\n")}\nnoise\n`;
  expect(goCounts(output)).toEqual(of(1, 2, 1));
  expect(goFailures(output)).toBe("b.go:1: undefined: x\ntwo is wrong\n");
});

it("takes tests by file, and a file that can't be loaded or set up as one failure", () => {
  const tests = (...statuses: string[]) => statuses.map((status) => ({ status }));
  const report = {
    testResults: [
      { name: "a.test.ts", status: "passed", assertionResults: tests("passed", "passed", "pending", "todo") },
      { name: "b.test.ts", status: "failed", assertionResults: tests("passed", "failed", "failed") },
      { name: "unloaded.test.ts", status: "failed", assertionResults: [] },
      { name: "unprepared.test.ts", status: "failed", assertionResults: tests("skipped", "skipped") },
    ],
  };
  expect([...vitestFiles(JSON.stringify(report))]).toEqual([
    ["a.test.ts", of(2, 0, 2)],
    ["b.test.ts", of(1, 2)],
    ["unloaded.test.ts", of(0, 1)],
    ["unprepared.test.ts", of(0, 1, 2)],
  ]);
});

it("counts compiler errors and formatter findings", () => {
  expect(tscCounts("", 4)).toEqual(of(4, 0));
  expect(tscCounts("a.ts(1,2): error TS2304: Cannot find name.\n  more\n", 4)).toEqual(of(0, 1));
  expect(biomeCounts("Checked 98 files in 153ms.\nFound 30 errors.\nFound 1 warning.\n")).toEqual(of(67, 31));
});
