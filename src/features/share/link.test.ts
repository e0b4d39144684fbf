import { describe, expect, it } from "vitest";
import { LIMITS } from "../workspace/transfer.ts";
import { fragmentOf, LONGEST_LINK, readFragment } from "./link.ts";

const PROJECT = {
  name: "Ünder “quotes” <b>",
  files: { "main.tf": 'locals {\n  x = "é🔒"\n}\n', "modules/net/main.tf": "", ["__proto__"]: "odd" },
};

/** A fragment of any JSON value, as a hostile hand would make one. */
async function forged(value: unknown, version = "1"): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const data = Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
  const check = Buffer.from(await crypto.subtle.digest("SHA-256", bytes))
    .toString("base64url")
    .slice(0, 8);
  return `#share=${version}.${check}.${data}`;
}

describe("a link", () => {
  it("gives back what it was made of, in characters that no program changes", async () => {
    const fragment = await fragmentOf(PROJECT);
    expect(fragment).toMatch(/^#share=[\w.-]+$/);
    const opened = await readFragment(fragment);
    expect(opened).toEqual({ shared: { ...PROJECT } });
    expect("shared" in opened && Object.keys(opened.shared.files)).toEqual(Object.keys(PROJECT.files));
  });

  it("is a fraction of a program's size", async () => {
    const block = 'resource "aws_subnet" "a" {\n  vpc_id     = aws_vpc.main.id\n  cidr_block = "10.0.1.0/24"\n}\n';
    const text = Array.from({ length: 100 }, (_, i) => block.replace('"a"', `"a${i}"`)).join("\n");
    expect((await fragmentOf({ name: "x", files: { "main.tf": text } })).length).toBeLessThan(text.length / 5);
  });

  it("that was cut or changed anywhere says so, and gives nothing", async () => {
    const fragment = await fragmentOf(PROJECT);
    const cut = Array.from({ length: fragment.length - 10 }, (_, i) => fragment.slice(0, 10 + i));
    const changed = Array.from({ length: fragment.length - 10 }, (_, i) => {
      const at = 9 + i;
      return fragment.slice(0, at) + (fragment[at] === "A" ? "B" : "A") + fragment.slice(at + 1);
    });
    for (const one of [...cut, ...changed]) {
      const opened = await readFragment(one);
      // The last character of base64 has bits that stand for nothing.
      if ("shared" in opened) expect([one, opened.shared]).toEqual([one, PROJECT]);
      else expect(opened.problem).toMatch(/cut or changed|isn't one that/);
    }
  });

  it.each([
    ["#share=", /isn't one/],
    ["#share=1", /cut or changed/],
    ["#share=1.aaaaaaaa.%3Cscript%3E", /cut or changed/],
    ["#share=1.aaaaaaaa.a.b", /isn't one/],
    ["#share=2.aaaaaaaa.AAAA", /newer/],
    ["#share=__proto__.aaaaaaaa.AAAA", /isn't one/],
    ["#elsewhere", /isn't one/],
    [`#share=1.aaaaaaaa.${"A".repeat(LONGEST_LINK)}`, /longer than/],
  ])("such as %.40s is refused with a reason", async (fragment, problem) => {
    expect(await readFragment(fragment)).toEqual({ problem: expect.stringMatching(problem) });
  });

  it.each([
    [null, /no project/],
    [[], /no project/],
    [{ name: "x" }, /no project/],
    [{ name: "x", files: {} }, /no project/],
    [{ name: 1, files: [["a.tf", ""]] }, /no project/],
    [{ name: "x", files: [["a.tf", 1]] }, /no project/],
    [{ name: "x", files: ["ab"] }, /no project/],
    [{ name: "x", files: [] }, /no files/],
    [{ name: "x", files: [["../evil.tf", ""]] }, /can't be called so/],
    [{ name: "x", files: [["/etc/passwd", ""]] }, /can't be called so/],
    [{ name: "x", files: [["<img src=x onerror=alert(1)>", ""]] }, /can't be called so/],
    [
      {
        name: "x",
        files: [
          ["a.tf", ""],
          ["A.tf", ""],
        ],
      },
      /already a file/,
    ],
    [{ name: "x", files: [["a.tf", "\0"]] }, /not text/],
    [{ name: "x", files: [["a.tf", "x".repeat(LIMITS.fileBytes + 1)]] }, /larger than 1 MB/],
    [
      { name: "x", files: Array.from({ length: LIMITS.files + 1 }, (_, i) => [`f${i}.tf`, ""]) },
      /more than 1000 files/,
    ],
  ])("whose content is hostile, as %.60j, is refused with a reason", async (value, problem) => {
    expect(await readFragment(await forged(value))).toEqual({ problem: expect.stringMatching(problem) });
  });

  it("has a name that fits", async () => {
    const name = async (given: string) => {
      const opened = await readFragment(await forged({ name: given, files: [["a.tf", ""]] }));
      return "shared" in opened && opened.shared.name;
    };
    expect(await name(" a\nb\u0007 ")).toBe("ab");
    expect(await name("")).toBe("Shared");
    expect(await name("x".repeat(1e5))).toHaveLength(100);
  });

  it("that would unpack to gigabytes is left after what a project may have", async () => {
    // Some 60 kB that stand for 64 MB.
    const zeros = new Blob(Array.from({ length: 64 }, () => new Uint8Array(1e6)));
    const stream = zeros.stream().pipeThrough(new CompressionStream("deflate-raw"));
    const data = Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
    expect(data.length).toBeLessThan(LONGEST_LINK);
    expect(await readFragment(`#share=1.aaaaaaaa.${data}`)).toEqual({ problem: "it holds more than 10 MB" });
  });
});
