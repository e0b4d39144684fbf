/** The HTTP interface: what is taken, what is refused, and that every answer is what the OpenAPI document says. */
import { Validator } from "@cfworker/json-schema";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlanJob } from "../../src/core/plan-service.ts";
import { openapi } from "../api/openapi.ts";
import { UPLOAD } from "../limits.ts";
import { held, OTHER, PAGE, RESULT, type Service, serve, TOKEN } from "./service.ts";

const FILES = { "main.tf": 'output "x" { value = 1 }\n' };
const now = async () => RESULT;
let service: Service;
afterEach(() => service.close());

/** Whether an answer is what the document says of that route, method and status. */
async function checked(answer: Response, path: keyof typeof openapi.paths, method: string): Promise<unknown> {
  const operation = (
    openapi.paths[path] as unknown as Record<
      string,
      { responses: Record<string, { content: Record<string, { schema: object }> }> }
    >
  )[method];
  const said = operation?.responses[String(answer.status)];
  expect(said, `${method} ${path} ${answer.status} isn't documented`).toBeDefined();
  const [type = "", { schema } = { schema: {} }] = Object.entries(said?.content ?? {})[0] ?? [];
  expect(answer.headers.get("content-type")).toContain(type);
  const body: unknown = type === "application/json" ? await answer.json() : await answer.text();
  const { valid, errors } = new Validator({ ...schema, components: openapi.components } as object, "2020-12").validate(
    body,
  );
  expect(errors, JSON.stringify(body)).toEqual([]);
  expect(valid).toBe(true);
  return body;
}

describe("with a plan that is done at once", () => {
  beforeEach(async () => {
    service = await serve(now);
  });

  it("takes a program and gives its plan", async () => {
    const answer = await service.post({ files: FILES });
    const job = (await checked(answer, "/v1/plans", "post")) as PlanJob;
    expect(answer.headers.get("location")).toBe(`/v1/plans/${job.id}`);
    await expect
      .poll(async () => ((await (await service.fetch(`/v1/plans/${job.id}`)).json()) as PlanJob).state)
      .toBe("done");
    const done = (await checked(await service.fetch(`/v1/plans/${job.id}`), "/v1/plans/{id}", "get")) as PlanJob;
    expect(done.result).toEqual(RESULT);
  });

  it("serves its own description, its health and its metrics as that says", async () => {
    expect(await (await fetch(`${service.url}/openapi.json`)).json()).toEqual(openapi);
    await checked(await fetch(`${service.url}/healthz`), "/healthz", "get");
    await service.planned({ files: FILES });
    const metrics = (await checked(await service.fetch("/metrics"), "/metrics", "get")) as string;
    expect(metrics).toContain('terraformer_plans_total{outcome="planned"} 1');
    expect(metrics).toMatch(/^terraformer_plan_wait_seconds_count 1$/m);
    // Every line is a comment or a sample of a metric that a comment has described.
    const described = new Set([...metrics.matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1]));
    for (const line of metrics
      .trim()
      .split("\n")
      .filter((line) => !line.startsWith("#"))) {
      const [, name = ""] = /^([a-z_]+)(?:\{(?:[a-z]+="[^"]*",?)+\})? [0-9.e+-]+$/.exec(line) ?? [];
      expect(described.has(name.replace(/_(?:bucket|sum|count)$/, "")) || described.has(name), line).toBe(true);
    }
    expect((await fetch(`${service.url}/metrics`)).status).toBe(401);
  });

  const long = (n: number) => "x".repeat(n);
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`f${i}.tf`, ""]));
  it.each<[string, number, string, string | object]>([
    ["no JSON", 400, "malformed", "{"],
    ["no object", 400, "malformed", "[]"],
    ["no files", 400, "malformed", {}],
    ["an empty list of files", 400, "malformed", { files: {} }],
    ["a field that isn't known", 400, "malformed", { files: FILES, engine: "/bin/sh" }],
    ["a file that is a number", 400, "malformed", { files: { "a.tf": 1 } }],
    ["a file that is no base64", 400, "malformed", { files: { "a.tf": { base64: "a b" } } }],
    ["half a character", 400, "malformed", '{"files": {"a.tf": "\\ud800"}}'],
    ["a variable's name that is a flag", 400, "malformed", { files: FILES, vars: { "-x": "1" } }],
    ["a value with NUL", 400, "malformed", { files: FILES, vars: { x: "a\0b" } }],
    [
      "a deep value",
      400,
      "malformed",
      `{"files": {"a.tf": ""}, "vars": {"x": ${"[".repeat(9999)}${"]".repeat(9999)}}}`,
    ],
    ["a file of values that isn't sent", 400, "malformed", { files: FILES, varFiles: ["/etc/passwd"] }],
    ["a root that isn't sent", 400, "malformed", { files: FILES, root: "envs" }],
    ["201 files", 413, "too-many-files", { files: many }],
    ["a file over 256 KiB", 413, "too-large", { files: { "a.tf": long(UPLOAD.fileBytes + 1) } }],
    ["a binary file over 256 KiB", 413, "too-large", { files: { "a.bin": { base64: "AAAA".repeat(100_000) } } }],
    [
      "over 1 MiB together",
      413,
      "too-large",
      { files: Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`${i}.tf`, long(250_000)])) },
    ],
    ["a body over 3 MiB", 413, "too-large", `{"files": {"a.tf": "${long(UPLOAD.bodyBytes)}"}}`],
    ["a folder that is a file, too", 422, "path-refused", { files: { a: "", "a/b.tf": "" } }],
  ])("refuses %s", async (_, status, code, body) => {
    const answer = await service.post(typeof body === "string" ? body : JSON.stringify(body));
    expect(answer.status).toBe(status);
    const { error } = (await checked(answer, "/v1/plans", "post")) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z"].*\.$/s);
  });

  it("takes as much as it says", async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`modules/${i}/main.tf`, long(5000)]));
    expect((await service.planned({ files })).state).toBe("done");
    expect((await service.planned({ files: { "a.tf": long(UPLOAD.fileBytes) } })).state).toBe("done");
    expect(
      (await service.planned({ files: { "é ü.tf": "", "日本/語.tf": "" }, vars: { größe: [1, { a: null }] } })).state,
    ).toBe("done");
  });
});

describe("with a plan that is held", () => {
  it("tells a job's states by events, and ends the stream with the last", async () => {
    const { plan, started, release } = held();
    service = await serve(plan);
    const { id } = (await (await service.post({ files: FILES })).json()) as PlanJob;
    await expect.poll(() => started.length).toBe(1);
    const stream = await service.fetch(`/v1/plans/${id}/events`);
    expect(stream.headers.get("content-type")).toBe("text/event-stream");
    setTimeout(release, 20);
    const told = (await stream.text()).split("\n\n").filter(Boolean);
    expect(told.map((event) => event.split("\n")[0])).toEqual(["event: running", "event: done"]);
    expect(told[0]).toContain('"step":"plan"');
    expect(told[1]).not.toContain("format_version");
  });

  it("keeps an order, says how many are before, and refuses what is too many with 429", async () => {
    const { plan, started, release } = held();
    service = await serve(plan, { concurrency: 1, waiting: 2 });
    const answers = [];
    for (const name of ["a", "b", "c", "d"]) answers.push(await service.post({ files: { [`${name}.tf`]: "" } }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
    expect(answers[3]?.headers.get("retry-after")).toMatch(/^\d+$/);
    await checked(answers[3] as Response, "/v1/plans", "post");
    const ids = await Promise.all(answers.slice(0, 3).map(async (answer) => ((await answer.json()) as PlanJob).id));
    const jobs = async () =>
      Promise.all(ids.map(async (id) => (await (await service.fetch(`/v1/plans/${id}`)).json()) as PlanJob));
    expect((await jobs()).map(({ state, ahead }) => [state, ahead])).toEqual([
      ["running", undefined],
      ["queued", 0],
      ["queued", 1],
    ]);
    for (let i = 1; i <= 3; i++) {
      await expect.poll(() => started.length).toBe(i);
      release();
    }
    await expect.poll(async () => (await jobs()).map(({ state }) => state)).toEqual(["done", "done", "done"]);
    expect(started.map(({ files }) => Object.keys(files)[0])).toEqual(["a.tf", "b.tf", "c.tf"]);
  });

  it("cancels what waits and what runs", async () => {
    const { plan, started } = held();
    service = await serve(plan, { concurrency: 1 });
    const ids = [];
    for (const name of ["a", "b"])
      ids.push(((await (await service.post({ files: { [`${name}.tf`]: "" } })).json()) as PlanJob).id);
    await expect.poll(() => started.length).toBe(1);
    for (const id of ids.toReversed()) {
      const answer = await service.fetch(`/v1/plans/${id}`, { method: "DELETE" });
      expect(((await checked(answer, "/v1/plans/{id}", "delete")) as PlanJob).state).toBe("cancelled");
    }
    expect(started.length).toBe(1);
  });

  it("gives a job to the token that made it alone, and says the same of what isn't there", async () => {
    const { plan } = held();
    service = await serve(plan);
    const { id } = (await (await service.post({ files: FILES })).json()) as PlanJob;
    const asked = (path: string, token: string | undefined, method = "GET") =>
      fetch(service.url + path, { method, headers: token ? { Authorization: `Bearer ${token}` } : {} });
    for (const path of [`/v1/plans/${id}`, `/v1/plans/${id}/events`])
      expect([(await asked(path, OTHER)).status, (await asked(path, undefined)).status]).toEqual([404, 401]);
    expect((await asked(`/v1/plans/${id}`, OTHER, "DELETE")).status).toBe(404);
    const forged = `/v1/plans/${"A".repeat(24)}`;
    expect(await (await asked(forged, OTHER)).text()).toBe(await (await asked(`/v1/plans/${id}`, OTHER)).text());
    expect((await asked(forged, undefined)).status).toBe(401);
    expect((await asked(`/v1/plans/${id}`, TOKEN)).status).toBe(200);
  });

  it("lets in the pages that it was told, and no other", async () => {
    service = await serve(now);
    const from = (origin: string, init: RequestInit = {}) =>
      service.fetch("/v1/plans", { ...init, headers: { Origin: origin, "Content-Type": "application/json" } });
    const preflight = await fetch(`${service.url}/v1/plans`, {
      method: "OPTIONS",
      headers: {
        Origin: PAGE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Private-Network": "true",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe(PAGE);
    expect(preflight.headers.get("access-control-allow-private-network")).toBe("true");
    const taken = await from(PAGE, { method: "POST", body: JSON.stringify({ files: FILES }) });
    expect([taken.status, taken.headers.get("access-control-allow-origin")]).toEqual([202, PAGE]);
    for (const origin of ["https://evil.example", "http://localhost:4174", "null", `${PAGE}.evil.example`]) {
      const refused = await from(origin, { method: "POST", body: JSON.stringify({ files: FILES }) });
      expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    }
  });

  it("forgets results by age and by size", async () => {
    service = await serve(now, { keptMs: 50, keptBytes: 10_000 });
    const job = await service.planned({ files: FILES });
    await expect.poll(async () => (await service.fetch(`/v1/plans/${job.id}`)).status).toBe(404);
    await service.close();
    service = await serve(async () => ({ ...RESULT, plan: { x: "y".repeat(4000) } }), { keptBytes: 10_000 });
    const jobs = [];
    for (let i = 0; i < 3; i++) jobs.push(await service.planned({ files: FILES }));
    const status = await Promise.all(jobs.map(async ({ id }) => (await service.fetch(`/v1/plans/${id}`)).status));
    expect(status).toEqual([404, 200, 200]);
  });

  it("tells a plan that couldn't be made from one with errors", async () => {
    service = await serve(async () => {
      throw new Error("No room.");
    });
    const job = await service.planned({ files: FILES });
    expect([job.state, job.reason, job.result]).toEqual(["failed", "No room.", undefined]);
  });
});
