import { expect, test } from "vitest";
import { JUDGED } from "../../test/report.ts";
import { gitlab } from "./gitlab.ts";

test("what counts, with all that GitLab demands, and fingerprints that differ between folders", () => {
  const issues = JSON.parse(gitlab(JUDGED));
  expect(issues).toEqual([
    {
      description: 'No "x" & <y>: De\u0001tail',
      check_name: "unsupported-argument",
      fingerprint: expect.stringMatching(/^infra:[0-9a-f]{16}$/),
      severity: "blocker",
      location: { path: "infra/a b/main.tf", lines: { begin: 2 } },
    },
    {
      description: "Large",
      check_name: "limit",
      fingerprint: expect.any(String),
      severity: "minor",
      location: { path: "infra", lines: { begin: 1 } },
    },
    {
      description: "aws_s3_bucket.a: Buckets are encrypted",
      check_name: "aws/s3-encryption",
      fingerprint: expect.any(String),
      severity: "critical",
      location: { path: "infra/a b/main.tf", lines: { begin: 1 } },
    },
  ]);
  expect(JSON.parse(gitlab({ ...JUDGED, root: "" }))[0].fingerprint).toBe(issues[0].fingerprint.slice("infra:".length));
});
