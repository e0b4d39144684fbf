/** The enumerations of Google's APIs: the discovery documents that google-api-python-client ships (Apache-2.0), fetched once by pip. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { ROOT } from "../build-cache.ts";
import { Enumerations } from "./enumerations.ts";

export const GOOGLE_CLIENT = "2.202.0";

interface Property {
  enum?: string[];
  items?: Property;
  additionalProperties?: Property;
  properties?: Record<string, Property>;
}

export function googleEnumerations(): Enumerations {
  const folder = join(ROOT, ".cache/google-api");
  mkdirSync(folder, { recursive: true });
  const find = () => readdirSync(folder).find((name) => name.endsWith(".whl"));
  const wanted = `google-api-python-client==${GOOGLE_CLIENT}`;
  if (!find()) execFileSync("python3", ["-m", "pip", "download", "-q", "--no-deps", "-d", folder, wanted]);
  const zipped = unzipSync(readFileSync(join(folder, find() ?? "")), {
    filter: ({ name }) => /documents\/[^/]+\.json$/.test(name) && !/alpha|preview/.test(name),
  });
  const found = new Enumerations();
  for (const path of Object.keys(zipped).sort()) {
    const { schemas = {} } = JSON.parse(Buffer.from(zipped[path] as Uint8Array).toString("utf8"));
    for (const schema of Object.values<Property>(schemas)) collect(found, schema);
  }
  return found;
}

function collect(found: Enumerations, { properties = {} }: Property): void {
  for (const [name, property] of Object.entries(properties))
    for (const one of [property, property.items, property.additionalProperties]) {
      if (one?.enum) found.add(name, one.enum);
      if (one?.properties) collect(found, one);
    }
}
