import { expect, test } from "vitest";
import { rendered } from "./render.ts";

const GROUPS = { groups: [] };
const of = (template: string, values: Record<string, string> = {}) =>
  rendered(template, GROUPS, { values, said: new Set() }).trim();

test.each([
  ['mode = {{count}} > 1 ? "cross-az" : "single-az"', 'mode = "cross-az"'],
  ["aware = {{count}} % 2 == 0", "aware = false"],
  ["ids = {{count}} % 2 == 0 ? [a.one.id, a.two.id] : [a.one.id]", "ids = [a.one.id]"],
  ['block = "{{acl}}" != "public-read"', "block = true"],
  ["fifo = false || true", "fifo = true"],
  ["per_unit = {{count}} > 1 ? null : 125\nsize = 1", "size = 1"],
  ["locals {\n  size = {{count}} > 1 ? null : 125\n}", "locals {\n  size = null\n}"],
  ["route = {\n  to = {{count}} > 1 ? null : 1\n  id = 2\n}", "route = {\n  to = null\n  id = 2\n}"],
  ['resource "a_b" "c" {\n  size = {{count}} > 1 ? null : 1\n}', 'resource "a_b" "c" {\n}'],
  ["route = [{ to = {{count}} > 1 ? null : 1, id = 2 }]", "route = [{ to = null, id = 2 }]"],
  ["threshold = {{count}} - 1", "threshold = 2"],
  ["burst = {{count}} * 2", "burst = 6"],
  ["seconds = {{count}} * 86400", "seconds = 3 * 86400"],
  ['location = upper("{{zone}}")', 'location = "EU-WEST1-B"'],
  ['region = substr("{{zone}}", 0, length("{{zone}}") - 2)', 'region = "eu-west1"'],
  ['region = join("-", slice(split("-", "{{zone}}"), 0, 2))', 'region = "eu-west1"'],
  ['name = "web-${format("{%s}", "{ build:date }")}"', 'name = "web-{{ build:date }}"'],
  ['name = replace("{{zone}}", "/[0-9]/", "")', 'name = replace("eu-west1-b", "/[0-9]/", "")'],
  ['name = upper("{{zone}}-${var.name}")', 'name = upper("eu-west1-b-${var.name}")'],
  ['mode = var.count > 1 ? "cross-az" : "single-az"', 'mode = var.count > 1 ? "cross-az" : "single-az"'],
  ['acl = each.key == "a" ? 1 : 2', 'acl = each.key == "a" ? 1 : 2'],
  ['filter = "{ $.status > 400 }"', 'filter = "{ $.status > 400 }"'],
])("%s becomes %s", (template, text) => {
  expect(of(template, { count: "3", acl: "private", zone: "eu-west1-b" })).toBe(text);
});
