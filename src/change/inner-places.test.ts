import { expect, it } from "vitest";
import { readingOf } from "../language/reading.ts";
import { placesInside } from "./inner-places.ts";

const CONTAINERS = `jsonencode([
  { name = "web", memory = 256, options = { maxSize = "10m" } },
  { name = "proxy", memory = var.memory }
])`;

const placesFor = (request: string, path: string[], expression: string) =>
  placesInside("aws_ecs_task_definition", path, expression, readingOf(request), new Set(), []);

it("values of maps are places, with the objects of lists and maps that they are in", () => {
  const places = placesFor("max size of web to 20m", ["definitions"], CONTAINERS);
  expect(places.map(({ path }) => path.slice(1).join("."))).toEqual([
    "0.0.name",
    "0.0.memory",
    "0.0.options.maxSize",
    "0.1.name",
  ]);
  expect(places.map(({ elements }) => elements.map(({ index, called }) => [index, called]))).toEqual([
    [[0, 1]],
    [[0, 1]],
    [
      [0, 1],
      [2, 0],
    ],
    [[1, 0]],
  ]);
  expect(places.find(({ name }) => name === "maxSize")?.says).toBeGreaterThanOrEqual(1);
});

it("tags are none, nor what isn't written", () => {
  expect(placesFor("owner is tom", ["tags"], '{ owner = "ann" }')).toEqual([]);
  expect(placesFor("owner is tom", ["x"], "merge(local.tags, {})")).toEqual([]);
  expect(placesFor("owner is tom", ["x"], '"ann"')).toEqual([]);
});
