import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ProviderSchema } from "./schema.ts";

const TEXT = [
  {
    format: 1,
    source: "example.org/acme/widgets",
    version: "1.2.3",
    types: ["string", ["list", "string"]],
    provider: 1,
    resources: { widgets_gear: [3, 2], widgets_wheel: 4 },
    data: { widgets_gear: 4 },
    ephemeral: {},
  },
  { a: { token: [0, 2 + 8] } },
  { a: { size: [0, 1], teeth: [1, 2 + 4] } },
  { a: { name: [0, 1], axle: [["list", 2], 2] }, b: { hub: ["set", 1, 5, 2], rim: ["single", 0, 0, 4] } },
  { a: { id: [0, 4], old: [0, 2 + 16], secret_wo: [0, 2 + 32] }, d: 1 },
]
  .map((line) => JSON.stringify(line))
  .join("\n");

const FALSE = {
  required: false,
  optional: false,
  computed: false,
  sensitive: false,
  deprecated: false,
  writeOnly: false,
};

describe("ProviderSchema", () => {
  const schema = ProviderSchema.parse(TEXT);

  it("names what the provider has, by kind", () => {
    expect([schema.source, schema.version]).toEqual(["example.org/acme/widgets", "1.2.3"]);
    expect(schema.names("resource")).toEqual(["widgets_gear", "widgets_wheel"]);
    expect(schema.names("ephemeral")).toEqual([]);
    expect(schema.has("data", "widgets_wheel")).toBe(false);
    expect(schema.block("data", "widgets_wheel")).toBeUndefined();
    expect(schema.block("resource", "constructor")).toBeUndefined();
    expect([schema.schemaVersion("resource", "widgets_gear"), schema.schemaVersion("data", "widgets_gear")]).toEqual([
      2, 0,
    ]);
  });

  it("decodes types and every flag", () => {
    expect(schema.provider.attributes.get("token")).toEqual({
      type: "string",
      ...FALSE,
      optional: true,
      sensitive: true,
    });
    const wheel = schema.block("resource", "widgets_wheel");
    expect(wheel?.deprecated).toBe(true);
    expect(wheel?.attributes.get("id")).toEqual({ type: "string", ...FALSE, computed: true });
    expect(wheel?.attributes.get("old")).toEqual({ type: "string", ...FALSE, optional: true, deprecated: true });
    expect(wheel?.attributes.get("secret_wo")).toEqual({ type: "string", ...FALSE, optional: true, writeOnly: true });
  });

  it("decodes nested blocks with their limits, and shares equal ones", () => {
    const gear = schema.block("resource", "widgets_gear");
    const hub = gear?.blocks.get("hub");
    expect([hub?.nesting, hub?.min, hub?.max]).toEqual(["set", 1, 5]);
    expect(hub?.block.attributes.get("teeth")?.type).toEqual(["list", "string"]);
    expect(gear?.blocks.get("rim")?.block).toBe(schema.block("resource", "widgets_wheel"));
    expect(schema.block("resource", "widgets_gear")).toBe(gear);
  });

  it("gives a nested attribute the type that its attributes imply", () => {
    const axle = schema.block("resource", "widgets_gear")?.attributes.get("axle");
    expect(axle?.nested?.nesting).toBe("list");
    expect([...(axle?.nested?.attributes.keys() ?? [])]).toEqual(["size", "teeth"]);
    expect(axle?.type).toEqual(["list", ["object", { size: "string", teeth: ["list", "string"] }]]);
  });

  it("decodes a line only when it is used", () => {
    const broken = ProviderSchema.parse(TEXT.replace(/\n\{"a":\{"id".*/, "\nnot JSON"));
    expect(broken.provider.attributes.size).toBe(1);
    expect(() => broken.block("resource", "widgets_wheel")).toThrow();
  });

  it.each(["", "not JSON", "{}", '{"format":2}', "null"])("refuses %j as a schema", (text) => {
    expect(() => ProviderSchema.parse(text)).toThrow(/format 1/);
  });
});

describe("the committed random.jsonl", () => {
  const schema = ProviderSchema.parse(
    readFileSync(new URL("../../public/schemas/random.jsonl", import.meta.url), "utf8"),
  );

  it("has the arguments of random_password", () => {
    const password = schema.block("resource", "random_password");
    expect(password?.attributes.get("length")).toEqual({ type: "number", ...FALSE, required: true });
    expect(password?.attributes.get("result")).toEqual({ type: "string", ...FALSE, computed: true, sensitive: true });
    expect(password?.attributes.get("keepers")?.type).toEqual(["map", "string"]);
    expect(schema.schemaVersion("resource", "random_password")).toBe(3);
  });

  it("decodes every block", () => {
    for (const kind of ["resource", "data", "ephemeral"] as const) {
      for (const name of schema.names(kind)) expect(schema.block(kind, name)?.attributes.size).toBeGreaterThan(0);
    }
  });
});
