import { expect, it } from "vitest";
import { hiddenIn } from "./hidden.ts";

it("finds what nobody sees, and says what it does", () => {
  const text = 'a = 1\nb = "\u202eadmin"\nc = "a\u200bb"\nd = "\u{e0041}"\ne = "\u0007"\n';
  expect(hiddenIn(text)).toEqual([
    { line: 2, code: "U+202E", what: "turns the direction of writing" },
    { line: 3, code: "U+200B", what: "has no width" },
    { line: 4, code: "U+E0041", what: "is an invisible tag" },
    { line: 5, code: "U+0007", what: "is a control character" },
  ]);
});

it("takes no offence at a byte order mark, other scripts, tabs, or emoji", () => {
  expect(hiddenIn('\ufeffa = "größe 東京 مرحبا"\t# 👩‍💻 ❤️\r\n')).toEqual([]);
});
