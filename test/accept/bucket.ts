/** A small schema and a program around it, for tests of what is accepted. */

import type { Scope } from "../../src/core/constraint.ts";
import type { Attribute, Block, CtyType, NestedAttributes } from "../../src/core/schema.ts";
import { acceptorOf, type State } from "../../src/decode/accept/index.ts";

const NONE = {
  required: false,
  optional: false,
  computed: false,
  sensitive: false,
  deprecated: false,
  writeOnly: false,
};
const required = (type: CtyType): Attribute => ({ type, ...NONE, required: true });
const optional = (type: CtyType): Attribute => ({ type, ...NONE, optional: true });
const computed = (type: CtyType): Attribute => ({ type, ...NONE, computed: true });

const RULE: Block = {
  attributes: new Map([
    ["days", required("number")],
    ["prefix", optional("string")],
  ]),
  blocks: new Map(),
  deprecated: false,
};
const BUCKET: Block = {
  attributes: new Map([
    ["arn", computed("string")],
    ["bucket", required("string")],
    ["acl", optional("string")],
    ["tags", optional(["map", "string"])],
    ["ports", optional(["list", "number"])],
    ["ingress", optional(["set", ["object", { from: "number", cidrs: ["list", "string"] }]])],
    ["policy", optional("string")],
  ]),
  blocks: new Map([["rule", { nesting: "list", min: 1, max: 2, block: RULE }]]),
  deprecated: false,
};
const BUCKET_TYPE: CtyType = ["object", { arn: "string", id: "string", size: "number", tags: ["map", "string"] }];
const POLICY: NestedAttributes = {
  nesting: "single",
  attributes: new Map([
    ["Version", required("string")],
    [
      "Statement",
      {
        ...required("dynamic"),
        nested: {
          nesting: "list",
          attributes: new Map([
            ["Effect", required("string")],
            ["Action", required(["list", "string"])],
          ]),
        },
      },
    ],
  ]),
};
export const SCOPE: Scope = {
  blocks: new Map([["aws_bucket", BUCKET]]),
  declared: new Map<string, CtyType>([
    ["aws_bucket.main", BUCKET_TYPE],
    ["aws_bucket.many", ["list", BUCKET_TYPE]],
    ["var.name", "string"],
    ["var.size", "number"],
    ["var.names", ["list", "string"]],
  ]),
  values: new Map([["aws_bucket.acl", ["private", "public-read"]]]),
  choices: new Map([["aws_bucket.policy.Statement.Effect", ['"Allow"', "var.name"]]]),
  documents: new Map([["aws_bucket.policy", POLICY]]),
};
export const START = 'resource "aws_bucket" "x" {\n';
export const block = (scope = SCOPE, start = START) => acceptorOf({ kind: "block", scope, start });
export const takes = (state: State, text: string) => state.next(text) !== undefined;
