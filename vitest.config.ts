import { defineConfig } from "vitest/config";

const SLOW = { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } as const;

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{src,scripts,workers,training}/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
          exclude: ["test/{site,cases,mutants,conftest,browser,stand-ins}/**"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: "service", include: ["service/**/*.test.ts", "test/stand-ins/*.test.ts"], ...SLOW },
      },
      { extends: true, test: { name: "site", include: ["test/site/*.test.ts"], ...SLOW } },
      { extends: true, test: { name: "cases", include: ["test/{cases,mutants,conftest}/*.test.ts"], ...SLOW } },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/*.test.ts"],
          ...SLOW,
          testTimeout: 600_000,
          // What a test waits for is whether it comes: how soon is for the bench to say.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
