import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { LIMITS, readFiles, zip } from "./transfer.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (raw: Record<string, Uint8Array>) =>
  readFiles(Object.entries(raw).map(([name, content]) => new File([new Uint8Array(content)], name)));

describe("readFiles", () => {
  it("takes texts, without their byte order mark, and says why it refuses the rest", async () => {
    const { files, refused } = await read({
      "main.tf": bytes("\uFEFFlocals {}\n"),
      "a/b.tf": bytes("x"),
      "logo.png": new Uint8Array([0x89, 0x50, 0]),
      "latin.tf": new Uint8Array([0xe9]),
      "big.tf": new Uint8Array(LIMITS.fileBytes + 1).fill(32),
      ".terraform/modules/x.tf": bytes("x"),
    });
    expect(files).toEqual({ "main.tf": "locals {}\n", "a/b.tf": "x" });
    expect(refused).toEqual(["logo.png is not UTF-8 text", "latin.tf is not UTF-8 text", "big.tf is larger than 1 MB"]);
  });

  it("opens a zip, and refuses paths that leave it", async () => {
    const inner = zipSync({ "project/main.tf": bytes("a"), "project/m/x.tf": bytes("b") });
    expect((await read({ "p.zip": inner })).files).toEqual({ "main.tf": "a", "m/x.tf": "b" });
    const { files, refused } = await read({ "p.zip": zipSync({ "main.tf": bytes("a"), "../evil.tf": bytes("c") }) });
    expect(Object.keys(files)).toEqual(["main.tf"]);
    expect(refused).toHaveLength(1);
    expect((await read({ "p.zip": bytes("no zip") })).refused).toEqual(["p.zip is not a zip that can be read"]);
  });

  it("names a project by its zip, and files by nothing", async () => {
    expect(await read({ "shop.v2.zip": zipSync({ "main.tf": bytes("a") }) })).toMatchObject({ name: "shop.v2" });
    expect(await read({ "main.tf": bytes("a") })).not.toHaveProperty("name");
  });

  it("takes the output of `terraform providers schema -json` a provider a file, without its documentation", async () => {
    const attribute = { type: "string", description: "long", description_kind: "plain", required: true };
    const provider = (name: string) => ({
      resource_schemas: { [name]: { block: { attributes: { description: attribute } } } },
    });
    const large = {
      resource_schemas: Object.fromEntries(
        Array.from({ length: 20_000 }, (_, i) => [`x_${i}`, { block: { attributes: { a: attribute } } }]),
      ),
    };
    const dump = {
      format_version: "1.0",
      provider_schemas: {
        "registry.terraform.io/acme/widgets": provider("widgets_one"),
        "example.com/acme/other": provider("other_one"),
        "registry.terraform.io/hashicorp/aws": large,
      },
    };
    const { files, refused } = await read({ "schema.json": bytes(JSON.stringify(dump)) });
    expect(Object.keys(files)).toEqual(["acme-widgets.schema.json", "example.com-acme-other.schema.json"]);
    expect(JSON.parse(files["acme-widgets.schema.json"] ?? "").provider_schemas).toEqual({
      "registry.terraform.io/acme/widgets": {
        resource_schemas: {
          widgets_one: { block: { attributes: { description: { type: "string", required: true } } } },
        },
      },
    });
    expect(refused).toEqual([expect.stringMatching(/^the schema of hashicorp\/aws has \d\.\d MB, more than/)]);
    // What only looks like one is a file like others.
    expect((await read({ "a.json": bytes('{"provider_schemas": 1') })).files).toEqual({
      "a.json": '{"provider_schemas": 1',
    });
    expect((await read({ "a.json": bytes("{}") })).files).toEqual({ "a.json": "{}" });
  });

  it("takes no more than an editor bears, and counts what it leaves", async () => {
    const many = Object.fromEntries(Array.from({ length: LIMITS.files + 3 }, (_, i) => [`f${i}.tf`, bytes("x")]));
    const { files, refused } = await read(many);
    expect(Object.keys(files)).toHaveLength(LIMITS.files);
    expect(refused).toEqual(["3 more (at most 1000 files and 10 MB are taken at once)"]);
    const large = new Uint8Array(LIMITS.fileBytes).fill(32);
    const heavy = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`f${i}.tf`, large]));
    expect((await read(heavy)).refused[0]).toMatch(/^2 more/);
    expect(Object.keys((await read({ "p.zip": zipSync(heavy) })).files)).toHaveLength(10);
  });

  it("unpacks nothing of a zip that is larger than it may be", async () => {
    const bomb = zipSync({ "a.tf": new Uint8Array(60 * LIMITS.fileBytes), "main.tf": bytes("x") });
    const { files, refused } = await read({ "bomb.zip": bomb });
    expect(Object.keys(files)).toEqual(["main.tf"]);
    expect(refused).toEqual(["a.tf is larger than 1 MB"]);
  });

  it("takes files whose names mean something to JavaScript", async () => {
    const odd = { ["__proto__"]: bytes("a"), constructor: bytes("b"), "toString.tf": bytes("c") };
    expect(Object.entries((await read(odd)).files)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString.tf", "c"],
    ]);
  });

  it("gives back what was exported", async () => {
    const project = { "main.tf": "é\n", "modules/net/main.tf": "", "README.md": "# x" };
    expect((await read({ "p.zip": await zip(project) })).files).toEqual(project);
  });
});
