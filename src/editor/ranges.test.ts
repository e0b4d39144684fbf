import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { positionsIn, rangesIn } from "./ranges.ts";

const byteOf = (text: string, index: number) => new TextEncoder().encode(text.slice(0, index)).length;

describe("positionsIn", () => {
  it("counts columns in UTF-16 code units", () => {
    const text = 'name = "Zürich 🏔 日本" # end';
    expect(positionsIn(text)(byteOf(text, text.indexOf("#")))).toEqual({
      lineNumber: 1,
      column: text.indexOf("#") + 1,
    });
  });

  it("breaks lines where the editor does", () => {
    const at = positionsIn("a\r\nb\nc\rd");
    expect([0, 3, 5, 7].map((byte) => at(byte).lineNumber)).toEqual([1, 2, 3, 4]);
  });

  it("clamps an offset inside a character, inside a line break and past the end", () => {
    const at = positionsIn("é\r\nx");
    expect(at(1)).toEqual({ lineNumber: 1, column: 1 });
    expect(at(3)).toEqual({ lineNumber: 1, column: 2 });
    expect(at(99)).toEqual({ lineNumber: 2, column: 2 });
    expect(positionsIn("")(0)).toEqual({ lineNumber: 1, column: 1 });
  });

  it("agrees with the encoder on every character of any text", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "é", "日", "🏔", "e\u0301", "\n", " ")), (characters) => {
        const at = positionsIn(characters.join(""));
        let before = "";
        for (const character of characters) {
          const lines = before.split("\n");
          expect(at(byteOf(before, before.length))).toEqual({
            lineNumber: lines.length,
            column: (lines.at(-1) as string).length + 1,
          });
          before += character;
        }
      }),
    );
  });
});

describe("rangesIn", () => {
  it("never ends before it starts", () => {
    const position = (byte: number) => ({ line: 1, column: 1, byte });
    const range = rangesIn("abc")({ start: position(2), end: position(1) });
    expect(range).toEqual({ startLineNumber: 1, startColumn: 3, endLineNumber: 1, endColumn: 3 });
  });
});
