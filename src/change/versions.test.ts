import { expect, it } from "vitest";
import type { Diagnostic, Report } from "../core/report.ts";
import { newErrors, takenBack } from "./versions.ts";

const error = (detail: string) => ({ code: "x", severity: "error", summary: "s", detail }) as Diagnostic;
const report = (...diagnostics: Diagnostic[]) => ({ diagnostics }) as Report;

it("counts errors that weren't there before, each as often as it is new", () => {
  expect(newErrors(report(error("a")), report(error("a"), error("a"), error("b"))).map(({ detail }) => detail)).toEqual(
    ["a", "b"],
  );
  expect(newErrors(report(error("a")), report())).toEqual([]);
});

it("takes back what a change did to some blocks, and what refers to those that go", () => {
  const before = { "main.tf": 'resource "a_b" "old" {\n  x = 1\n}\n\nresource "a_b" "user" {\n}\n' };
  const after = {
    "main.tf":
      'resource "a_b" "old" {\n  x = 2\n}\n\nresource "a_b" "new" {\n}\n\nresource "a_b" "user" {\n  y = a_b.new.id\n}\n',
  };
  expect(takenBack(before, after, ["a_b.old"])).toEqual([
    { address: "a_b.old", text: 'resource "a_b" "old" {\n  x = 1\n}', file: "main.tf" },
  ]);
  expect(takenBack(before, after, ["a_b.new"]).map(({ address, text }) => [address, text !== undefined])).toEqual([
    ["a_b.new", false],
    ["a_b.user", true],
  ]);
});
