import { expect, it } from "vitest";
import { contains, isWorld, networkOf } from "./cidr.ts";

const within = (outer: string, inner: string) => {
  const [one, other] = [networkOf(outer), networkOf(inner)];
  return one && other ? contains(one, other) : undefined;
};

it.each([
  ["10.0.0.0/8", "10.1.2.0/24", true],
  ["10.1.2.0/24", "10.0.0.0/8", false],
  ["0.0.0.0/0", "203.0.113.4", true],
  ["10.0.0.0/9", "10.128.0.0/16", false],
  ["::/0", "2001:db8::1/64", true],
  ["2001:db8::/32", "2001:db9::/32", false],
  ["::/0", "10.0.0.0/8", false],
  ["10.0.0.0/33", "10.0.0.0/8", undefined],
  ["999.0.0.0/8", "10.0.0.0/8", undefined],
  ["1::2::3/64", "10.0.0.0/8", undefined],
])("%s has %s: %s", (outer, inner, is) => expect(within(outer, inner)).toBe(is));

it("knows everybody", () => {
  expect(["0.0.0.0/0", "::/0", "0.0.0.0", "10.0.0.0/8"].map(isWorld)).toEqual([true, true, false, false]);
});
