import { expect, test } from "vitest";
import { isNamedFor, textsIn } from "./texts.ts";

test.each([
  ["mail ops@example.com", ["email ops@example.com"]],
  ["instance i-0abc1234def567890 in vpc-0a1b2c3d", ["id i-0abc1234def567890", "id vpc-0a1b2c3d"]],
  ["zone Z0123456789ABCDEFGHIJ", ["id Z0123456789ABCDEFGHIJ"]],
  ["only arn:aws:s3:::acme-reports/*, please", ["arn arn:aws:s3:::acme-reports/*"]],
  ["in eu-west-1a and europe-west3", ["zone eu-west-1a", "region europe-west3"]],
  ["in West Europe", ["region West Europe"]],
  ["log group /app/web for 10.0.0.0/16", ["path /app/web", "network 10.0.0.0/16"]],
  ['group "developers" and queue "jobs"', ["name developers", "name jobs"]],
  ["called Sessions, alias app-secrets", ["name Sessions", "name app-secrets"]],
  ["the alias alias/payroll", ["name alias/payroll"]],
  ["backups 01:00-02:00, report at 06:30", ["time 01:00-02:00", "time 06:30"]],
  ["the group web-asg behind server-lb", ["word web-asg", "word server-lb"]],
  ["nginx:1.27 on app.example.com", ["image nginx:1.27", "domain app.example.com"]],
  ["every day: cron(0 6 * * ? *)", ["schedule cron(0 6 * * ? *)"]],
  ["t3.micro, Standard_B2s or e2-micro", ["machine t3.micro", "machine Standard_B2s", "machine e2-micro"]],
  ["written to name.txt", ["file name.txt"]],
  // Words that merely have a hyphen are no names.
  ["a customer-managed key, read-only, on-demand, multi-az", []],
  ["a bucket whose name ends in a random suffix", []],
])("%s", (request, texts) => {
  expect(textsIn(request).map(({ kind, text }) => `${kind} ${text}`)).toEqual(texts);
});

test("an identifier is for an argument that is named after its thing", () => {
  const [vpc, table] = textsIn("vpc-0a1b2c3d with rtb-0123456789abcdef0").map(({ of = "" }) => of);
  expect(["vpc_id", "route_table_ids", "name"].map((name) => isNamedFor(name, vpc as string))).toEqual([
    true,
    false,
    false,
  ]);
  expect(isNamedFor("route_table_ids", table as string)).toBe(true);
});
