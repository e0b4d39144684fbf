/**
 * Writes what providers refuse beyond their schema into the verifier's rules, wasm/internal/values/<provider>.jsonl:
 *   npm run values [-- PROVIDER… --no-written --audit]
 * Each provider's rules come from its documentation (facts/facts-*.jsonl.gz in TERRAFORMER_SHARED, or `shared` beside the
 * repository), aws's also from the models of its APIs, and from wasm/internal/values/written/<provider>.json, which is written
 * by hand and wins. --no-written leaves the latter out, to see what the rest is worth. --audit says of aws's rules, class by
 * class, how far they are to be trusted.
 */
import { parseArgs } from "node:util";
import { audit } from "./values/audit.ts";
import { aws } from "./values/aws.ts";
import { azurerm, google, kubernetes } from "./values/cloud.ts";
import type { Book } from "./values/rules.ts";
import { haveShared } from "./yardsticks/shared.ts";

const PROVIDERS: Record<string, (written: boolean) => Book> = { aws, azurerm, google, kubernetes };

if (!haveShared()) {
  console.log("Skipped: the facts are not here (set TERRAFORMER_SHARED to the folder that has them).");
  process.exit(0);
}
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { "no-written": { type: "boolean" }, audit: { type: "boolean" } },
});
const names = positionals.length > 0 ? positionals : Object.keys(PROVIDERS);
for (const name of names) {
  const build = PROVIDERS[name];
  if (!build) {
    console.error(`No rules are made for ${name}; there are ${Object.keys(PROVIDERS).join(", ")}.`);
    process.exit(2);
  }
  const book = build(!values["no-written"]);
  if (values.audit && name === "aws") for (const dump of ["aws-5.90.0", "aws-5.100.0"]) await audit(book, dump);
}
