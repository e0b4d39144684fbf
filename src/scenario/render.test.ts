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
  ['mode = var.count > 1 ? "cross-az" : "single-az"', 'mode = var.count > 1 ? "cross-az" : "single-az"'],
  ['acl = each.key == "a" ? 1 : 2', 'acl = each.key == "a" ? 1 : 2'],
  ['filter = "{ $.status > 400 }"', 'filter = "{ $.status > 400 }"'],
])("%s becomes %s", (template, text) => {
  expect(of(template, { count: "3", acl: "private" })).toBe(text);
});
