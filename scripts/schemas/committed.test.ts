import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SchemaEntry } from "../../src/core/catalogue.ts";
import { ProviderSchema, type SchemaHeader, type SchemaLine } from "../../src/core/schema.ts";
import { Comparison } from "./comparison.ts";
import { readDump } from "./dump.ts";
import { PACKAGES } from "./packages.ts";

const root = join(import.meta.dirname, "../..");
const schemas = join(root, "public/schemas");
const dumps = join(process.env.TERRAFORMER_SHARED ?? join(root, "../shared"), "schema-dumps");
const index: SchemaEntry[] = JSON.parse(readFileSync(join(schemas, "index.json"), "utf8"));

/** Dumps of the very version that the compact schema holds. */
const EXACT = {
  "archive.json.gz": "archive",
  "aws-5.100.0.json.gz": "aws-5",
  "google-6.50.0.json.gz": "google-6",
  "kubernetes-2.38.0.json.gz": "kubernetes-2",
};

describe("public/schemas", () => {
  it("lists the files of packages.ts with their sizes and hashes", () => {
    expect(index.map(({ id, source, version }) => [id, source, version])).toEqual(
      PACKAGES.map(({ id, source, version }) => [id, source, version]),
    );
    for (const { file, bytes, sha256 } of index) {
      const content = readFileSync(join(schemas, file));
      expect([file, content.length]).toEqual([file, bytes]);
      expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
    }
  });

  it("lists the types that no later version of a provider has", () => {
    const typesOf = ({ file }: SchemaEntry) => {
      const [first = ""] = readFileSync(join(schemas, file), "utf8").split("\n", 1);
      const { resources, data }: SchemaHeader = JSON.parse(first);
      return [...Object.keys(resources), ...Object.keys(data).map((name) => `data.${name}`)];
    };
    const of = (wanted: string) => index.filter(({ source }) => source.endsWith(wanted));
    for (const wanted of ["/aws", "/azurerm"]) {
      const [newest = [], ...older] = of(wanted).map(typesOf);
      const gone = older.flat().filter((type) => !newest.includes(type));
      expect(
        of(wanted)
          .flatMap(({ last = [] }) => last)
          .sort(),
      ).toEqual([...new Set(gone)].sort());
    }
    expect(of("/azurerm").map(({ last }) => last?.includes("azurerm_app_service") ?? false)).toEqual([
      false,
      true,
      false,
    ]);
    expect(of("/aws").find(({ last }) => last?.includes("data.aws_subnet_ids"))?.id).toBe("aws-4");
  });

  it.each(index)("$id: every line is sound and used", ({ file, source, version }) => {
    const [first = "", ...rest] = readFileSync(join(schemas, file), "utf8").trimEnd().split("\n");
    const header: SchemaHeader = JSON.parse(first);
    expect([header.source, header.version]).toEqual([source, version]);
    const lines: SchemaLine[] = rest.map((line) => JSON.parse(line));
    const tops = [header.resources, header.data, header.ephemeral].flatMap((record) => Object.values(record).flat());
    const used = new Set([header.provider, ...tops]);
    const types = new Set<number>();
    lines.forEach((line, at) => {
      for (const [type] of Object.values(line.a ?? {})) typeof type === "number" ? types.add(type) : used.add(type[1]);
      // A block's line comes after those of the blocks in it, so no schema contains itself.
      for (const [, , , inner] of Object.values(line.b ?? {})) expect(used.add(inner) && inner).toBeLessThan(at + 1);
    });
    expect(lines.every((_, at) => used.has(at + 1))).toBe(true);
    expect(types.size).toBe(header.types.length);
    expect(new Set(rest).size).toBe(rest.length);
  });

  it.for(Object.entries(EXACT))("%s: nothing in the compact schema speaks against it", ([dump, id], { skip }) => {
    if (!existsSync(join(dumps, dump))) skip(`no ${dump} in ${dumps} (set TERRAFORMER_SHARED)`);
    const compact = ProviderSchema.parse(readFileSync(join(schemas, `${id}.jsonl`), "utf8"));
    const { equal, differences } = new Comparison(readDump(join(dumps, dump)), compact);
    expect(equal.get("required")).toBeGreaterThan(0);
    // The dump of aws leaves the largest resources out. What only a provider's own dump tells (see the overlay) may be
    // missing here; it must never be there and different.
    const lacking = (difference: string) => /, compact (false|0|undefined)$/.test(difference);
    const others = [...differences].filter(
      ([what, where]) => !/^(resource|data|ephemeral) only in compact$/.test(what) && !where.every(lacking),
    );
    expect(others).toEqual([]);
  });
});
