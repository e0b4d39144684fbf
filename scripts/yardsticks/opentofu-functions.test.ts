import { expect, it } from "vitest";
import { jsonOf } from "./opentofu-functions.ts";

it.each([
  ["cty.NumberIntVal(-1)", -1],
  ['cty.StringVal("a\\"})")', 'a"})'],
  ['cty.ListVal([]cty.Value{\n\tcty.StringVal("a"),\n\tcty.True,\n})', ["a", true]],
  [
    'cty.ObjectVal(map[string]cty.Value{"k": cty.TupleVal([]cty.Value{cty.Zero}), "l": cty.BoolVal(false),})',
    { k: [0], l: false },
  ],
  ["cty.StringVal((func() string { return x })())", undefined],
])("reads %s", (go, value) => {
  expect(jsonOf(go)).toEqual(value);
});
