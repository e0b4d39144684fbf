/** One question to one build of the verifier, from the start of a process to its end: `{engine, verify}` or `{engine, verifyPlan}` on stdin. */
import { readFileSync } from "node:fs";
import type { PlanRequest, Report, VerifyRequest } from "../../src/core/report.ts";
import { createNodeVerifier, type NodeVerifier } from "../../src/verifier/node.ts";

export type Asked = { verify: VerifyRequest } | { verifyPlan: PlanRequest };

export const ask = (verifier: NodeVerifier, asked: Asked): Promise<Report> =>
  "verify" in asked ? verifier.verify(asked.verify) : verifier.verifyPlan(asked.verifyPlan);

if (process.argv[1] === import.meta.filename) {
  const { engine, ...asked } = JSON.parse(readFileSync(0, "utf8")) as Asked & { engine: "native" | "wasm" };
  const verifier = await createNodeVerifier({ engine, quietMs: 60_000 });
  console.log(JSON.stringify(await ask(verifier, asked)));
  await verifier.dispose();
}
