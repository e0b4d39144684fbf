/**
 * The software bill of materials of what is handed on, as CycloneDX 1.5: npm's own for the packages, the modules that Go says it has linked into the programs, and the
 * weights. Nothing in it changes from one build to the next of the same sources.
 */
import { execFileSync } from "node:child_process";
import { ROOT } from "./build-cache.ts";
import { goParts } from "./licences.ts";

export interface ShippedModel {
  id: string;
  name: string;
  licence: string;
  source: string;
  shards: readonly { file: string; sha256: string }[];
}

interface Component {
  type: string;
  "bom-ref": string;
  name: string;
  version?: string;
  purl?: string;
  description?: string;
  licenses?: object[];
  components?: Component[];
  hashes?: { alg: "SHA-256"; content: string }[];
}

export interface Bom {
  bomFormat: "CycloneDX";
  specVersion: string;
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
  metadata: { component: Component; timestamp?: string };
  serialNumber?: string;
}

/** What npm says of the packages that an install without development dependencies would bring. */
function npmBom(): Bom {
  const args = [
    "sbom",
    "--sbom-format",
    "cyclonedx",
    "--sbom-type",
    "application",
    "--omit",
    "dev",
    "--package-lock-only",
  ];
  const bom: Bom = JSON.parse(execFileSync("npm", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1e8 }));
  delete bom.serialNumber;
  delete bom.metadata.timestamp;
  // npm calls it by the folder that it lies in.
  bom.metadata.component.name = bom.metadata.component["bom-ref"].replace(/@[^@]+$/, "");
  return bom;
}

export function billOfMaterials(models: readonly ShippedModel[]): Bom {
  const bom = npmBom();
  const modules = goParts().map(({ name, version, licence }): Component => {
    const purl = `pkg:golang/${name === "Go" ? "std" : name.toLowerCase()}@${encodeURIComponent(version)}`;
    return { type: "library", "bom-ref": purl, name, version, purl, licenses: [licenceIn(licence)] };
  });
  const weights = models.map(({ id, name, licence, source, shards }): Component => {
    const parts = shards.map(({ file, sha256 }): Component => {
      return {
        type: "file",
        "bom-ref": `model:${id}/${file}`,
        name: file,
        hashes: [{ alg: "SHA-256", content: sha256 }],
      };
    });
    return {
      ...{ type: "machine-learning-model", "bom-ref": `model:${id}`, name, description: source },
      ...{ licenses: [licenceIn(licence)], components: parts },
    };
  });
  bom.components.push(...modules, ...weights);
  const root = bom.metadata.component["bom-ref"];
  bom.dependencies
    .find(({ ref }) => ref === root)
    ?.dependsOn.push(...[...modules, ...weights].map((one) => one["bom-ref"]));
  return bom;
}

/** An SPDX id where it is one, else what is known in words. */
const licenceIn = (licence: string) =>
  /^[A-Za-z0-9.+-]+$/.test(licence) ? { license: { id: licence } } : { license: { name: licence } };
