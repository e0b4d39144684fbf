// What each test runner says of itself, as numbers.

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/**
 * The counts of a runner, made honest: one that failed without naming a failure failed once, and one that ran nothing failed.
 * @param {Counts} counts @param {number} status exit status of the runner @returns {Counts}
 */
export function honest(counts, status) {
  const { passed, failed, skipped } = counts;
  const silent = (status !== 0 && failed === 0) || passed + failed + skipped === 0;
  return silent ? { passed, failed: failed + 1, skipped } : counts;
}

/** @param {Counts[]} all @returns {Counts} */
export const sum = (all) =>
  all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), {
    passed: 0,
    failed: 0,
    skipped: 0,
  });

/** @param {Counts} counts */
export const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

/** @param {string} json what `vitest --reporter=json` wrote @returns {Map<string, Counts>} of each file */
export function vitestFiles(json) {
  /** @type {{name: string, status: string, assertionResults: {status: string}[]}[]} */
  const files = JSON.parse(json).testResults;
  return new Map(
    files.map(({ name, status, assertionResults: tests }) => {
      const passed = tests.filter((test) => test.status === "passed").length;
      const failed = tests.filter((test) => test.status === "failed").length;
      // A file that can't even be loaded, or whose set-up fails, is a failed suite without a failed test.
      const broken = status === "failed" && failed === 0 ? 1 : 0;
      return [name, { passed, failed: failed + broken, skipped: tests.length - passed - failed }];
    }),
  );
}

/** @param {string} output of `go test -json`, one event a line @returns {Counts} and a package that didn't build is a failure */
export function goCounts(output) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const text of output.split("\n")) {
    if (!text.startsWith("{")) continue;
    const event = JSON.parse(text);
    if (!event.Test && event.Action !== "fail") continue;
    if (event.Action === "pass") counts.passed++;
    else if (event.Action === "skip") counts.skipped++;
    else if (event.Action === "fail" && (event.Test || event.FailedBuild)) counts.failed++;
  }
  return counts;
}

/** @param {string} output of `go test -json` @returns {string} what the failed tests and builds wrote */
export function goFailures(output) {
  const events = output
    .split("\n")
    .filter((text) => text.startsWith("{"))
    .map((text) => JSON.parse(text));
  const name = (/** @type {{Package?: string, Test?: string}} */ event) => `${event.Package} ${event.Test ?? ""}`;
  const failed = new Set(events.filter(({ Action }) => Action === "fail").map(name));
  return events
    .filter((event) => event.Action === "build-output" || (event.Action === "output" && failed.has(name(event))))
    .map((event) => event.Output)
    .join("");
}

/** @param {string} output of `tsc --pretty false` @param {number} projects @returns {Counts} one check a project, one failure an error */
export function tscCounts(output, projects) {
  const failed = output.split("\n").filter((text) => /: error TS\d+:|^error TS\d+:/.test(text)).length;
  return { passed: failed === 0 ? projects : 0, failed, skipped: 0 };
}

/** @param {string} output of `biome ci` @returns {Counts} files */
export function biomeCounts(output) {
  const number = (/** @type {RegExp} */ pattern) => Number(pattern.exec(output)?.[1] ?? 0);
  const failed = number(/Found (\d+) errors?/) + number(/Found (\d+) warnings?/);
  return { passed: Math.max(0, number(/Checked (\d+) files?/) - failed), failed, skipped: 0 };
}
