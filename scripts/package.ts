/**
 * Makes what one hands on: dist/terraformer, which is the built page (dist/site) with a server of its own, licences and precompressed
 * files, and the same as dist/terraformer.zip. `npm run package -- --fast` compresses less, in seconds instead of minutes; `--models` takes along what
 * `npm run models` brought.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  copyFileSync,
  cpSync,
  createWriteStream,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import connected from "../src/core/connected-headers.json" with { type: "json" };
import headers from "../src/core/headers.json" with { type: "json" };
import { compressAll, filesBelow } from "./compress.ts";
import { thirdPartyLicences } from "./licences.ts";
import { catalogueOf } from "./models/store.ts";
import { billOfMaterials, type ShippedModel } from "./sbom.ts";

const { values } = parseArgs({
  options: { fast: { type: "boolean", default: false }, models: { type: "boolean", default: false } },
});
const HERE = dirname(fileURLToPath(import.meta.url));
const SITE = join(HERE, "../dist/site");
const FOLDER = join(HERE, "../dist/terraformer");
const ZIP = `${FOLDER}.zip`;
const MODELS = process.env.TERRAFORMER_MODELS ?? join(HERE, "../models");
const COMPRESSED = /\.(br|gguf(\.\d+)?|bin|png|woff2|zip)$/;
/** A fixed time, so that the same content makes the same archive. */
const TIME = new Date(2026, 0, 1);

const README = `TerraFormer
===========
Writes, changes and judges Terraform on your own machine. Nothing you type leaves the browser.

With Node.js 20 or newer:   node serve.mjs        then open http://localhost:4173
                            node serve.mjs --port 8080 --host 0.0.0.0   (others need https:// in front of it)
On any static host:         upload this folder, at the root or below any path, and open it over https://.
                            Send the headers of headers.json if the host lets you, with that of connected-headers.json for
                            connected.html (the file _headers is for hosts that read it); where it doesn't, the page's service
                            worker adds them by itself.
                            The .br files beside the others are for servers that send precompressed files.
Without a network:          after the first visit the page works offline.
With larger models:         connected.html beside it is the same page with models of servers on your network, and larger ones for
                            your GPU; it says to which address text goes before anything is sent. index.html can't send any.

To check it:                sha256sum -c SHA256SUMS   in this folder.

LICENSE is TerraFormer's own licence, NOTICE and LICENCES.txt are those of what it is made of; sbom.cdx.json lists that for
machines (CycloneDX): packages, Go modules and weights, with versions, licences and hashes.
`;

/** Rules for hosts that read such a file. No two are for the same path: hosts send the headers of both then, and the narrower policy would win. */
function headersFile(): string {
  const rule = (path: string, meant: Record<string, string>) =>
    [path, ...Object.entries(meant).map(([name, value]) => `  ${name}: ${value}`), ""].join("\n");
  const top = readdirSync(FOLDER, { withFileTypes: true }).filter(({ name }) => name !== "connected.html");
  const paths = top.map((entry) => (entry.isDirectory() ? `/${entry.name}/*` : `/${entry.name}`)).sort();
  const wider = ["/connected", "/connected.html"].map((path) => rule(path, { ...headers, ...connected }));
  return [...["/", ...paths].map((path) => rule(path, headers)), ...wider].join("");
}

const sha256 = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** The models in the folder, those that were got among them. */
const shippedModels = (): ShippedModel[] =>
  filesBelow(join(FOLDER, "models"))
    .filter((path) => path.endsWith("/manifest.json"))
    .map((path) => JSON.parse(readFileSync(join(FOLDER, "models", path), "utf8")));

async function archive(): Promise<void> {
  const out = createWriteStream(ZIP);
  const zip = new Zip((error, part) => {
    if (error) throw error;
    out.write(part);
  });
  for (const path of filesBelow(FOLDER)) {
    const name = `terraformer/${path}`;
    const entry = COMPRESSED.test(path) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = TIME;
    zip.add(entry);
    entry.push(readFileSync(join(FOLDER, path)), true);
    if (out.writableNeedDrain) await once(out, "drain");
  }
  zip.end();
  out.end();
  await once(out, "close");
}

if (!existsSync(join(SITE, "service.js"))) throw new Error('The page is not built: use "npm run package".');
const got = values.models ? catalogueOf(MODELS) : [];
if (values.models && got.length === 0) {
  console.error(`There are no models in ${MODELS}: "npm run models -- get ID" brings some.`);
  process.exit(2);
}
rmSync(FOLDER, { recursive: true, force: true });
// What the build compressed is compressed better here, and gzip is left to hosts, which do that on the way: it would make the archive a quarter larger.
cpSync(SITE, FOLDER, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
copyFileSync(join(HERE, "serve.mjs"), join(FOLDER, "serve.mjs"));
for (const name of ["LICENSE", "NOTICE"]) copyFileSync(join(HERE, "..", name), join(FOLDER, name));
let licences = thirdPartyLicences();
if (got.length > 0) {
  const models = `Models\n${got.map(({ name, licence, source }) => `  ${name}: ${licence} (${source})`).join("\n")}\n`;
  console.log(models);
  licences += `\n${models}`;
  const target = join(FOLDER, "models/more");
  for (const { id } of got) cpSync(join(MODELS, id), join(target, id), { recursive: true, dereference: true });
  writeFileSync(join(target, "catalogue.json"), `${JSON.stringify(got, null, 1)}\n`);
}
writeFileSync(join(FOLDER, "LICENCES.txt"), licences);
writeFileSync(join(FOLDER, "sbom.cdx.json"), `${JSON.stringify(billOfMaterials(shippedModels()), null, 1)}\n`);
writeFileSync(join(FOLDER, "README.txt"), README);
writeFileSync(join(FOLDER, "_headers"), headersFile());
await compressAll(FOLDER, ["br"], values.fast ? 5 : 11);
const sums = filesBelow(FOLDER).map((path) => `${sha256(join(FOLDER, path))}  ${path}\n`);
writeFileSync(join(FOLDER, "SHA256SUMS"), sums.join(""));
await archive();
const digest = sha256(ZIP);
writeFileSync(`${ZIP}.sha256`, `${digest}  terraformer.zip\n`);
console.log(`dist/terraformer.zip: ${(statSync(ZIP).size / 1e6).toFixed(1)} MB, sha256 ${digest}`);
