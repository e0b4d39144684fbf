/** What is known of providers, without the scenarios: those are made of the families themselves. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../scripts/build-cache.ts";
import { readProviders } from "../../src/knowledge/read.ts";
import type { Schemas } from "../../src/knowledge/schemas.ts";

export const readSchemas = (): Promise<Schemas> =>
  readProviders(async (path) =>
    path === "knowledge/scenarios.jsonl" ? "" : readFile(join(ROOT, "public", path), "utf8"),
  );
