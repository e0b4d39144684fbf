/** What has to hold for any text at all, judged for one mutant. */
import type { Verifier } from "../../src/core/report.ts";
import type { Mutant } from "./mutate.ts";

/** What a verifier says of a mutant, as one text: every build has to say the same. */
export async function sayOf(verifier: Pick<Verifier, "verify" | "format">, { files }: Mutant): Promise<string> {
  const report = await verifier.verify({ files, stages: ["parse", "schema", "plan"], withPlan: true });
  const { files: once } = await verifier.format(files);
  const { files: twice } = await verifier.format(once);
  return JSON.stringify({ report, once, ...(JSON.stringify(once) !== JSON.stringify(twice) && { twice }) });
}

/** What is wrong with what was said, whatever the mutant; undefined when nothing is. */
export function wrongWith(said: string): string | undefined {
  if (said.includes('"code":"internal-error"')) return /"detail":"[^"]*failed[^"]*/.exec(said)?.[0] ?? "internal error";
  if ("twice" in JSON.parse(said)) return "formatting again changes the file";
  return undefined;
}
