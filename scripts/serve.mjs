#!/usr/bin/env node
// Serves the built page. Node only, no dependency: this very file ships inside the package beside index.html.
//   node serve.mjs [FOLDER] [--port 4173] [--host localhost]
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".jsonl": "application/x-ndjson; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
};
/** Preferred first. The build writes these siblings; where there are none, the file itself is sent. */
const ENCODINGS = /** @type {const} */ ([
  ["br", ".br"],
  ["gzip", ".gz"],
]);
/** Vite puts a content hash into the name of everything under assets/. */
const HASHED = /^\/assets\/.+-[\w-]{8}\.\w+$/;

/** The page that may reach other machines; some hosts show it without its ending. */
const CONNECTED = /\/connected(\.html)?$/;

/**
 * The file a request path names, or undefined when it names none inside `root`.
 * Hidden files are never served.
 * @param {string} root absolute
 * @param {string} path the decoded path of the request, beginning with a slash
 */
export function locate(root, path) {
  if (path.includes("\0") || path.split(/[/\\]/).some((part) => part.startsWith("."))) return undefined;
  let file = resolve(root, `.${path}`);
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  if (entryAt(file)?.isDirectory()) file = join(file, "index.html");
  return entryAt(file)?.isFile() ? file : undefined;
}

/** What is at a path; undefined also below a file, where it is no folder. @param {string} file */
function entryAt(file) {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

/** Models that were got lie outside the built page, and are served as if they were in it. */
const MORE_MODELS = "/models/more/";

/** @param {Roots} roots @param {string} path */
function placeOf({ root, models }, path) {
  const got = models && path.startsWith(MORE_MODELS) && locate(models, `/${path.slice(MORE_MODELS.length)}`);
  return got || locate(root, path);
}

/**
 * Answers one request.
 * @typedef {{root: string, models?: string}} Roots
 * @param {Roots} roots
 * @param {Record<string, string>} headers put on every response, workers' scripts included
 * @param {Record<string, string>} connected put on connected.html in place of those
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function answer(roots, headers, connected, request, response) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  /** @param {number} status @param {string} text */
  const refuse = (status, text) => response.writeHead(status, { "Content-Type": "text/plain" }).end(`${text}\n`);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "Only GET and HEAD are answered.");
  let path;
  try {
    path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  } catch {
    return refuse(400, "This is not a valid path.");
  }
  if (CONNECTED.test(path)) for (const [name, value] of Object.entries(connected)) response.setHeader(name, value);
  const file = placeOf(roots, path);
  if (!file) return refuse(404, `Nothing is served at ${path}.`);

  // A part of a file is a part of the file itself: what comes next of a download must fit what is there.
  const range = request.headers.range;
  const coding = range ? undefined : codingOf(String(request.headers["accept-encoding"] ?? ""), file);
  const sent = coding ? file + coding[1] : file;
  const { size, mtimeMs } = statSync(sent);
  const tag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}${coding ? `-${coding[0]}` : ""}"`;
  response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("ETag", tag);
  response.setHeader("Accept-Ranges", "bytes");
  response.setHeader("Cache-Control", HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
  const known = String(request.headers["if-none-match"] ?? "").split(/\s*,\s*/);
  if (known.some((one) => one === "*" || one.replace(/^W\//, "") === tag)) return response.writeHead(304).end();
  response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
  if (coding) response.setHeader("Content-Encoding", coding[0]);
  const condition = request.headers["if-range"];
  const part = range && (!condition || condition === tag) ? partOf(range, size) : undefined;
  if (part === "none") {
    response.setHeader("Content-Range", `bytes */${size}`);
    return refuse(416, `There are ${size} bytes.`);
  }
  if (part) response.setHeader("Content-Range", `bytes ${part.start}-${part.end}/${size}`);
  response.setHeader("Content-Length", part ? part.end - part.start + 1 : size);
  response.writeHead(part ? 206 : 200);
  if (request.method === "HEAD" || size === 0) return response.end();
  const stream = createReadStream(sent, part ?? {});
  // A file that vanishes or can't be read ends the connection: never half a file that looks whole.
  stream.on("error", () => response.destroy());
  return stream.pipe(response);
}

/**
 * The first coding that there is and that a browser takes.
 * @param {string} accepted @param {string} file
 */
function codingOf(accepted, file) {
  const taken = new Map(
    accepted.split(",").map((one) => {
      const [name = "", ...parameters] = one
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      return [name, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))];
    }),
  );
  return ENCODINGS.find(([name, suffix]) => (taken.get(name) ?? taken.get("*")) && existsSync(file + suffix));
}

/**
 * The one range that is asked for, both ends included; "none" when it lies beyond the file, undefined when the whole file is the answer to it.
 * @param {string} range @param {number} size
 */
function partOf(range, size) {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (!from && !to) return undefined; // several ranges, or none that we know: that is allowed to be answered with everything
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (from && to && Number(to) < start) return undefined;
  return start < size ? { start, end } : "none";
}

/**
 * Starts the server; a busy port means the next free one. The headers are those the build left in headers.json and connected-headers.json.
 * @param {{root: string, port?: number, host?: string, headers?: Record<string, string>, models?: string | undefined}} options
 * @returns {Promise<{url: string, port: number, close: () => Promise<void>}>}
 */
export async function serve({ root, port = 4173, host = "localhost", headers, models }) {
  root = resolve(root);
  const roots = { root, ...(models && { models: resolve(models) }) };
  /** @param {string} name */
  const built = (name) => JSON.parse(readFileSync(join(root, name), "utf8"));
  const own = headers ?? built("headers.json");
  const wider = headers || !existsSync(join(root, "connected-headers.json")) ? {} : built("connected-headers.json");
  const server = createServer((request, response) => answer(roots, own, wider, request, response));
  for (let tries = 0; ; tries++) {
    try {
      await new Promise((done, failed) => {
        server.once("error", failed);
        server.listen(port, host, () => {
          server.off("error", failed);
          done(undefined);
        });
      });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EADDRINUSE" || tries === 100) throw error;
      port++;
    }
  }
  const address = server.address();
  if (address && typeof address === "object") port = address.port;
  const close = () =>
    new Promise((/** @type {(value?: undefined) => void} */ done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${port}/`, port, close };
}

/** Where a checkout keeps models that were got; a package has them inside. @param {string} here */
export const modelsBeside = (here) =>
  existsSync(join(here, "index.html")) ? undefined : (process.env.TERRAFORMER_MODELS ?? join(here, "../models"));

async function main() {
  const { values, positionals } = parseArgs({
    options: { port: { type: "string" }, host: { type: "string" } },
    allowPositionals: true,
  });
  const here = dirname(fileURLToPath(import.meta.url));
  const root = positionals[0] ?? (existsSync(join(here, "index.html")) ? here : join(here, "../dist/site"));
  if (!existsSync(join(root, "headers.json"))) {
    console.error(`${root} is no built page (it has no headers.json). Run "npm run build" first, or name the folder.`);
    process.exit(2);
  }
  const port = values.port === undefined ? 4173 : Number(values.port);
  const { url } = await serve({ root, port, host: values.host ?? "localhost", models: modelsBeside(here) });
  console.log(`TerraFormer is at ${url}   (Ctrl+C ends it)`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) await main();
