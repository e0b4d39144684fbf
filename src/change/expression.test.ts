import { describe, expect, it } from "vitest";
import { parsed, stepped, withValue } from "./expression.ts";

const CONTAINERS = `jsonencode([
  # the first
  { name = "proxy", ports = [80, 443] },
  {
    name  = "api" # ours
    image = "api:1"
    "environment" : [
      { name = "PORT", value = "8080" }
    ]
    script = <<-EOT
      a, b = {
    EOT
  }
])`;

const at = (text: string, steps: (string | number)[]) => {
  const found = stepped(parsed(text), steps);
  return found && text.slice(found.start, found.end);
};

describe("values in expressions", () => {
  it("are found in maps, lists and calls, past comments, heredocs and quoted names", () => {
    expect(at(CONTAINERS, [0, 0, "ports", 1])).toBe("443");
    expect(at(CONTAINERS, [0, 1, "image"])).toBe('"api:1"');
    expect(at(CONTAINERS, [0, 1, "environment", 0, "value"])).toBe('"8080"');
    expect(at(CONTAINERS, [0, 1, "script"])).toContain("a, b = {");
    expect(at(CONTAINERS, [0, 2])).toBeUndefined();
  });

  it("are none where what they come to isn't written", () => {
    expect(parsed("[for one in var.all : one]").kind).toBe("other");
    expect(parsed("[1] + [2]").kind).toBe("other");
    expect(parsed("var.x ? {} : {}").kind).toBe("other");
    expect(parsed("(1)").kind).toBe("other");
    expect(parsed('{ "a" = [').kind).toBe("other");
  });

  it("become others, or are added as their siblings are separated", () => {
    expect(withValue("{ a = 1, b = [2] }", ["b", 0], "3")).toBe("{ a = 1, b = [3] }");
    expect(withValue("{ a = 1, b = 2 }", ["c-d"], "3")).toBe("{ a = 1, b = 2, c-d = 3 }");
    expect(withValue("{ a = 1 }", ["b c"], "3")).toBe('{ a = 1, "b c" = 3 }');
    expect(withValue("[]", [0], "1")).toBe("[1]");
    expect(withValue("[1,]", [1], "2")).toBe("[1, 2,]");
    expect(withValue("{\n a = 1\n b = 2 # two\n}", ["c"], "3")).toBe("{\n a = 1\n b = 2 # two\nc = 3\n}");
    expect(withValue("{\n a = 1,\n b = 2\n}", ["c"], "3")).toBe("{\n a = 1,\n b = 2,\nc = 3\n}");
    expect(withValue('[\n "a", # one\n "b" # two\n]', [2], '"c"')).toBe('[\n "a", # one\n "b", # two\n"c"\n]');
    expect(withValue('[\n "a", # one\n]', [1], '"c"')).toBe('[\n "a", # one\n"c",\n]');
    expect(withValue("var.x", ["a"], "1")).toBeUndefined();
    expect(withValue("{ a = 1 }", ["b", "c"], "1")).toBeUndefined();
  });
});
