/** What is sent to the service by somebody who doesn't mean well: bytes on a socket, since no client would send most of it. */
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanJob } from "../../../src/core/plan-service.ts";
import { pathProblem } from "../../api/path.ts";
import { UPLOAD } from "../../limits.ts";
import { OTHER, RESULT, type Service, serve, TOKEN } from "../service.ts";

let service: Service;
/** The id of a job of OTHER's. */
let foreign: string;

beforeAll(async () => {
  service = await serve(async () => RESULT);
  const made = await fetch(`${service.url}/v1/plans`, {
    method: "POST",
    headers: { Authorization: `Bearer ${OTHER}`, "Content-Type": "application/json" },
    body: JSON.stringify({ files: { "secret.tf": "# canary-of-the-other\n" } }),
  });
  foreign = ((await made.json()) as PlanJob).id;
});
afterAll(() => service.close());

const port = () => Number(new URL(service.url).port);

/** Sends parts with pauses between them, and gives all that comes back until the other side closes. */
function sent(parts: (string | Buffer)[], { pauseMs = 0 } = {}): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port(), "127.0.0.1", async () => {
      for (const part of parts) {
        if (socket.destroyed) break;
        socket.write(part);
        if (pauseMs > 0) await new Promise((done) => setTimeout(done, pauseMs));
      }
    });
    socket.setEncoding("latin1").on("data", (text) => {
      answer += text;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}

const AUTH = `Host: localhost\r\nAuthorization: Bearer ${TOKEN}\r\n`;
const head = (line: string, more = "") => `${line} HTTP/1.1\r\n${AUTH}${more}Connection: close\r\n\r\n`;
const post = (body: string, more = "Content-Type: application/json\r\n") =>
  `POST /v1/plans HTTP/1.1\r\n${AUTH}${more}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
const status = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** What is sent, and the status that answers it; 0: the connection is closed without a word. */
const REQUESTS: [string, () => (string | Buffer)[], number | number[]][] = [
  [
    "a header of 1 MB",
    () => [`GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(1 << 20)}\r\n\r\n`],
    [431, 0],
  ],
  ["5,000 headers", () => [`GET /healthz HTTP/1.1\r\nHost: localhost\r\n${"a: b\r\n".repeat(5000)}\r\n`], [431, 0]],
  [
    "a body that says it has 1 TB",
    () => [head("POST /v1/plans", "Content-Type: application/json\r\nContent-Length: 1099511627776\r\n")],
    413,
  ],
  [
    "a body in pieces without end",
    () => [
      `POST /v1/plans HTTP/1.1\r\n${AUTH}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
      ...Array.from({ length: 80 }, () => `10000\r\n${"a".repeat(0x10000)}\r\n`),
    ],
    [413, 0],
  ],
  ["a compressed body", () => [post("x", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n")], 415],
  ["two lengths", () => [`POST /v1/plans HTTP/1.1\r\n${AUTH}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`], 400],
  [
    "a length and pieces",
    () => [
      `POST /v1/plans HTTP/1.1\r\n${AUTH}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n`,
    ],
    400,
  ],
  [
    "a form, as any page could send it",
    () => [post("a=b", "Content-Type: application/x-www-form-urlencoded\r\n")],
    415,
  ],
  ["a text, as any page could send it", () => [post('{"files":{"a.tf":""}}', "Content-Type: text/plain\r\n")], 415],
  [
    "what is no UTF-8",
    () => [Buffer.concat([Buffer.from(post("1234").slice(0, -4)), Buffer.from([0x7b, 0xff, 0xfe, 0x7d])])],
    400,
  ],
  ["brackets without end", () => [post("[".repeat(1_000_000))], 400],
  [
    "brackets as deep as they are long",
    () => [post(`{"files":{"a.tf":""},"vars":{"x":${"[".repeat(500_000)}${"]".repeat(500_000)}}}`)],
    400,
  ],
  ["the prototype of all objects as a file", () => [post('{"files":{"__proto__":{"polluted":true}}}')], 400],
  ["the prototype of all objects as a field", () => [post('{"files":{"a.tf":""},"__proto__":{"x":1}}')], 400],
  ["a path of an address that climbs", () => [head("GET /v1/plans/../../../etc/passwd")], 404],
  ["one that climbs in disguise", () => [head("GET /v1/plans/%2e%2e%2f%2e%2e%2fetc%2fpasswd")], 404],
  ["NUL in an address", () => [head("GET /v1/plans/%00")], 404],
  ["a line break in an address", () => [head("GET /v1/plans/a%0d%0aX-Evil:1")], 404],
  ["an address of 6 kB", () => [head(`GET /v1/plans/${"a".repeat(6000)}`)], 404],
  [
    "another method by a header",
    () => [head("POST /v1/plans/AAAAAAAAAAAAAAAAAAAAAAAA", "X-HTTP-Method-Override: DELETE\r\nContent-Length: 0\r\n")],
    405,
  ],
  ["a method that isn't there", () => [head("PATCH /v1/plans", "Content-Length: 0\r\n")], 405],
  ["TRACE", () => [head("TRACE /v1/plans")], 405],
  ["CONNECT", () => ["CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n"], [0, 400, 404]],
  [
    "a name that somebody's DNS has led here",
    () => [`GET /v1/plans/${foreign} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`],
    421,
  ],
  ["no name at all", () => ["GET /healthz HTTP/1.0\r\nConnection: close\r\n\r\n"], 421],
  [
    "a page that isn't let in",
    () => [head("GET /v1/plans/AAAAAAAAAAAAAAAAAAAAAAAA", "Origin: https://evil.example\r\n")],
    403,
  ],
  ["a sandboxed page", () => [head("GET /healthz", "Origin: null\r\n")], 403],
  ["a forged id", () => [head("GET /v1/plans/AAAAAAAAAAAAAAAAAAAAAAAA")], 404],
  ["another's id", () => [head(`GET /v1/plans/${foreign}`)], 404],
  ["another's id, to end it", () => [head(`DELETE /v1/plans/${foreign}`)], 404],
  ["another's id, to listen to it", () => [head(`GET /v1/plans/${foreign}/events`)], 404],
  ["no token", () => [`GET /v1/plans/${foreign} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`], 401],
  [
    "a token in the address",
    () => [`GET /v1/plans/${foreign}?token=${OTHER} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`],
    401,
  ],
  [
    "a token as a name and a password",
    () => [
      `GET /v1/plans/${foreign} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic ${btoa(`:${OTHER}`)}\r\nConnection: close\r\n\r\n`,
    ],
    401,
  ],
  [
    "a token that begins right",
    () => [
      `GET /v1/plans/${foreign} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${OTHER.slice(0, -1)}\r\nConnection: close\r\n\r\n`,
    ],
    401,
  ],
  [
    "an empty token",
    () => [
      `GET /v1/plans/${foreign} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \r\nConnection: close\r\n\r\n`,
    ],
    401,
  ],
  [
    "two tokens",
    () => [
      `GET /v1/plans/${foreign} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nAuthorization: Bearer ${OTHER}\r\nConnection: close\r\n\r\n`,
    ],
    401,
  ],
  ["what is no HTTP", () => ["\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"], [0, 400]],
];

describe("the service is sent", () => {
  it.each(REQUESTS)("%s", async (_, parts, expected) => {
    const answer = await sent(parts());
    expect([expected].flat()).toContain(status(answer));
    expect(answer).not.toContain("canary-of-the-other");
    expect(answer).not.toContain("polluted");
    expect((await service.fetch("/healthz", { signal: AbortSignal.timeout(2000) })).status).toBe(200);
  });

  it("headers, a letter at a time", async () => {
    const begun = Date.now();
    const answer = await sent([..."GET /healthz HTTP/1.1\r\nHost: localhost\r\n", ..."X".repeat(60)], { pauseMs: 300 });
    expect([0, 408]).toContain(status(answer));
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  it("500 connections that say nothing, and answers all the same", async () => {
    const idle = Array.from({ length: 500 }, () => connect(port(), "127.0.0.1").on("error", () => {}));
    await new Promise((done) => setTimeout(done, 300));
    expect((await service.fetch("/healthz", { signal: AbortSignal.timeout(2000) })).status).toBe(200);
    for (const socket of idle) socket.destroy();
  });

  it("more listeners than it has room for, and answers all the same", async () => {
    const slow = await serve(
      ({ files: _ }, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", reject)),
    );
    const { id } = (await (await slow.post({ files: { "a.tf": "" } })).json()) as PlanJob;
    const stops = new AbortController();
    const streams = await Promise.all(
      Array.from({ length: 105 }, () => slow.fetch(`/v1/plans/${id}/events`, { signal: stops.signal })),
    );
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200, 503]));
    expect((await slow.fetch(`/v1/plans/${id}`, { signal: AbortSignal.timeout(2000) })).status).toBe(200);
    stops.abort();
    await slow.close();
  });

  it("secrets, and logs none of them", async () => {
    await service.fetch(`/v1/plans/${foreign}?token=${OTHER}`);
    await fetch(`${service.url}/v1/plans`, { headers: { Authorization: "Bearer wrong-token-that-is-secret" } });
    await service.post({ files: { "hush.tf": "# hush-text\n" }, vars: { password: "hush-value" } });
    const log = service.log.join("\n");
    expect(log).toMatch(/^GET \/v1\/plans\/\{id\} 404 \d+ ms$/m);
    for (const secret of [TOKEN, OTHER, "wrong-token", foreign, "hush", "\r", "etc/passwd"])
      expect(log).not.toContain(secret);
    expect(await (await service.fetch("/metrics")).text()).not.toMatch(/hush|token|passwd/);
  });
});

/** Paths, and what is said of them; undefined: they are taken. */
const PATHS: [string, RegExp | undefined][] = [
  ["main.tf", undefined],
  ["modules/a/main.tf", undefined],
  [".terraform.lock.hcl", undefined],
  ["日本/ü.tf", undefined],
  ["a b.tf", undefined],
  ["-flag.tf", undefined],
  ["", /empty/],
  ["/etc/passwd", /absolute/],
  ["C:\\x.tf", /backslash/],
  ["C:/x.tf", /absolute/],
  ["~/.ssh/id_rsa", /~/],
  ["../x.tf", /\.\./],
  ["a/../../x.tf", /\.\./],
  ["a/..", /\.\./],
  ["..", /\.\./],
  [".", /without a name/],
  ["a//b.tf", /without a name/],
  ["a/./b.tf", /without a name/],
  ["a/", /without a name/],
  ["a\\..\\..\\b.tf", /backslash/],
  ["a\0.tf", /can't be seen/],
  ["a\nb.tf", /can't be seen/],
  ["a\u001b[2J.tf", /can't be seen/],
  ["a\u0085.tf", /can't be seen/],
  ["a\u202egnp.ft", /can't be seen/],
  ["a\u200b.tf", /can't be seen/],
  ["a\ufeff.tf", /can't be seen/],
  ["a\u2028.tf", /can't be seen/],
  ["a\ud800.tf", /can't be seen/],
  ["a\u{e0041}.tf", /can't be seen/],
  [" a.tf", /space/],
  ["a /b.tf", /space/],
  [`${"a".repeat(256)}.tf`, /255 bytes/],
  [`${"é".repeat(UPLOAD.pathBytes)}.tf`, /longer/],
  [`${"a/".repeat(30)}b.tf`, /deep/],
  [".terraform/providers/evil", /init/],
  ["m/.terraform/modules/modules.json", /init/],
  [".git/config", /git/],
  [".terraformrc", /service's own/],
  ["terraform.rc", /service's own/],
  ["x/.tofurc", /service's own/],
  ["terraform.tfstate", /state/],
  ["terraform.tfstate.backup", /state/],
  ["terraform.tfstate.d/x/terraform.tfstate", /state/],
];

describe("a path", () => {
  it.each(PATHS)("%j", (path, problem) => {
    if (problem) expect(pathProblem(path)).toMatch(problem);
    else expect(pathProblem(path)).toBeUndefined();
  });
});
