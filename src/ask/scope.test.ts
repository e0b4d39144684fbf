import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPrompts } from "../../test/prompts/set.ts";
import { outOfScope } from "./scope.ts";

test.each([
  ["", "Say what to build"],
  ["   \n", "Say what to build"],
  ["Write a Pulumi program in TypeScript for an S3 bucket", "not Pulumi"],
  ["CloudFormation template for a VPC", "not CloudFormation"],
  ["give me an ansible playbook that installs nginx", "not Ansible"],
  ["convert this terraform to pulumi", "not Pulumi"],
  ["Rewrite main.tf as CloudFormation", "not CloudFormation"],
  ["an S3 bucket with the AWS CDK", "not the AWS CDK"],
  ["a VPC in Bicep", "not Bicep"],
  ["please write a bash script that lists my buckets", "not scripts"],
  ["Dockerfile for a node app", "not Dockerfiles"],
  ["write me a poem", "only writes Terraform"],
  ["Tell me a joke about load balancers", "only writes Terraform"],
  ["What is a VPC?", "doesn't answer questions"],
  ["who are you", "doesn't answer questions"],
  ["a DigitalOcean droplet", "no schema of the DigitalOcean provider"],
  ["a private GitHub repository with branch protection", "no schema of the GitHub provider"],
])("%j is told why it isn't answered", (prompt, why) => {
  expect(outOfScope(prompt)).toContain(why);
});

test.each([
  "an S3 bucket with versioning",
  "convert this CloudFormation template to Terraform",
  "Port my Pulumi program to OpenTofu",
  "a CloudFormation stack that takes a template from a bucket",
  "role for GitHub Actions via OIDC",
  "a Lambda function in Python run every day at six",
  "an EC2 instance whose user data is a bash script",
  "a null resource that runs a shell script",
  "How do I create a bucket with Terraform?",
  "what is needed to deploy a static site to S3",
  "a queue for recipes and a table for songs",
  "an IAM role that Datadog can assume in AWS",
  "a Helm release of Consul in Kubernetes",
  "CodeBuild project that runs an Ansible playbook",
  "eine Warteschlange",
  "Kubernetes deployment of jenkins",
])("%j may be answered", (prompt) => {
  expect(outOfScope(prompt)).toBeUndefined();
});

test("what retrieval finds nothing for is told so, and the sentence says what would help", () => {
  expect(outOfScope("hello there", [])).toContain("No resource type was recognised");
  expect(outOfScope("hello there", ["aws_s3_bucket"])).toBeUndefined();
});

test("no request of our own lists is refused", () => {
  const own = readFileSync(new URL("../../test/prompts/retrieval.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const prompts = [
    ...own.map((line) => JSON.parse(line).prompt as string),
    ...readPrompts().map(({ prompt }) => prompt),
  ];
  expect(prompts.filter((prompt) => outOfScope(prompt) !== undefined)).toEqual([]);
});
