/** What our own code writes as one of several values is spelt as the provider's rules or its documentation spell it, whoever said it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ProgramText } from "../../src/change/blocks.ts";
import { settingsFor } from "../../src/change/settings.ts";
import { readSchemas } from "../../src/cli/generator.ts";
import { spelt } from "../../src/core/facts.ts";
import { CONVENTIONS } from "../../src/intent/usual.ts";
import { spellingOf } from "../../src/intent/values.ts";
import type { Header, TypeLine } from "../../src/knowledge/format.ts";
import { clausesOf } from "../../src/language/clauses.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { built } from "../cli/run.ts";

const ROOT = join(import.meta.dirname, "../..");
const lines = (path: string) => readFileSync(join(ROOT, path), "utf8").trim().split("\n").slice(1);
const PROVIDERS = ["aws", "azurerm", "google", "kubernetes"];

/** A type and the path of an argument within it. */
function parted(path: string): [type: string, key: string] {
  const dot = path.indexOf(".", path.startsWith("data.") ? 5 : 0);
  return [path.slice(0, dot), path.slice(dot + 1)];
}

/** What a provider's knowledge lists: paths with a value. */
function listed(provider: string): [string, string][] {
  const [header = "", ...rest] = readFileSync(join(ROOT, `public/knowledge/${provider}.jsonl`), "utf8").split("\n");
  return (JSON.parse(header) as Header).types.flatMap((type, i) =>
    Object.entries((JSON.parse(rest[i] ?? "{}") as TypeLine).lists ?? {}).flatMap(([path, values]) =>
      values.map((value): [string, string] => [`${type}.${path}`, value]),
    ),
  );
}

describe.skipIf(!built)("spelling", async () => {
  if (!built) return;
  const schemas = await readSchemas();
  const verifier = await createNodeVerifier({ quietMs: 60_000 });
  afterAll(() => verifier.dispose());
  const types = PROVIDERS.flatMap((name) =>
    lines(`wasm/internal/values/${name}.jsonl`).map((line) => (JSON.parse(line) as { type: string }).type),
  );
  const facts = await verifier.facts([...new Set(types)]);

  test("of every value that is listed", () => {
    const wrong: string[] = [];
    let count = 0;
    for (const [type, own] of Object.entries(facts))
      for (const list of [own.values, own.anyCase, own.doubtful?.values, own.doubtful?.spelling])
        for (const key of Object.keys(list ?? {})) {
          const values = spellingOf(schemas, `${type}.${key}`, own) ?? [];
          for (const value of values)
            for (const said of [value, value.toLowerCase(), value.toUpperCase(), value.replaceAll("_", "-")]) {
              count++;
              if (!values.includes(JSON.parse(spelt(JSON.stringify(said), values)) as string))
                wrong.push(`${type}.${key}: ${said}`);
            }
        }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(20_000);
  });

  test("of what is known beside the rules, and of what goes without saying", () => {
    const written: [string, string][] = [
      ...PROVIDERS.flatMap(listed),
      ...Object.entries(CONVENTIONS).flatMap(([path, text]): [string, string][] =>
        /^"[^"]*"$/.test(text) ? [[path, JSON.parse(text) as string]] : [],
      ),
    ];
    for (const [path, value] of written) {
      const [type, key] = parted(path);
      const documented = [
        facts[type]?.values,
        facts[type]?.anyCase,
        facts[type]?.doubtful?.values,
        facts[type]?.doubtful?.spelling,
      ];
      for (const list of documented)
        expect(spelt(JSON.stringify(value), list?.[key]), path).toBe(JSON.stringify(value));
    }
  });

  test.each([
    ['set the type of the action to "delete"', "lifecycle_rule.action.type", '"Delete"'],
    [
      "set the action type to abort incomplete multipart upload",
      "lifecycle_rule.action.type",
      '"AbortIncompleteMultipartUpload"',
    ],
    ['set the storage class to "nearline"', "storage_class", '"NEARLINE"'],
    ['set the storage class to "frosty"', "storage_class", '"frosty"'],
  ])("of a change: %s", (request, key, expression) => {
    const type = "google_storage_bucket";
    const text = `resource "${type}" "b" {\n  name          = "acme-logs"\n  location      = "EU"\n  storage_class = "STANDARD"\n  lifecycle_rule {\n    condition {\n      age = 30\n    }\n    action {\n      type = "SetStorageClass"\n    }\n  }\n}\n`;
    const [block] = new ProgramText({ "main.tf": text }).blocks;
    const [clause] = clausesOf(request);
    if (!block || !clause) throw new Error("no block");
    const found = settingsFor(schemas, block, facts[type], {
      clause,
      targets: { spoken: new Set(), open: [] },
      meant: [],
    });
    expect(found.find((setting) => setting.key === key)?.expression).toBe(expression);
  });
});
