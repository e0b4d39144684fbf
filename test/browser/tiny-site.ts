/** The site as it is built, with the tests' tiny model for the one that ships. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const SITE = "dist/site";
const FIXTURE = "test/fixtures/tiny-model";

/** Fails where the page isn't built, and says what to do. */
export function demandSite(): void {
  if (!existsSync(join(SITE, "index.html"))) throw new Error('The page is not built: run "npm run build".');
}

/** A folder to serve, and to remove. */
export function tinySite(): string {
  demandSite();
  const folder = mkdtempSync(join(tmpdir(), "terraformer-site-"));
  for (const name of readdirSync(SITE)) if (name !== "models") symlinkSync(resolve(SITE, name), join(folder, name));
  const { shards: _, selfTest: __, ...entry } = JSON.parse(readFileSync(join(FIXTURE, "manifest.json"), "utf8"));
  mkdirSync(join(folder, "models/tiny"), { recursive: true });
  for (const name of ["manifest.json", "model.gguf"])
    copyFileSync(join(FIXTURE, name), join(folder, "models/tiny", name));
  writeFileSync(join(folder, "models/catalogue.json"), JSON.stringify([{ ...entry, description: "for tests" }]));
  return folder;
}
