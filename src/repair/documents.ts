/** JSON documents that string arguments hold, as schemas: their form is the API's, what stands in them is the request's and the model's. */
import type { Attribute, CtyType, NestedAttributes } from "../core/schema.ts";
import { impliedType } from "../core/schema.ts";

const PLAIN = { optional: true, computed: false, sensitive: false, deprecated: false, writeOnly: false };

const member = (type: CtyType, required = false): Attribute => ({ type, ...PLAIN, required, optional: !required });
const object = (
  nesting: "single" | "list",
  required: boolean,
  attributes: Readonly<Record<string, Attribute>>,
): Attribute => {
  const nested: NestedAttributes = { nesting, attributes: new Map(Object.entries(attributes)) };
  return { ...member(impliedType(nested), required), nested };
};
const documentOf = (nesting: "single" | "list", attributes: Readonly<Record<string, Attribute>>): NestedAttributes => ({
  nesting,
  attributes: new Map(Object.entries(attributes)),
});

const STRINGS: CtyType = ["list", "string"];

/** A role's document says who may take it on. */
const TRUST = documentOf("single", {
  Version: member("string", true),
  Statement: object("list", true, {
    Effect: member("string", true),
    Action: member("string", true),
    Principal: object("single", true, { Service: member("string", true) }),
  }),
});

/** What may be done, on what. */
const PERMISSIONS = documentOf("single", {
  Version: member("string", true),
  Statement: object("list", true, {
    Effect: member("string", true),
    Action: member(STRINGS, true),
    Resource: member("string", true),
  }),
});

/** The document of a resource also says who. */
const RESOURCE_PERMISSIONS = documentOf("single", {
  Version: member("string", true),
  Statement: object("list", true, {
    Effect: member("string", true),
    Principal: object("single", true, { Service: member("string", true) }),
    Action: member("string", true),
    Resource: member("string", true),
  }),
});

const REDRIVE = documentOf("single", {
  deadLetterTargetArn: member("string", true),
  maxReceiveCount: member("number", true),
});

const CONTAINERS = documentOf("list", {
  name: member("string", true),
  image: member("string", true),
  essential: member("bool", true),
  portMappings: object("list", false, { containerPort: member("number", true) }),
});

/** Identity policies: what they are about is somebody's permissions, so nobody is named in them. */
const OF_IDENTITIES = /^aws_iam_(?:policy|role_policy|user_policy|group_policy)$|_(?:permission_set)_inline_policy$/;

/** The document that an argument of a type (`aws_iam_role`, `assume_role_policy`) holds, if any is known. */
export function documentFor(type: string, argument: string): NestedAttributes | undefined {
  if (!type.startsWith("aws_")) return undefined;
  if (argument === "assume_role_policy") return TRUST;
  if (argument === "redrive_policy") return REDRIVE;
  if (argument === "container_definitions") return CONTAINERS;
  if (argument !== "policy") return undefined;
  return OF_IDENTITIES.test(type) ? PERMISSIONS : RESOURCE_PERMISSIONS;
}

/** What parts of such documents may say: the first of several choices isn't preferred. */
export const DOCUMENT_VALUES: Readonly<Record<string, readonly string[]>> = {
  Version: ["2012-10-17"],
  "Statement.Effect": ["Allow", "Deny"],
};

/** Services that take on roles, by the words that people use for them. */
export const PRINCIPALS: readonly (readonly [words: string, principal: string])[] = [
  ["lambda|function", "lambda.amazonaws.com"],
  ["ecs|fargate|task", "ecs-tasks.amazonaws.com"],
  ["ec2|instance|server", "ec2.amazonaws.com"],
  ["eks|kubernetes cluster", "eks.amazonaws.com"],
  ["state machine|step function", "states.amazonaws.com"],
  ["api gateway|rest api|http api", "apigateway.amazonaws.com"],
  ["eventbridge|event rule|event bus|cloudwatch event|schedule rule", "events.amazonaws.com"],
  ["scheduler", "scheduler.amazonaws.com"],
  ["codebuild|build project", "codebuild.amazonaws.com"],
  ["codepipeline|pipeline", "codepipeline.amazonaws.com"],
  ["codedeploy", "codedeploy.amazonaws.com"],
  ["firehose|delivery stream", "firehose.amazonaws.com"],
  ["glue|crawler|etl", "glue.amazonaws.com"],
  ["backup", "backup.amazonaws.com"],
  ["rds monitoring|enhanced monitoring", "monitoring.rds.amazonaws.com"],
  ["flow log", "vpc-flow-logs.amazonaws.com"],
  ["cloudtrail|trail", "cloudtrail.amazonaws.com"],
  ["config recorder|aws config", "config.amazonaws.com"],
  ["sagemaker|notebook", "sagemaker.amazonaws.com"],
  ["cloudformation", "cloudformation.amazonaws.com"],
  ["cloudfront", "cloudfront.amazonaws.com"],
  ["sns|topic", "sns.amazonaws.com"],
  ["sqs|queue", "sqs.amazonaws.com"],
  ["s3|bucket", "s3.amazonaws.com"],
  ["logs", "logs.amazonaws.com"],
];
