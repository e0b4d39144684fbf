import { expect, test } from "vitest";
import type { Scope } from "../../core/constraint.ts";
import type { Attribute, Block } from "../../core/schema.ts";
import { acceptorOf } from "./index.ts";

const attribute = (required: boolean): Attribute => ({
  type: "string",
  required,
  optional: !required,
  computed: false,
  sensitive: false,
  deprecated: false,
  writeOnly: false,
});
const rule: Block = { attributes: new Map([["port", attribute(true)]]), blocks: new Map(), deprecated: false };
const toy: Block = {
  attributes: new Map([
    ["name", attribute(true)],
    ["note", attribute(false)],
  ]),
  blocks: new Map([["rule", { nesting: "list", min: 0, max: 0, block: rule }]]),
  deprecated: false,
};
const start = 'resource "toy" "main" {\n';

test("fixed text is written where it belongs, once, and nothing else there", () => {
  const rules = '  rule {\n    port = "1"\n  }\n\n  rule {\n    port = "2"\n  }\n';
  const scope: Scope = {
    blocks: new Map([["toy", toy]]),
    declared: new Map(),
    choices: new Map([["toy.name", ['"a"']]]),
    fixed: new Map([
      ["toy.note", "  note = upper(var.x) # kept\n"],
      ["toy.rule", rules],
    ]),
  };
  const forced = acceptorOf({ kind: "block", scope, start }).forced();
  expect(forced).toBe(`  name = "a"\n  note = upper(var.x) # kept\n\n${rules}}`);
});

test("what is fixed in one scope isn't in another with the same schema", () => {
  const scope = (fixed: [string, string][]): Scope => ({
    blocks: new Map([["toy", toy]]),
    declared: new Map(),
    choices: new Map([["toy.name", ['"a"']]]),
    fixed: new Map(fixed),
  });
  const one = acceptorOf({ kind: "block", scope: scope([["toy.rule", "  rule {}\n"]]), start });
  const none = acceptorOf({ kind: "block", scope: scope([]), start });
  expect(one.next('  name = "a"\n}')).toBeUndefined();
  expect(none.next('  name = "a"\n}')?.complete).toBe(true);
});
