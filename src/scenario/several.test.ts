import { expect, test } from "vitest";
import { listsIn } from "./several.ts";

test.each<[string, string | undefined, string[]]>([
  ["three queues: orders, refunds and invoices, each with a dlq", "queu", ["orders", "refunds", "invoices"]],
  ["ECR repositories api, worker and web with immutable tags", "repo", ["api", "worker", "web"]],
  ["log groups /aws/app/web, /aws/app/worker for 30 days", "group", ["/aws/app/web", "/aws/app/worker"]],
  ['buckets called "raw-data" and "clean-data"', "bucket", ["raw-data", "clean-data"]],
  ["SQS queues called red, blue and green", "queu", ["red", "blue", "green"]],
  ["in subnets subnet-0a1b2c3d4e5f60718 and subnet-0a1b2c3d4e5f60719", undefined, []],
  ["a queue for orders and a topic", undefined, []],
  ["objects move, then expire", undefined, []],
])("%s", (request, of, names) => {
  const [found] = listsIn(request);
  expect(found?.names ?? []).toEqual(names);
  if (of) expect(found?.of).toBe(of);
});
