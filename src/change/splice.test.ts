import { describe, expect, it } from "vitest";
import { BlockText } from "./splice.ts";

const GROUP = `resource "a_b" "c" {
  name = "x" # why

  rule {
    port = 1
  }

  # second
  rule {
    port = 2
  }
}`;

describe("BlockText", () => {
  it("sets an argument and leaves the comment behind it", () => {
    const text = new BlockText(GROUP).set(["name"], '"y"').set(["rule", 1, "port"], "3").text;
    expect(text).toBe(GROUP.replace('"x"', '"y"').replace("port = 2", "port = 3"));
  });

  it("adds arguments behind the others, and the blocks that lead to one", () => {
    const text = new BlockText(GROUP).set(["size"], "4").set(["log", "level"], '"info"').text;
    expect(text).toContain('name = "x" # why\nsize = 4\n');
    expect(text).toMatch(/\n\nlog \{\nlevel = "info"\n\}\n\}$/);
  });

  it("opens a block that is empty or stands on one line", () => {
    const set = (text: string) => new BlockText(text).set(["b"], "2").text;
    expect(set('a "b" {}')).toBe('a "b" {\nb = 2\n}');
    expect(set('a "b" { c = 1 }')).toBe('a "b" {\nc = 1\nb = 2\n}');
    expect(set('a "b" {\n  c {\n  }\n}')).toBe('a "b" {\nb = 2\n\n  c {\n  }\n}');
  });

  it("takes one of several blocks out, with its comment and one gap", () => {
    expect(new BlockText(GROUP).remove(["rule", 1]).text).toBe(GROUP.replace(/\n\n {2}# second[\s\S]*$/, "\n}"));
    expect(new BlockText(GROUP).remove(["rule", 0]).text).toBe(
      GROUP.replace(/ {2}rule \{\n {4}port = 1\n {2}\}\n\n/, ""),
    );
  });

  it("reads values without what is behind them, also where signs of comments stand in strings", () => {
    const block = new BlockText('a "b" {\n  u = "http://x#y" // z\n  v = "${f("#")}"\n  w = 1 /* one */\n}');
    expect(["u", "v", "w"].map((name) => block.valueAt([name]))).toEqual(['"http://x#y"', '"${f("#")}"', "1"]);
  });
});
