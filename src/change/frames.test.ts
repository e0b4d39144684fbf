import { describe, expect, it } from "vitest";
import { optionalAttribute } from "../core/schema.ts";
import { furtherText, type Given, type Kind } from "./frames.ts";
import { BlockText } from "./splice.ts";

const RULE = `security_rule {
  name                   = "allow-443"
  priority               = 100
  access                 = "Allow"
  destination_port_range = "443"
  source_address_prefix  = "*"
}`;

const NAMES = ["name", "priority", "access", "destination_port_range", "source_address_prefix", "description"];

/** All can be left out by the schema; `share` of examples have each. */
const kind = (share: number): Kind => ({
  type: "azurerm_network_security_group",
  key: "security_rule",
  schema: {
    attributes: new Map(NAMES.map((name) => [name, optionalAttribute("string")])),
    blocks: new Map(),
    deprecated: false,
  },
  share: () => share,
});

const given = (values: Record<string, string>): Given[] =>
  Object.entries(values).map(([path, expression]) => ({ path: path.split("."), expression }));

const made = (siblings: string[], values: Record<string, string>, share = 1) =>
  furtherText(
    siblings.map((text) => new BlockText(text)),
    given(values),
    kind(share),
  );

describe("one more block", () => {
  it("has what is given, what its siblings share, and a name and number of its own", () => {
    const text = made([RULE], { destination_port_range: '"22"', source_address_prefix: '"10.0.0.0/8"' });
    expect(text).toBe(RULE.replaceAll("443", "22").replace("100", "110").replace('"*"', '"10.0.0.0/8"'));
  });

  it("is numbered behind the last, as the others are apart", () => {
    const other = RULE.replaceAll("443", "80").replace("100", "105");
    const text = made([RULE, other], { destination_port_range: '"22"', source_address_prefix: '"*"' });
    expect(text).toContain("priority               = 110");
  });

  it("has an argument that no sibling has", () => {
    const text = made([RULE], {
      destination_port_range: '"22"',
      source_address_prefix: '"*"',
      description: '"ssh"',
    });
    expect(text).toContain('description = "ssh"');
  });

  it("is none where what it is for would be left open", () => {
    expect(made([RULE], { source_address_prefix: '"10.0.0.0/8"' }, 0.5)).toBeUndefined();
    expect(made([], { destination_port_range: '"22"' })).toBeUndefined();
  });
});
