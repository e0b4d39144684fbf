/** The container file and the compose file, as far as they can be held to the truth without a container: what they name is there, and what they start, starts. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { built, folder, started, terraformer } from "../../test/cli/run.ts";
import { openapi } from "../api/openapi.ts";
import { engine, skipped } from "./here.ts";
import { type RedisServer, redisMissing, startRedis } from "./redis-server.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PLACE = join(ROOT, "service/container");

interface Service {
  image: string;
  command: string[];
  build?: { context: string; dockerfile: string };
  read_only?: boolean;
  cap_drop?: string[];
  ports?: string[];
  networks: string[];
  secrets?: string[];
  volumes?: string[];
  depends_on?: string[];
  security_opt?: string[];
  mem_limit?: string;
  pids_limit?: number;
  healthcheck?: { test: string[] };
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: object;
  secrets: Record<string, { file: string }>;
}
const compose = parse(readFileSync(join(PLACE, "compose.yaml"), "utf8"), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build);
const containerfile = readFileSync(join(PLACE, "Containerfile"), "utf8");

describe("the compose file", () => {
  it.each(services)(
    "%s names only what there is, and images of one version",
    (_, { image, networks, secrets = [], volumes = [], depends_on = [], build }) => {
      expect(image).toMatch(/:\d[\w.-]*$/);
      for (const name of networks) expect(compose.networks).toHaveProperty(name);
      for (const name of secrets) expect(compose.secrets).toHaveProperty(name);
      for (const name of volumes) expect(compose.volumes).toHaveProperty(name.split(":")[0] as string);
      for (const name of depends_on) expect(compose.services).toHaveProperty(name);
      if (build) expect(existsSync(join(PLACE, build.context, build.dockerfile))).toBe(true);
    },
  );

  it.each(ours)("%s has no more rights than it needs, and limits", (_, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
    expect(service.security_opt).toContain("no-new-privileges:true");
    expect(service.mem_limit).toBeDefined();
    expect(service.pids_limit).toBeGreaterThan(0);
    const [, path] = /127\.0\.0\.1:7411(\/\w+)/.exec(service.healthcheck?.test.join(" ") ?? "") ?? [];
    expect(openapi.paths).toHaveProperty([path as string]);
  });

  it("lets nobody reach a worker or the queue, nor them reach out", () => {
    for (const name of ["worker", "queue"]) {
      expect(compose.services[name]?.ports).toBeUndefined();
      for (const network of compose.services[name]?.networks ?? [])
        expect(compose.networks[network]?.internal).toBe(true);
    }
    for (const port of compose.services.api?.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe("the container file", () => {
  const lines = containerfile.split("\n");
  it("copies what there is, and what the build has made", () => {
    const stages = [...containerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map((match) => match[1]);
    const made = ["wasm/bin", ".cache", "node_modules"];
    for (const line of lines.filter((line) => line.startsWith("COPY"))) {
      const [, stage] = /--from=(\S+)/.exec(line) ?? [];
      if (stage) expect(stages).toContain(stage);
      const sources = line.split(/\s+/).slice(stage ? 2 : 1, -1);
      for (const source of sources.map((path) => path.replace(/^\/app\//, "")).filter((path) => !path.startsWith("/")))
        expect(made.includes(source) || existsSync(join(ROOT, source)), source).toBe(true);
    }
  });
  it("runs scripts that there are, from images of one version, and the service as nobody in particular", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    for (const [, name] of containerfile.matchAll(/npm run (?:-s )?([\w:-]+)/g))
      expect(scripts).toHaveProperty([name as string]);
    for (const [, file] of containerfile.matchAll(/tsx (\S+)/g))
      expect(existsSync(join(ROOT, file as string))).toBe(true);
    for (const [, image] of containerfile.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(/:\d[\w.-]*$/);
    expect(containerfile.lastIndexOf("\nUSER node\n")).toBeGreaterThan(containerfile.lastIndexOf("\nFROM "));
    const [, entry] = /^ENTRYPOINT (.+)$/m.exec(containerfile) ?? [];
    expect(existsSync(join(ROOT, (JSON.parse(entry as string) as string[])[1]?.replace("/app/", "") as string))).toBe(
      true,
    );
    expect(existsSync(join(ROOT, dirname(compose.services.api?.build?.dockerfile as string)))).toBe(true);
  });
});

const lacks = redisMissing ?? (typeof engine === "string" ? engine : undefined);
describe.runIf(built && !lacks)(`what the compose file starts${skipped(lacks)}`, () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.remove());

  it("plans a program by way of its queue", async () => {
    const token = "compose-token-0123456789";
    const place = folder({ tokens: `${token}\n`, "main.tf": 'resource "terraform_data" "a" {}\n' });
    const run = (name: string) =>
      new Promise<string>((resolve, reject) => {
        const command = (compose.services[name] as Service).command.map((part) =>
          part
            .replace("redis://queue:6379", redis.url)
            .replace("/run/secrets/tokens", `${place}/tokens`)
            .replace("0.0.0.0", "127.0.0.1"),
        );
        const { child } = started(["plan-service", ...command, "--port", "0"]);
        let text = "";
        child.stderr?.on("data", (part) => {
          text += part;
          const [, url] = /listens at (\S+)/.exec(text) ?? [];
          if (url) resolve(url);
        });
        child.once("exit", () => reject(new Error(text)));
      });
    const [api, worker] = await Promise.all([run("api"), run("worker")]);
    const { stdout } = terraformer([
      "verify",
      `${place}/main.tf`,
      "--plan-service",
      api,
      "--plan-token-file",
      `${place}/tokens`,
      "--format",
      "json",
    ]);
    expect(JSON.parse(stdout).planned).toMatchObject({ ok: true });
    expect(await (await fetch(`${worker}/healthz`)).json()).toMatchObject({ queue: "redis", sandbox: "bubblewrap" });
    expect((await fetch(`${worker}/v1/plans/${"A".repeat(24)}`)).status).toBe(404);
    expect(await (await fetch(`${worker}/metrics`)).text()).toContain('terraformer_plans_total{outcome="planned"} 1');
  });
});
