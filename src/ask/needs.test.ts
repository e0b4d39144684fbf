import { expect, test } from "vitest";
import { readSchemas } from "../cli/generator.ts";
import { needsIn } from "./needs.ts";

const needsOf = needsIn(await readSchemas());

test.each([
  // By a required argument that is named after it, however few examples refer to it.
  ["aws_cloudtrail", ["aws_s3_bucket"]],
  ["aws_db_subnet_group", ["aws_subnet"]],
  ["azurerm_storage_container", ["azurerm_storage_account"]],
  // By an optional one that most examples have.
  ["aws_internet_gateway", ["aws_vpc"]],
  ["azurerm_network_interface", ["azurerm_resource_group", "azurerm_subnet"]],
  // What may lead to many things, or has well-known values, leads to none of them.
  ["aws_sns_topic_subscription", ["aws_sns_topic"]],
  ["aws_iam_role_policy_attachment", ["aws_iam_role"]],
  ["aws_iam_role", []],
  // What everybody has is looked up.
  ["azurerm_key_vault", ["azurerm_resource_group", "data.azurerm_client_config"]],
  // By hand, since no examples of it were read.
  ["docker_container", ["docker_image"]],
  ["no_such_type", []],
])("%s needs %j", (type, needs) => {
  expect(needsOf(type).needs.toSorted()).toEqual(needs);
});

test("there are as many mount targets as subnets", () => {
  expect(needsOf("aws_efs_mount_target").each).toEqual(["aws_subnet"]);
});
