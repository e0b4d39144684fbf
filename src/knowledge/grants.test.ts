import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import { actionsOf, managedPolicies, policiesFor, principalsOf } from "./grants.ts";

const { knowledge } = await readSchemas();

test("who takes on a role follows from what is in the program", () => {
  expect(principalsOf(["aws_lambda_function", "aws_iam_role"], knowledge)).toEqual(["lambda.amazonaws.com"]);
  expect(principalsOf(["aws_iam_role"], knowledge)).toEqual([]);
});

test("a policy of AWS where examples attach one, each most of them do; else actions of its own", () => {
  const nodes = ["aws_eks_node_group", "aws_iam_role"];
  expect(managedPolicies(nodes, knowledge)).toEqual(
    expect.arrayContaining(["arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"]),
  );
  expect(policiesFor(nodes, knowledge)).toEqual({ type: "aws_iam_role_policy_attachment", count: 3 });
  const stream = ["aws_kinesis_firehose_delivery_stream", "aws_iam_role"];
  expect(policiesFor(stream, knowledge)).toEqual({ type: "aws_iam_role_policy", count: 1 });
  expect(actionsOf(["aws_api_gateway_authorizer"], knowledge)).toEqual(["lambda:InvokeFunction"]);
});

test("nothing is added to a role that has rights, that nothing takes on, or that isn't there", () => {
  expect(policiesFor(["aws_lambda_function", "aws_iam_role", "aws_iam_role_policy"], knowledge)).toBeUndefined();
  expect(policiesFor(["aws_iam_role", "aws_s3_bucket"], knowledge)).toBeUndefined();
  expect(policiesFor(["aws_lambda_function"], knowledge)).toBeUndefined();
});
