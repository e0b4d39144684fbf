/** `plan`: the plan as `terraform show -json` prints it, or what it would do in a few lines. */
import { exitCode } from "./fail-on.ts";
import { addVarFiles, oneOf, parseVars, type VerifierFlags, withVerifier } from "./options.ts";
import { out, warn } from "./output.ts";
import { readWorkspace } from "./read.ts";
import { diagnosticText, plural, styleFor } from "./text.ts";

export interface PlanFlags extends VerifierFlags {
  format: string;
}

/** Exit code: 0 planned, 1 when the program has errors (they go to stderr), 2 when the verifier broke. */
export async function plan(path: string, flags: PlanFlags): Promise<number> {
  const format = oneOf("--format", flags.format, ["json", "text"]);
  const vars = parseVars(flags.var);
  const workspace = readWorkspace(path);
  const { files, varFiles } = addVarFiles(workspace, flags.varFile);
  const report = await withVerifier(flags, (verifier) =>
    verifier.verify({
      files,
      source: workspace.disk,
      vars,
      varFiles,
      stages: ["parse", "schema", "plan"],
      withPlan: true,
    }),
  );
  const style = styleFor(process.stderr);
  const texts = { ...workspace.disk?.files, ...files };
  for (const diagnostic of report.diagnostics) warn(`${diagnosticText(diagnostic, texts, style)}\n`);
  if (report.plan === undefined || !report.ok) {
    warn("No plan: the program has errors.");
    return Math.max(1, exitCode(report, "error"));
  }
  await out(format === "json" ? `${JSON.stringify(report.plan)}\n` : planText(report.plan as PlanDocument));
  return 0;
}

interface PlanDocument {
  resource_changes?: { address: string; change: { actions: string[] } }[];
}

const SIGNS: Record<string, string> = { create: "+", read: "<=", update: "~", delete: "-", "no-op": " " };

/** One line a resource, then the count. */
function planText({ resource_changes = [] }: PlanDocument): string {
  const lines = resource_changes.map(
    ({ address, change }) =>
      `${change.actions
        .map((action) => SIGNS[action] ?? action)
        .join("/")
        .padEnd(2)} ${address}`,
  );
  const created = resource_changes.filter(({ change }) => change.actions.includes("create")).length;
  return `${[...lines, ...(lines.length > 0 ? [""] : []), `Plan: ${plural(created, "resource")} to create.`].join("\n")}\n`;
}
