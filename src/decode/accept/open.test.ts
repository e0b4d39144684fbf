import { describe, expect, it } from "vitest";
import type { Open } from "../../core/constraint.ts";
import { type Attribute, type Block, optionalAttribute } from "../../core/schema.ts";
import { acceptorOf, type State } from "./index.ts";

const attribute = (required: boolean): Attribute => ({
  ...optionalAttribute("string"),
  required,
  optional: !required,
});
const block = (attributes: Record<string, boolean>, blocks: Block["blocks"] = new Map()): Block => ({
  attributes: new Map(Object.entries(attributes).map(([name, required]) => [name, attribute(required)])),
  blocks,
  deprecated: false,
});
const nested = (own: Block, min = 0) => ({ nesting: "list" as const, min, max: 0, block: own });

const INNER = block({ port: true, path: false });
const LOOSE = block({ days: false, hours: false });
const WHOLE = block(
  { name: true, size: false, color: false },
  new Map([
    ["rule", nested(block({ match: true }), 1)],
    ["check", nested(INNER)],
    ["keep", nested(LOOSE)],
  ]),
);
const NARROW: Block = {
  ...block({ name: true }),
  blocks: new Map([["rule", nested(block({ match: true }), 1)]]),
};
const open = (of: Block, ...names: string[]): Open => ({ block: of, names: new Set(names) });
const OPEN = new Map([
  ["thing", open(WHOLE, "size", "color", "check", "keep")],
  ["thing.check", open(INNER, "path")],
  ["thing.keep", open(LOOSE, "days", "hours")],
]);
const START = 'resource "thing" "main" {\n';
const scope = { blocks: new Map([["thing", NARROW]]), declared: new Map(), open: OPEN };
const behind = (text: string) => acceptorOf({ kind: "block", scope, start: START + text });
const offered = (state: State | undefined) => state?.offers().map(({ text }) => text) ?? [];
const taken = (state: State, name: string): State =>
  state.offers().find((offer) => offer.name === name)?.after as State;

describe("what is open in a block", () => {
  it("is offered once what has to be there is: arguments before the nested blocks, blocks at the end", () => {
    expect(offered(behind(""))).toEqual([]);
    expect(offered(behind('  name = "a"\n'))).toEqual(["  size = ", "  color = "]);
    expect(offered(behind('  name = "a"\n\n  rule {\n    match = "b"\n  }\n'))).toEqual(["\n  check ", "\n  keep "]);
  });

  it("stops what is forced, so that it isn't passed over", () => {
    const state = behind('  name = "a"');
    expect(state.forced()).toBe("\n");
    expect(behind('  name = "a"\n').forced()).toBe('\n  rule {\n    match = "');
  });

  it("is offered once, and what has to come still comes", () => {
    const state = taken(behind('  name = "a"\n'), "size").next('"1"\n') as State;
    expect(offered(state)).toEqual(["  color = "]);
    expect(state.forced()).toBe('\n  rule {\n    match = "');
  });

  it("is written with all that it requires, and then may hold more", () => {
    const end = behind('  name = "a"\n\n  rule {\n    match = "b"\n  }\n');
    const check = taken(end, "check");
    expect(check.forced()).toBe('{\n    port = "');
    const inside = check.next('{\n    port = "1"\n') as State;
    expect(offered(inside)).toEqual(["    path = "]);
    expect(offered(inside.next("  }\n"))).toEqual(["\n  keep "]);
  });

  it("isn't left empty", () => {
    const end = behind('  name = "a"\n\n  rule {\n    match = "b"\n  }\n');
    const keep = taken(end, "keep").next("{\n") as State;
    expect(keep.next("  }\n")).toBeUndefined();
    expect(offered(keep)).toEqual(["    days = ", "    hours = "]);
    expect(keep.next('    hours = "2"\n  }\n}')?.complete).toBe(true);
  });
});
