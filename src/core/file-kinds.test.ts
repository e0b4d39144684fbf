import { expect, it } from "vitest";
import { isConfiguration, isFormatted, isHcl, isHclJson, isNative, isPolicyData, isRoot } from "./file-kinds.ts";

const kinds = { isConfiguration, isFormatted, isHcl, isHclJson, isNative, isPolicyData, isRoot };
const of = (path: string) => Object.entries(kinds).flatMap(([name, is]) => (is(path) ? [name] : []));

it("takes OpenTofu's files for what Terraform's are", () => {
  for (const path of ["main", "modules/net/main"]) {
    expect(of(`${path}.tofu`)).toEqual(of(`${path}.tf`));
    expect(of(`${path}.tofu.json`)).toEqual(of(`${path}.tf.json`));
    expect(of(`${path}.tofutest.json`)).toEqual(of(`${path}.tftest.json`));
  }
});

it("tells each kind by its ending", () => {
  expect(of("main.tf")).toEqual(["isConfiguration", "isFormatted", "isHcl", "isNative", "isRoot"]);
  expect(of("net/main.tf")).toEqual(["isConfiguration", "isFormatted", "isHcl", "isNative"]);
  expect(of("main.tf.json")).toEqual(["isConfiguration", "isHclJson"]);
  expect(of("prod.tfvars")).toEqual(["isFormatted", "isHcl"]);
  expect(of(".terraform.lock.hcl")).toEqual(["isHcl"]);
  expect(of("data.json")).toEqual(["isPolicyData"]);
  expect(of("policies/.manifest")).toEqual(["isPolicyData"]);
  for (const other of ["prod.tfvars.json"]) expect(of(other)).toEqual(["isHclJson"]);
  for (const other of ["acme.schema.json", "x.tftest.json", "README.md", "main.tf~"]) expect(of(other)).toEqual([]);
});
