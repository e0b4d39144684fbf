/** The Vite plugin that makes the built page self-sufficient: pre-flight, headers as a file, and the service worker with the list of what it keeps. */
import { createHash } from "node:crypto";
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import connected from "../src/core/connected-headers.json" with { type: "json" };
import headers from "../src/core/headers.json" with { type: "json" };
import { filesBelow } from "./compress.ts";
import { locate, modelsBeside } from "./serve.mjs";

/** Path relative to the page → sha256 (hex) of the file. */
export type Manifest = Record<string, string>;

/** Weights have their own store, resumable and hashed; what is precompressed is the same file again. */
const NOT_KEPT = /^models\/.+\/|\.(br|gz|map|zip)$|^(service|serve)\.m?js$|^README\.txt$|^_headers$/;

/** Lists what the service worker may keep, with hashes, so that half a file or an error page is never kept. */
export function manifestOf(folder: string): Manifest {
  const files = filesBelow(folder).filter((path) => !NOT_KEPT.test(path));
  const hash = (path: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, path)))
      .digest("hex");
  return Object.fromEntries(files.map((path) => [path, hash(path)]));
}

const POLICY = "Content-Security-Policy";
const isConnected = (path: string) => /\/connected\.html$/.test(path);

/** What a browser takes from a meta element; it is only a second line behind the header, for the first load from a plain host. */
const metaPolicy = (path: string) =>
  (isConnected(path) ? connected : headers)[POLICY].replace(/; frame-ancestors [^;]+/, "");

export function site(): Plugin {
  let outDir = "";
  let building = false;
  return {
    name: "terraformer-site",
    configResolved: (config) => {
      outDir = join(config.root, config.build.outDir);
      building = config.command === "build";
    },
    // The development server has one set of headers for all.
    configureServer: ({ middlewares }) => {
      middlewares.use("/models/more", (request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        const file = locate(modelsBeside(import.meta.dirname) ?? "", decodeURIComponent(pathname));
        if (!file) return next();
        if (file.endsWith(".json")) response.setHeader("Content-Type", "application/json");
        createReadStream(file).pipe(response);
      });
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        const set = response.setHeader.bind(response);
        if (isConnected(pathname))
          response.setHeader = (name, value) => set(name, name === POLICY ? connected[POLICY] : value);
        next();
      });
    },
    // First, and not a module: it explains what is missing where modules don't even parse.
    transformIndexHtml: (_, { path, bundle = {} }) => [
      ...(building
        ? [
            {
              tag: "meta",
              attrs: { "http-equiv": "Content-Security-Policy", content: metaPolicy(path) },
              injectTo: "head-prepend" as const,
            },
          ]
        : []),
      {
        tag: "script",
        attrs: { src: "./preflight.js", ...(building && { "data-service": "service.js" }) },
        injectTo: "head-prepend",
      },
      // The verifier is most of what has to come, so it comes first: page and verifier are read and compiled side by side.
      ...Object.values(bundle).flatMap((chunk) =>
        chunk.type === "chunk" && chunk.isEntry && chunk.name === "start"
          ? {
              tag: "script",
              attrs: { type: "module", async: true, crossorigin: true, src: `./${chunk.fileName}` },
              injectTo: "head-prepend" as const,
            }
          : [],
      ),
      ...["wasm/engine.wasm", "schemas/index.json"].map((path) => ({
        tag: "link",
        attrs: { rel: "preload", as: "fetch", crossorigin: true, href: `./${path}` },
        injectTo: "head-prepend" as const,
      })),
    ],
    // Last of all: public/ has been copied by now.
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        if (!building) return;
        for (const [name, content] of Object.entries({ headers, "connected-headers": connected }))
          writeFileSync(join(outDir, `${name}.json`), `${JSON.stringify(content, null, 2)}\n`);
        const manifest = manifestOf(outDir);
        await build({
          configFile: false,
          logLevel: "warn",
          publicDir: false,
          define: { __MANIFEST__: JSON.stringify(manifest) },
          build: {
            outDir,
            emptyOutDir: false,
            target: "es2023",
            // A classic script: not every browser takes a module as service worker.
            lib: { entry: "workers/service.ts", formats: ["iife"], name: "service", fileName: () => "service.js" },
          },
        });
      },
    },
  };
}
