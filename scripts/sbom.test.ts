import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Schema, Validator } from "@cfworker/json-schema";
import { describe, expect, it } from "vitest";
import { ROOT } from "./build-cache.ts";
import { type Bom, billOfMaterials } from "./sbom.ts";

const SCHEMAS = join(ROOT, "node_modules/@cyclonedx/cyclonedx-library/res/schema");
const schema = (name: string): Schema =>
  JSON.parse(readFileSync(join(SCHEMAS, `${name}.SNAPSHOT.schema.json`), "utf8"));
/** What is wrong with a bill by CycloneDX's own schema. */
function mistakesIn(bom: object): string[] {
  const validator = new Validator(schema("bom-1.5"), "7", false);
  for (const part of ["spdx", "jsf-0.82"])
    validator.addSchema(schema(part), `http://cyclonedx.org/schema/${part}.SNAPSHOT.schema.json`);
  return validator.validate(bom).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}

const MODEL = JSON.parse(readFileSync(join(ROOT, "public/models/smollm2-135m-instruct/manifest.json"), "utf8"));

/** They build, and run from a checkout: nothing of them is in the package. */
const TOOLS = new Set(["rolldown", "tsx", "vite"]);

// The modules are those of the native programs.
describe.skipIf(!existsSync(join(ROOT, "wasm/bin/engine")))("the bill of materials", () => {
  const bom: Bom = billOfMaterials([MODEL]);

  it("is what CycloneDX says, which notices what isn't", () => {
    expect(mistakesIn(bom)).toEqual([]);
    const [first, ...rest] = bom.components;
    expect(mistakesIn({ ...bom, components: [{ ...first, type: "thing" }, ...rest] })).not.toEqual([]);
    expect(mistakesIn({ ...bom, components: [{ ...first, licenses: [{ license: { id: "MITT" } }] }] })).not.toEqual([]);
  });

  it("has every dependency, every Go module that is linked, and the weights, with licences", () => {
    const names = new Set(bom.components.map(({ name }) => name));
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(Object.keys(dependencies).filter((name) => !names.has(name) && !TOOLS.has(name))).toEqual([]);
    expect(Object.keys(devDependencies).filter((name) => names.has(name))).toEqual([]);
    for (const name of ["Go", "github.com/hashicorp/hcl/v2", "github.com/open-policy-agent/opa", MODEL.name])
      expect(names).toContain(name);
    const weights = bom.components.find(({ name }) => name === MODEL.name)?.components ?? [];
    expect(weights.map(({ hashes }) => hashes?.[0]?.content)).toEqual(
      MODEL.shards.map(({ sha256 }: { sha256: string }) => sha256),
    );
    const root = bom.dependencies.find(({ ref }) => ref === bom.metadata.component["bom-ref"]);
    expect(root?.dependsOn).toContain(`model:${MODEL.id}`);
    expect(new Set(bom.components.map((one) => one["bom-ref"])).size).toBe(bom.components.length);
  });

  it("is the same for the same sources, and says nothing of where it was made", () => {
    expect(billOfMaterials([MODEL])).toEqual(bom);
    expect(bom.metadata.component.name).toBe("terraformer");
    const text = JSON.stringify(bom);
    expect(text).not.toContain(ROOT);
    expect(text).not.toMatch(/"timestamp"|urn:uuid/);
  });
});
