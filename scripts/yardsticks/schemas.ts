/**
 * The provider schemas that ship, beside what the real providers print of themselves. A row is a dump; where its version differs from
 * ours, what has come or gone since is no difference of the extraction, so that only what both have is compared.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProviderSchema } from "../../src/core/schema.ts";
import { ROOT } from "../build-cache.ts";
import { Comparison } from "../schemas/comparison.ts";
import { readDump } from "../schemas/dump.ts";
import { SHARED, schemaDump, type Yardstick } from "./shared.ts";

const DUMPS: Record<string, string> = {
  archive: "archive",
  "aws-6.47.0": "aws-6",
  "aws-5.100.0": "aws-5",
  "azurerm-4.79.0": "azurerm-4",
  "google-6.50.0": "google-6",
  "helm-3.0.2": "helm-3",
  http: "http",
  "kubernetes-2.38.0": "kubernetes-2",
  local: "local",
  null: "null",
  random: "random",
  time: "time",
  tls: "tls",
};

/** What npm packages don't tell: see scripts/schemas/overlay. */
const LOST = /^(sensitive|deprecated|block deprecated|schema version|writeOnly|block (min|max))$/;

export const schemas: Yardstick = async function* ({ limit }) {
  for (const [dump, id] of Object.entries(DUMPS).slice(0, limit)) {
    const ours = ProviderSchema.parse(readFileSync(join(ROOT, `public/schemas/${id}.jsonl`), "utf8"));
    const text = schemaDump(dump);
    const { x_provider_version: theirs = "?" } = JSON.parse(text) as { x_provider_version?: string };
    const { equal, differences } = new Comparison(readDump(join(SHARED, `schema-dumps/${dump}.json.gz`)), ours);
    const both = [...differences].filter(([what]) => !/ only in /.test(what));
    const sum = (counts: Iterable<number>) => [...counts].reduce((all, n) => all + n, 0);
    const same = sum(equal.values());
    const different = theirs === ours.version ? both.filter(([what]) => !LOST.test(what)) : [];
    const cause = (what: string) =>
      LOST.test(what) ? "not in the package" : theirs === ours.version ? "differs" : "changed between the two versions";
    const misses = both.flatMap(([what, where]) => where.map((one) => `${cause(what)}, ${what}: ${id} ${one}`));
    const counts: Record<string, [number, number]> = {
      [`${id}: ${theirs} against ${ours.version}`]: [same, same + sum(both.map(([, where]) => where.length))],
    };
    const note = different.map(([what, where]) => `${where.length} × ${what}, such as ${where[0]}`).join("; ");
    yield { id: dump, verdict: different.length === 0 ? "agree" : "differ", note, counts, misses };
  }
};
