/**
 * The models of the AWS APIs as botocore ships them (Apache-2.0): operations, their input, and what strings may be.
 * The wheel is fetched once into .cache by pip; the AWS SDKs in npm leave patterns and lengths out.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { ROOT } from "../build-cache.ts";

export const BOTOCORE = "1.44.5";

export interface Shape {
  type: string;
  enum?: string[];
  pattern?: string;
  min?: number;
  max?: number;
  members?: Record<string, { shape: string; locationName?: string }>;
  member?: { shape: string };
  value?: { shape: string };
  required?: string[];
}

export interface Model {
  name: string;
  operations: Record<string, { name: string; input?: { shape: string } }>;
  shapes: Record<string, Shape>;
}

/** The newest model of every service, by the name of its folder. */
export function readModels(): Map<string, Model> {
  const folder = join(ROOT, ".cache/botocore");
  mkdirSync(folder, { recursive: true });
  const find = () => readdirSync(folder).find((name) => name.startsWith(`botocore-${BOTOCORE}-`));
  if (!find())
    execFileSync("python3", ["-m", "pip", "download", "-q", "--no-deps", "-d", folder, `botocore==${BOTOCORE}`]);
  const wheel = join(folder, find() ?? "");
  if (!existsSync(wheel)) throw new Error(`pip left no wheel of botocore ${BOTOCORE} in ${folder}`);
  const zipped = unzipSync(readFileSync(wheel), { filter: ({ name }) => name.endsWith("/service-2.json.gz") });
  const models = new Map<string, Model>();
  for (const path of Object.keys(zipped).sort()) {
    const name = path.split("/")[2] ?? "";
    models.set(name, { name, ...JSON.parse(gunzipSync(zipped[path] as Uint8Array).toString("utf8")) });
  }
  return models;
}
