import { expect, test } from "vitest";
import { unusedIn } from "./begun.ts";

test.each<[string, string, string | undefined]>([
  [
    "ssh from 10.0.0.0/8 to subnet-0abc1234",
    'cidr = "10.0.0.0/8"',
    "Not in the program, though you say it: subnet-0abc1234.",
  ],
  ['a queue called "Orders" in eu-west-3', 'name = "orders"', "Not in the program, though you say it: eu-west-3."],
  ["mail to ops@acme.io, twice: ops@acme.io", "", "Not in the program, though you say it: ops@acme.io."],
  ["a queue with a dead letter queue after 5 tries", "", undefined],
])("%s: what is given literally and isn't there is told", (prompt, program, told) => {
  expect(unusedIn(prompt, program)).toBe(told);
});
