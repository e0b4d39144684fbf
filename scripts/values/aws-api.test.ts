import { describe, expect, it } from "vitest";
import type { Attribute, Block, Nesting } from "../../src/core/schema.ts";
import { Api } from "./aws-api.ts";
import type { Model } from "./aws-models.ts";

const text: Attribute = {
  type: "string",
  required: false,
  optional: true,
  computed: false,
  sensitive: false,
  deprecated: false,
  writeOnly: false,
};
const block = (names: string[], blocks: Record<string, Block> = {}): Block => ({
  attributes: new Map(names.map((name) => [name, text])),
  blocks: new Map(
    Object.entries(blocks).map(([name, inner]) => [name, { nesting: "list" as Nesting, min: 0, max: 0, block: inner }]),
  ),
  deprecated: false,
});

const structure = (members: Record<string, string>) => ({
  type: "structure",
  members: Object.fromEntries(Object.entries(members).map(([name, shape]) => [name, { shape }])),
});
const DLM: Model = {
  name: "dlm",
  operations: {
    CreateLifecyclePolicy: { name: "CreateLifecyclePolicy", input: { shape: "Input" } },
    UpdateLifecyclePolicy: { name: "UpdateLifecyclePolicy", input: { shape: "Update" } },
    CreateOther: { name: "CreateOther", input: { shape: "Other" } },
    DescribeLifecyclePolicy: { name: "DescribeLifecyclePolicy", input: { shape: "Other" } },
  },
  shapes: {
    Input: structure({ State: "State", Details: "Details", Wrapped: "Wrapper", Settings: "Settings", Unit: "State" }),
    Update: structure({ Unit: "Pattern" }),
    Other: structure({ Elsewhere: "State" }),
    Details: structure({ ResourceTypes: "Types" }),
    Wrapper: structure({ Interval: "State" }),
    Settings: { type: "list", member: { shape: "Setting" } },
    Setting: structure({ Name: "State" }),
    Types: { type: "list", member: { shape: "Type" } },
    Type: { type: "string", enum: ["VOLUME", "INSTANCE"] },
    State: { type: "string", enum: ["ENABLED", "DISABLED"] },
    Pattern: { type: "string", pattern: "[a-z]+" },
  },
};

/** The arguments that are found, with what they may be. */
const found = (inner: Block, type = "aws_dlm_lifecycle_policy") =>
  Object.fromEntries(
    [...new Api(new Map([["dlm", DLM]])).constraints(type, inner)].map(({ key, shape }) => [key, shape.enum]),
  );

describe("from an argument to an API's member", () => {
  it("goes by names, through blocks and lists", () => {
    expect(found(block(["state"], { details: block(["resource_types"]) }))).toEqual({
      state: ["ENABLED", "DISABLED"],
      "details.resource_types": ["VOLUME", "INSTANCE"],
    });
  });

  it("passes structures that the provider leaves out, but not for a generic name", () => {
    expect(found(block(["interval", "name"]))).toEqual({ interval: ["ENABLED", "DISABLED"] });
  });

  it("takes nothing where two operations differ, or from operations on something else", () => {
    expect(found(block(["unit", "elsewhere"]))).toEqual({});
  });

  it("knows no type of another service", () => {
    expect(found(block(["state"]), "aws_vpc")).toEqual({});
  });
});
