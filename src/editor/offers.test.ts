import { expect, test } from "vitest";
import { offersAt } from "./offers.ts";

const TEXT = `variable "x" {}
locals {
  size = 1
}
resource "aws_instance" "web" {
  count = 2
  type  = "t3.micro"
  name  = "web-\${var.x}"
}
`;
const placeOf = (file: string, at: number) => ({ file, at });
const titles = (at: string, offset = 0) =>
  offersAt("main.tf", TEXT, TEXT.indexOf(at) + offset, { placeOf }).map(({ title }) => title);
const SPLIT = "Split into files by kind";

test.each([
  ["t3.micro", ["Extract to variable", "Extract to local value", "Convert to for_each", SPLIT]],
  ["web-", ["Extract to local value", "Convert to for_each", SPLIT]],
  ["aws_instance", ["Convert to for_each", SPLIT]],
  ["1\n", ["Extract to variable", SPLIT]],
  ["variable", [SPLIT]],
])("at %s", (at, expected) => {
  expect(titles(at)).toEqual(expected);
});

test("blocks are named in the module of their folder", () => {
  const text = 'resource "t_x" "a" {\n  count = 1\n}\n';
  expect(offersAt("modules/m/main.tf", text, 3, { placeOf }).map(({ request }) => request)).toEqual([
    { action: "count-to-for-each", address: "t_x.a", folder: "modules/m" },
  ]);
});
