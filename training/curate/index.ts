/** `npm run curate`: what is made of the scenario families. `--check [PATH …]` judges families. */
import { parseArgs } from "node:util";
import { runCheck } from "./run-check.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "boolean" }, notes: { type: "boolean" }, show: { type: "string" } },
});

if (values.check) process.exitCode = await runCheck(positionals, { notes: values.notes ?? false, show: values.show });
else {
  console.error("Say what to do: npm run curate -- --check [PATH …]");
  process.exitCode = 2;
}
