/** Programs by language models, and what `terraform validate` 1.9.8 said of them with the aws provider 5.90. */
import { errorsOf } from "../../src/core/report.ts";
import { compare, rowsOf, schemaDump, type Yardstick } from "./shared.ts";

interface Row {
  id: string;
  code: string;
  validate_ok: boolean;
  validate_error: string;
}

/** The first error in the text that Terraform prints, on one line. */
const firstError = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 220);

export const validateVerdicts: Yardstick = async function* ({ limit, verifier }) {
  const ours = await verifier({ aws: schemaDump("aws-5.90.0") });
  for (const row of rowsOf<Row>("validate-verdicts").slice(0, limit)) {
    const report = await ours.verify({ files: { "main.tf": row.code }, stages: ["parse", "schema"] });
    const verdict = compare(row.validate_ok, report.ok);
    const [first] = errorsOf(report);
    const note = first ? `${first.code}: ${first.summary}: ${first.detail} (line ${first.range.start.line})` : "";
    yield { id: row.id, verdict, note: verdict === "false accept" ? firstError(row.validate_error) : note };
  }
};
