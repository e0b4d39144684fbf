import { expect, it } from "vitest";
import { localModules } from "./local-modules.ts";

const call = (name: string, source: string) => `module "${name}" {\n  source = "${source}"\n}\n`;
const MAIN = 'resource "aws_vpc" "main" {\n}\n';

it("finds the folders that calls lead to, from modules too", () => {
  const files = {
    "main.tf":
      call("app", "./app") + call("twice", "./store/") + call("far", "hashicorp/x/aws") + call("none", "./none"),
    "app/main.tf": call("store", "../store"),
    "store/main.tf": MAIN,
    "uncalled/main.tf": MAIN,
  };
  expect(localModules(files)).toEqual([
    { call: "module.app", folder: "app" },
    { call: "module.app.module.store", folder: "store" },
    { call: "module.twice", folder: "store" },
  ]);
});

it("leaves what lies above the root, and ends where modules call each other", () => {
  expect(localModules({ "main.tf": call("up", "../x"), "x/main.tf": MAIN })).toEqual([]);
  const circle = { "main.tf": call("a", "./a"), "a/main.tf": call("b", "../b"), "b/main.tf": call("a", "../a") };
  expect(localModules(circle).length).toBeLessThan(20);
});
