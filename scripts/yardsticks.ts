/**
 * Compares the verifier with what others said of the same programs.
 *   npm run yardsticks [-- --only NAME --limit N --verbose --rules PREFIX]
 * --rules aws/s3- restricts the yardsticks of policies to the rules whose name begins so.
 * Their judgements are read from a folder that is no part of the project: TERRAFORMER_SHARED, or `shared` beside the repository.
 */
import { parseArgs } from "node:util";
import { createNodeVerifier, type NodeVerifier } from "../src/verifier/node.ts";
import { accept } from "./yardsticks/accept.ts";
import { checkovFixtures } from "./yardsticks/checkov-fixtures.ts";
import { documentation } from "./yardsticks/documentation.ts";
import { hclSpecsuite } from "./yardsticks/hcl-specsuite.ts";
import { opentofuCases } from "./yardsticks/opentofu-cases.ts";
import { opentofuFunctions } from "./yardsticks/opentofu-functions.ts";
import { realPlans } from "./yardsticks/real-plans.ts";
import { schemas } from "./yardsticks/schemas.ts";
import { haveShared, type Judged, type Yardstick } from "./yardsticks/shared.ts";
import { standInPlans } from "./yardsticks/stand-in-plans.ts";
import { standInVerdicts } from "./yardsticks/stand-in-verdicts.ts";
import { tflintAws, tflintTerraform } from "./yardsticks/tflint.ts";
import { trivyExamples } from "./yardsticks/trivy-examples.ts";
import { validateVerdicts } from "./yardsticks/validate-verdicts.ts";

const YARDSTICKS: Record<string, Yardstick> = {
  "validate-verdicts": validateVerdicts,
  "real-plans": realPlans,
  "stand-in-plans": standInPlans,
  "stand-in-verdicts": standInVerdicts,
  "opentofu-cases": opentofuCases,
  "opentofu-functions": opentofuFunctions,
  "hcl-specsuite": hclSpecsuite,
  schemas,
  documentation,
  accept,
  "checkov-fixtures": checkovFixtures,
  "trivy-examples": trivyExamples,
  "tflint-ruleset-terraform": tflintTerraform,
  "tflint-ruleset-aws": tflintAws,
};

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    limit: { type: "string", default: "1000000" },
    verbose: { type: "boolean", default: false },
    rules: { type: "string", default: "" },
  },
});
const names = values.only ? [values.only] : Object.keys(YARDSTICKS);
const unknown = names.filter((name) => !(name in YARDSTICKS));
if (unknown.length > 0 || !(Number(values.limit) > 0)) {
  console.error(`--only wants one of ${Object.keys(YARDSTICKS).join(", ")}; --limit wants a number above 0.`);
  process.exit(2);
}
if (!haveShared()) {
  console.log("Skipped: the judgements are not here (set TERRAFORMER_SHARED to the folder that has them).");
  process.exit(0);
}

for (const name of names) {
  const open: NodeVerifier[] = [];
  const judged: Judged[] = [];
  const begun = performance.now();
  const context = {
    limit: Number(values.limit),
    alone: values.only !== undefined,
    rules: values.rules,
    async verifier(providerSchemas?: Record<string, string>) {
      const verifier = await createNodeVerifier({
        engine: "native",
        quietMs: 60_000, // whatever else the machine does
        ...(providerSchemas && { providerSchemas }),
      });
      open.push(verifier);
      return verifier;
    },
  };
  for await (const row of (YARDSTICKS[name] as Yardstick)(context)) judged.push(row);
  await Promise.all(open.map((verifier) => verifier.dispose()));

  const count = (verdict: Judged["verdict"]) => judged.filter((row) => row.verdict === verdict).length;
  const fair = judged.length - count("exception");
  const share = fair > 0 ? ((100 * count("agree")) / fair).toFixed(1) : "–";
  const rest = (["false accept", "false reject", "differ", "exception"] as const)
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) => `${count(verdict)} × ${verdict}`);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `${name}: agree on ${count("agree")} of ${fair} (${share} %)${rest.length > 0 ? `; ${rest.join(", ")}` : ""}; ${seconds} s`,
  );
  const shown = judged.filter(
    ({ verdict }) => verdict !== "agree" && (values.verbose || verdict === "differ" || verdict.startsWith("false")),
  );
  for (const { id, verdict, note } of values.verbose ? shown : shown.slice(0, 5))
    console.log(`  ${verdict}: ${id}: ${note ?? ""}`);
  if (!values.verbose && shown.length > 5) console.log(`  … ${shown.length - 5} more with --verbose`);
  tellCounts(judged, values.verbose);
}

/** Sums over the rows, and the causes of what isn't equal; with every single one when asked. */
function tellCounts(judged: Judged[], verbose: boolean): void {
  const sums = new Map<string, [number, number]>();
  const causes = new Map<string, Map<string, number>>();
  for (const { counts = {}, misses = [] } of judged) {
    for (const [name, [equal, of]] of Object.entries(counts)) {
      const sum = sums.get(name) ?? [0, 0];
      sums.set(name, [sum[0] + equal, sum[1] + of]);
    }
    for (const miss of misses) {
      const [cause = "", what = ""] = miss.split(/: (.*)/);
      const whats = causes.get(cause) ?? new Map<string, number>();
      causes.set(cause, whats.set(what, (whats.get(what) ?? 0) + 1));
    }
  }
  for (const [name, [equal, of]] of sums)
    console.log(`  ${name}: ${equal} of ${of} (${((100 * equal) / of).toFixed(2)} %)`);
  const total = (whats: Map<string, number>) => [...whats.values()].reduce((sum, n) => sum + n, 0);
  for (const [cause, whats] of [...causes].sort(([, a], [, b]) => total(b) - total(a))) {
    console.log(`  ${total(whats)} × ${cause}`);
    if (!verbose) continue;
    for (const [what, n] of [...whats].sort(([, a], [, b]) => b - a)) console.log(`    ${n} × ${what}`);
  }
}
