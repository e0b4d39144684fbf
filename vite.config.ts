import { defineConfig } from "vite";
import { site } from "./scripts/site.ts";
import headers from "./src/core/headers.json" with { type: "json" };

export default defineConfig({
  // Relative addresses, so that the page can be served from any sub-path.
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [site()],
  worker: { format: "es" },
  server: { headers },
  build: {
    outDir: "dist/site",
    target: "es2023",
    // What knows no modulepreload loads its modules a little later.
    modulePreload: { polyfill: false },
    // No inlined data: URLs: connect-src is 'self' alone, and wasm glue fetches its own files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: { index: "index.html", connected: "connected.html", start: "src/start.ts" },
      // What the verifier starts with is one file, instead of several too small to be compressed.
      output: {
        codeSplitting: {
          groups: [
            {
              name: "verifier",
              test: /src\/(?:verifier|bridge|core\/(?:edits|own|secrets|report|policy-work|catalogue))|comlink/,
            },
          ],
        },
      },
      checks: { pluginTimings: false },
    },
  },
});
