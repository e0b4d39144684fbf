import { expect, test } from "vitest";
import { median, ofDemands, ofRequests } from "./intervals.ts";

test("a share of requests has Wilson's interval, which stays within all and none", () => {
  expect(ofRequests(9, 60)).toBe("9 of 60 [8, 26 %]");
  expect(ofRequests(0, 20)).toBe("0 of 20 [0, 16 %]");
  expect(ofRequests(20, 20)).toBe("20 of 20 [84, 100 %]");
  expect(ofRequests(0, 0)).toBe("0 of 0");
});

test("demands spread as their requests do: all alike, the share is certain", () => {
  const alike = Array.from({ length: 10 }, () => ({ met: 3, demands: 6 }));
  expect(ofDemands(alike)).toBe("30 of 60 [50, 50 %]");
  const halves = alike.map((row, at) => ({ ...row, met: at % 2 === 0 ? 6 : 0 }));
  expect(ofDemands(halves)).toBe("30 of 60 [17, 83 %]");
  expect(ofDemands([{ met: 1, demands: 3 }])).toBe("1 of 3");
});

test("the middle of an even number is the upper one", () => {
  expect(median([4, 1, 3, 2])).toBe(3);
});
