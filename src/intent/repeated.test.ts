/** Several blocks of one name. */
import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import { readingOf } from "../language/reading.ts";
import { assign, ofBlock } from "./assign.ts";
import { intentOf } from "./intent.ts";

const schemas = await readSchemas();

function written(type: string, request: string, block: string): string | undefined {
  const told = ofBlock(
    assign(readingOf(request), [{ type }], schemas, () => undefined),
    type,
    0,
  );
  const intent = intentOf(type, {
    ...{ schemas, told, request, types: [type], facts: undefined, index: 0 },
    connect: () => [],
    others: () => [],
  });
  return intent?.scope.fixed?.get(`${type}.${block}`);
}

test("each block has what is said from its first value on", () => {
  const request =
    "a managed prefix list with an entry with cidr 10.0.0.0/8 and description Berlin and an entry with cidr 10.1.0.0/16 and description Lisbon";
  expect(written("aws_ec2_managed_prefix_list", request, "entry")).toBe(
    '  entry {\n    cidr = "10.0.0.0/8"\n    description = "Berlin"\n  }\n\n  entry {\n    cidr = "10.1.0.0/16"\n    description = "Lisbon"\n  }\n',
  );
});

test("one is left to the constraint", () => {
  const request = "a managed prefix list with an entry with cidr 10.0.0.0/8";
  expect(written("aws_ec2_managed_prefix_list", request, "entry")).toBeUndefined();
});
