import { expect, test } from "vitest";
import { byName, common, nameBy, nextOf } from "./like-siblings.ts";

test.each([
  [["a", "b"], "c"],
  [["worker-1", "worker-2"], "worker-3"],
  [["01", "02"], "03"],
  [["eu-west-1a", "eu-west-1b"], "eu-west-1c"],
  [["0", "1", "2"], "3"],
  [["orders", "mails"], undefined],
  [["a", "c"], undefined],
  [["x", "y", "z"], undefined],
  [["a"], undefined],
])("after %j", (names, next) => expect(nextOf(names)).toBe(next));

test("a value has the name in it, and the name is in the value", () => {
  const [names, zones] = [
    ["a", "b"],
    ["eu-west-1a", "eu-west-1b"],
  ];
  expect(byName(names, zones, "c")).toBe("eu-west-1c");
  expect(nameBy(names, zones, "eu-west-1c")).toBe("c");
  expect(nameBy(names, zones, "us-east-1c")).toBeUndefined();
  expect(byName(names, ["t3.small", "t3.large"], "c")).toBeUndefined();
  // Of one alone it may be chance.
  expect(byName(["a"], ["eu-west-1a"], "c")).toBeUndefined();
});

test("what all are", () => {
  expect(common(["1", "1"])).toBe("1");
  expect(common(["1", "2"])).toBeUndefined();
});
