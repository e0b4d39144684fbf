import { expect, test } from "vitest";
import { surroundings } from "./surroundings.ts";

const DRAFT = `resource "aws_iam_role" "worker" {
  name = "worker"
}

resource "aws_lambda_function" "job" {
  role = aws_iam_role.worker.arn
}

resource "aws_lambda_permission" "events" {
  function_name = aws_lambda_function.job[0].function_name
}

output "role" {
  value = aws_iam_role.worker.arn
}
`;

test("what goes with the named blocks stays, and refers to them", () => {
  const { program, blocks } = surroundings(DRAFT, [{ type: "aws_lambda_function", name: "main" }]);
  expect(blocks.map(({ type, name }) => `${type}.${name}`)).toEqual([
    "aws_iam_role.worker",
    "aws_lambda_permission.events",
  ]);
  expect(program).toContain("function_name = aws_lambda_function.main.function_name");
  expect(program).not.toMatch(/output|"job"/);
});

test("where the draft has nothing else, nothing is there", () => {
  const named = ["aws_iam_role", "aws_lambda_function", "aws_lambda_permission"].map((type) => ({
    type,
    name: "main",
  }));
  expect(surroundings(DRAFT, named)).toEqual({ program: "", blocks: [] });
});
