/** The native verifier, a program after the other. */
import type { Files } from "../../src/core/report.ts";
import { createNodeVerifier } from "../../src/verifier/node.ts";
import { haveShared, rowsOf } from "../yardsticks/shared.ts";
import { atLeast, atMost, quantile, type Row, timed } from "./measure.ts";
import { programOf } from "./programs.ts";

/** `tofu validate` with the aws provider, measured before the project began, on a quiet machine of the same kind: its best run. */
const TOFU_VALIDATE_MS = 1400;

/** Real programs where they are at hand, else our own. */
function programs(): { files: Files; of: string }[] {
  if (!haveShared())
    return Array.from({ length: 50 }, (_, i) => ({ files: { "main.tf": programOf(50 + i) }, of: "made" }));
  const rows = rowsOf<{ "main.tf": string }>("real-plans");
  return rows.map((row) => ({ files: { "main.tf": row["main.tf"] }, of: "real" }));
}

export async function nativeRows(): Promise<Row[]> {
  const verifier = await createNodeVerifier({ engine: "native" });
  const all = programs();
  const verify = (i: number) => verifier.verify({ files: all[i]?.files ?? {}, stages: ["parse", "schema", "plan"] });
  await timed(all.length, verify); // schemas are loaded on first use
  const times = await timed(all.length, verify);
  await verifier.dispose();
  const median = quantile(times, 0.5);
  const of = `${all.length} ${all[0]?.of} programs`;
  return [
    atMost(`native, through plan, median of ${of}`, median, 15, "ms"),
    {
      what: `native, through plan, 95th percentile of ${of}`,
      measured: `${quantile(times, 0.95).toFixed(1)} ms`,
      goal: "–",
    },
    atLeast(`native against \`tofu validate\` (${TOFU_VALIDATE_MS} ms)`, TOFU_VALIDATE_MS / median, 100, "×"),
  ];
}
