// From a fresh clone to a page at http://localhost:4173: checks the tools, installs, builds what changed, serves.
//   npm start [-- --port N --host H]      npm run dev      npm run build
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { demandTools, ROOT } from "./doctor.mjs";
import { modelsBeside, serve } from "./serve.mjs";
import { buildSite, buildVerifier, install } from "./steps.mjs";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4173" },
    host: { type: "string", default: "localhost" },
    dev: { type: "boolean", default: false },
    "no-serve": { type: "boolean", default: false },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port wants a number from 0 to 65535, not "${values.port}".`);
  process.exit(2);
}

demandTools();
await install();
await buildVerifier();
if (values.dev) {
  const args = ["--no-install", "vite", "--port", String(port), "--host", values.host];
  spawn("npx", args, { cwd: ROOT, stdio: "inherit" }).on("exit", (status) => process.exit(status ?? 1));
} else {
  const root = await buildSite();
  if (values["no-serve"]) console.log(`The page is in ${root}.`);
  else {
    const { url } = await serve({ root, port, host: values.host, models: modelsBeside(import.meta.dirname) });
    console.log(`TerraFormer is at ${url}   (Ctrl+C ends it)`);
  }
}
