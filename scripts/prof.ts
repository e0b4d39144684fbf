import { readSchemas } from "../src/cli/generator.ts";
import { createRetriever } from "../src/ask/retrieve.ts";
import { readRows } from "../test/prompts/rows.ts";
const schemas = await readSchemas(); const r = createRetriever(schemas); const rows = readRows();
const cpu = () => process.cpuUsage().user/1000;
let t=cpu(); r.draft(rows[0]!.prompt); console.log("first", Math.round(cpu()-t));
for (const x of rows.slice(2,12)) { t=cpu(); const d=r.draft(x.prompt); console.log(Math.round(cpu()-t), x.prompt.length, d?.used.map(u=>u.scenario.name).join(" + ")); }
