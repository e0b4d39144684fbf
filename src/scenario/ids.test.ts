import { expect, test } from "vitest";
import { givenIn, withoutIds } from "./ids.ts";

test.each([
  ["arn:aws:lambda:eu-west-1:123456789012:function:shop", "aws_lambda_function"],
  ["arn:aws:iam::123456789012:role/service/glue", "aws_iam_role"],
  ["arn:aws:sqs:eu-west-1:123456789012:images", "aws_sqs_queue"],
  ["arn:aws:ecs:eu-west-1:123456789012:cluster/batch", "aws_ecs_cluster"],
  ["arn:aws:s3:::acme-logs", "aws_s3_bucket"],
  ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/0123", "aws_lb_target_group"],
  ["rtb-0123456789abcdef0", "aws_route_table"],
])("%s is one of %s", (id, type) => {
  expect(givenIn(`uses ${id}.`)).toEqual([{ id, type, at: 5 }]);
});

test("a policy that Amazon manages is nobody's, and names with numbers aren't ids", () => {
  expect(givenIn("arn:aws:iam::aws:policy/ReadOnlyAccess for subnet-a1 in vpc-2")).toEqual([]);
});

test("what an id is called goes with it, what is asked for stays", () => {
  expect(withoutIds("a security group in vpc-0a1 for security group sg-0b2")).toBe("a security group in  for ");
});
