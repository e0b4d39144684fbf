import { execFileSync } from "node:child_process";
import { statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./build-cache.ts";
import { bundleCli } from "./bundle.ts";
import { bundled } from "./bundled.mjs";

test("the bundle runs, and counts as made as long as no source has changed", async () => {
  const source = join(ROOT, "src/cli/verify.ts");
  const { atime, mtime } = statSync(source);
  utimesSync(source, atime, mtime); // whole milliseconds, which is all that can be set
  const main = await bundleCli();
  expect(execFileSync(process.execPath, [main, "verify", "--help"], { encoding: "utf8" })).toContain("--fail-on");
  expect(bundled()).toBe(main);
  try {
    utimesSync(source, atime, new Date(mtime.getTime() + 1000));
    expect(bundled()).toBeUndefined();
  } finally {
    utimesSync(source, atime, mtime);
  }
  expect(bundled()).toBe(main);
});
