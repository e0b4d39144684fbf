/**
 * Programs by language models, judged here and by a real `terraform validate` (else `tofu`) whose providers are stand-ins: what schemas and rules of
 * values say is the same code in both, so that a difference lies in what the core says of the language. Every nth program, n being the
 * number of those that --limit leaves out of one.
 */
import { errorsOf } from "../../src/core/report.ts";
import { realEngine } from "./real-engine.ts";
import { rowsOf, type Yardstick } from "./shared.ts";

/** The core and the versions of providers differ from those that the rows were judged by: only these two are compared. */
export const standInVerdicts: Yardstick = async function* ({ limit, verifier }) {
  const engine = (await realEngine("terraform")) ?? (await realEngine("tofu"));
  if (!engine) throw new Error("There is neither terraform in PATH nor the tofu that `npm run build:tofu` makes.");
  const rows = rowsOf<{ id: string; code: string }>("validate-verdicts");
  const step = Math.max(1, Math.floor(rows.length / limit));
  const [ours, theirs] = await Promise.all([verifier(), engine.validator()]);
  try {
    for (const { id, code } of rows.filter((_, i) => i % step === 0).slice(0, limit)) {
      const report = await ours.verify({ files: { "main.tf": code }, stages: ["parse", "schema"] });
      const [own, said] = [
        errorsOf(report),
        (await theirs.validate(code)).filter(({ severity }) => severity === "error"),
      ];
      const agree = own.length > 0 === said.length > 0;
      const verdict = agree ? "agree" : own.length > 0 ? "false reject" : "false accept";
      const note = own[0] ? `${own[0].code}: ${own[0].detail}` : `${said[0]?.summary}: ${said[0]?.detail}`;
      yield { id, verdict, ...(!agree && { note: note.replace(/\s+/g, " ").slice(0, 240) }) };
    }
  } finally {
    await theirs.close();
  }
};
