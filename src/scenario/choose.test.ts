import { expect, test } from "vitest";
import { chosenFor } from "./choose.ts";
import type { Match } from "./match.ts";
import { passagesOf } from "./passages.ts";

const found = (name: string, explains: string[], named: number, on?: string[]): Match => ({
  scenario: {
    name,
    about: name,
    groups: [],
    asks: [],
    programs: [{ template: "", types: ["aws_cache"] }],
    ...(on && { on }),
  },
  features: { alike: 1, best: 1, covered: 1, contained: 1, named, cloud: 0 },
  probability: 0.8,
  explains: new Set(explains),
});
const request = "A cache with two replicas, snapshots kept five days";
/** What a text is about whose end is of `other`. */
const chosenWith = (other: Match) => {
  const matchesIn = (text: string) =>
    text.startsWith("A cache with two replicas")
      ? [found("aws/cache", ["cache", "two", "replica", "node"], 1)]
      : [other];
  const words = new Set(["cache", "two", "replica", "node", "snapshot", "keep", "day"]);
  const weightOf = (of: Iterable<string>) => [...of].length;
  const passages = passagesOf(request);
  return chosenFor({ request, passages, words, weightOf, matchesIn, least: 0.1 }).map(
    ({ match }) => match.scenario.name,
  );
};
const said = ["snapshot", "keep", "day"];

test("a part of a request is of another thing only where that is named, or of an extension", () => {
  expect(chosenWith(found("aws/warehouse", said, 0))).toEqual(["aws/cache"]);
  expect(chosenWith(found("aws/warehouse", said, 0.5))).toEqual(["aws/cache", "aws/warehouse"]);
  expect(chosenWith(found("aws/on-cache-snapshots", said, 0, ["aws_cache"]))).toEqual([
    "aws/cache",
    "aws/on-cache-snapshots",
  ]);
});
