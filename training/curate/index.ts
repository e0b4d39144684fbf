/** `npm run curate`: what is made of the scenario families. `--check [PATH …]` judges families. */
import { parseArgs } from "node:util";
import { Library } from "./library.ts";
import { runCheck } from "./run-check.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: "boolean" },
    notes: { type: "boolean" },
    show: { type: "string" },
    families: { type: "string" },
  },
});

if (values.check)
  process.exitCode = await runCheck(new Library(values.families), positionals, {
    notes: values.notes ?? false,
    show: values.show,
  });
else {
  console.error("Say what to do: npm run curate -- --check [PATH …]");
  process.exitCode = 2;
}
