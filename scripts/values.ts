/**
 * Writes what providers refuse beyond their schema into the verifier's rules, wasm/internal/values/<provider>.jsonl:
 *   npm run values [-- PROVIDER…]
 * Each provider's rules come from its documentation (facts/facts-*.jsonl.gz in TERRAFORMER_SHARED, or `shared` beside the
 * repository) and from wasm/internal/values/written/<provider>.json, which is written by hand and wins.
 */
import { aws } from "./values/aws.ts";
import { azurerm, google, kubernetes } from "./values/cloud.ts";
import { haveShared } from "./yardsticks/shared.ts";

const PROVIDERS: Record<string, () => void | Promise<void>> = { aws, azurerm, google, kubernetes };

if (!haveShared()) {
  console.log("Skipped: the facts are not here (set TERRAFORMER_SHARED to the folder that has them).");
  process.exit(0);
}
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PROVIDERS);
for (const name of names) {
  const build = PROVIDERS[name];
  if (!build) {
    console.error(`No rules are made for ${name}; there are ${Object.keys(PROVIDERS).join(", ")}.`);
    process.exit(2);
  }
  await build();
}
