import { expect, test } from "vitest";
import { Stated } from "./stated.ts";

const literal = (text: string, said: string) => {
  const at = text.indexOf(said);
  return { at, end: at + said.length };
};

test.each([
  ["buffering_size", "a buffering size of 64", "64"],
  ["starting_position", 'with "LATEST" as the starting position', '"LATEST"'],
  ["dag_s3_path", "DAG S3 path set to dags/", "dags/"],
  ["message_retention_seconds", "message retention 345600", "345600"],
])("%s is stated by “%s”", (name, text, said) => {
  expect(new Stated(text).nameOf(name, literal(text, said))).toBeDefined();
});

test.each([
  ["starting_position", "a starting position, and a batch of 10", "10"],
  ["batch_size", "a batch of 10", "10"],
])("%s isn't by “%s”", (name, text, said) => {
  expect(new Stated(text).nameOf(name, literal(text, said))).toBeUndefined();
});

test("a thing is named last outside of brackets that are closed, and not where it is only referred to", () => {
  const text = "a listener (a redirect (port 443), status 301) for the topic with port 80";
  const stated = new Stated(text);
  const things = ["listener", "redirect", "topic"].map((name) => ({ name, ...literal(text, name) }));
  const last = (said: string) =>
    stated.lastNamed(
      things.filter(({ end }) => end <= text.indexOf(said)),
      text.indexOf(said),
    )?.name;
  expect(last("443")).toBe("redirect");
  expect(last("301")).toBe("listener");
  expect(last("80")).toBe("listener");
});
