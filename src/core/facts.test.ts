import { describe, expect, it } from "vitest";
import { hasFormat } from "./facts.ts";

describe("hasFormat", () => {
  it("asks all patterns, and the one that must not match", () => {
    const format = { pattern: "^[a-z-]+$", not: "--", and: ["^.{2,5}$"], words: "" };
    const given = ["ab", "a--b", "a", "abcdef", "A-b"];
    expect(given.filter((text) => hasFormat(text, format))).toEqual(["ab"]);
  });

  it("reads the flag for case", () => {
    expect(hasFormat("DEFAULT", { pattern: "^[a-zA-Z]+$", not: "(?i)^default$", words: "" })).toBe(false);
  });

  it("says nothing of what it can't judge", () => {
    expect(hasFormat("10.0.0.0/16", { check: "cidr4", words: "" })).toBeUndefined();
    expect(hasFormat("x", { pattern: "(?s:.", words: "" })).toBeUndefined();
  });
});
