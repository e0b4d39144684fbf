import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { read, zip } from "./transfer.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("read", () => {
  it("takes texts, without their byte order mark, and says why it refuses the rest", () => {
    const { files, refused } = read({
      "main.tf": bytes("\uFEFFlocals {}\n"),
      "a/b.tf": bytes("x"),
      "logo.png": new Uint8Array([0x89, 0x50, 0]),
      "latin.tf": new Uint8Array([0xe9]),
      "big.tf": new Uint8Array(1_000_001).fill(32),
      ".terraform/modules/x.tf": bytes("x"),
    });
    expect(files).toEqual({ "main.tf": "locals {}\n", "a/b.tf": "x" });
    expect(refused).toEqual(["logo.png is not UTF-8 text", "latin.tf is not UTF-8 text", "big.tf is larger than 1 MB"]);
  });

  it("opens a zip, and refuses paths that leave it", () => {
    const inner = zipSync({ "project/main.tf": bytes("a"), "project/m/x.tf": bytes("b"), "../evil.tf": bytes("c") });
    const { files, refused } = read({ "p.zip": inner });
    expect(files).toEqual({ "main.tf": "a", "m/x.tf": "b" });
    expect(refused).toHaveLength(1);
    expect(read({ "p.zip": bytes("no zip") }).refused).toEqual(["p.zip is not a zip that can be read"]);
  });

  it("gives back what was exported", () => {
    const project = { "main.tf": "é\n", "modules/net/main.tf": "", "README.md": "# x" };
    expect(read({ "p.zip": zip(project) }).files).toEqual(project);
  });
});
