import { afterAll, expect, test } from "vitest";
import { createNodeVerifier } from "../verifier/node.ts";
import { EXAMPLES, exampleFor } from "./examples.ts";
import { CHANGING_TOKENS, estimateTokens } from "./notes.ts";

const verifier = await createNodeVerifier();
afterAll(() => verifier.dispose());

test.each(EXAMPLES.map((text) => [text.split("\n")[0], text] as const))(
  "%s is right but for what it refers to",
  async (_, text) => {
    const { diagnostics } = await verifier.verify({ files: { "main.tf": text }, stages: ["parse", "schema"] });
    expect(diagnostics.filter(({ code }) => code !== "undeclared-reference" && code !== "unknown-provider")).toEqual(
      [],
    );
  },
);

test("the example is one of a type that is asked for, within the tokens", () => {
  const found = exampleFor(["aws_lambda_function", "aws_iam_role"], CHANGING_TOKENS) ?? "";
  expect(found).toContain('resource "aws_iam_role" "main"');
  expect(estimateTokens(found)).toBeLessThan(CHANGING_TOKENS);
  expect(exampleFor(["aws_iam_role"], 50)).toBeUndefined();
  expect(exampleFor(["aws_vpc"], CHANGING_TOKENS)).toBeUndefined();
});
