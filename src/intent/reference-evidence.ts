/** Arguments that refer to another resource of the program: `kms_key_id` where it has an `aws_kms_key`. */
import { own as entry } from "../core/own.ts";
import type { CtyType } from "../core/schema.ts";
import { stem } from "../language/words.ts";

/** Arguments whose names don't tell what they refer to, by name or the end of the path. */
const ALIASES: Readonly<Record<string, string>> = {
  allocation_id: "eip",
  layers: "lambda_layer_version",
  alarm_actions: "sns_topic",
  iam_roles: "none",
  iam_role: "none",
  execution_role_arn: "iam_role",
  "metadata.namespace": "namespace|namespace_v1",
  public_ip_address_id: "public_ip",
  queues: "mq_broker",
  load_balancers: "elb",
  "event_source_mapping.event_source_arn": "sqs_queue|kinesis_stream|dynamodb_table|msk_cluster|mq_broker",
  event_source_arn: "sqs_queue|kinesis_stream|dynamodb_table|msk_cluster|mq_broker",
  log_destination: "cloudwatch_log_group|s3_bucket",
  vpc_zone_identifier: "subnet",
  vpc_security_group_ids: "security_group",
  kms_master_key_id: "kms_key",
  kms_key_name: "kms_crypto_key",
  default_kms_key_name: "kms_crypto_key",
  private_dns_zone_id: "private_dns_zone",
  virtual_network_subnet_ids: "subnet",
  virtual_network_subnet_id: "subnet",
  vnet_subnet_id: "subnet",
  delegated_subnet_id: "subnet",
  "alias.zone_id": "lb|cloudfront_distribution|s3_bucket",
  "alias.name": "lb|cloudfront_distribution|s3_bucket",
  db_subnet_group_name: "db_subnet_group",
  subnet_group_name: "elasticache_subnet_group",
  dead_letter_topic: "pubsub_topic",
  pubsub_topic: "pubsub_topic",
  "service_account.email": "service_account",
  "service_account.scopes": "service_account",
  monitoring_role_arn: "iam_role",
  network: "compute_network",
  subnetwork: "compute_subnetwork",
  gateway_id: "internet_gateway|vpn_gateway",
  iam_instance_profile: "iam_instance_profile",
};

/** Short names of things. */
const FULL: Readonly<Record<string, string>> = { lambda: "lambda function" };

/** Whether the argument at a path names what another type of the program is. */
export function refersTo(path: string, type: CtyType, types: readonly string[]): string | undefined {
  if (
    type !== "string" &&
    !(typeof type !== "string" && (type[0] === "list" || type[0] === "set") && type[1] === "string")
  )
    return undefined;
  const steps = path.replace(/^data\./, "").split(".");
  const [own = ""] = steps;
  const name = steps.at(-1) as string;
  const [provider] = own.split("_");
  const others = types
    .map((other) => other.replace(/^data\./, ""))
    .filter((other) => other !== own && other.startsWith(`${provider}_`))
    .map((other) => other.slice((provider?.length ?? 0) + 1));
  const alias = entry(ALIASES, steps.slice(-2).join(".")) ?? entry(ALIASES, name);
  if (alias !== undefined) return others.find((other) => alias.split("|").includes(other));
  const said = name
    .replace(/_(?:ids?|arns?|name|self_link|uri)$/, "")
    .split("_")
    .map(stem);
  const owns = new Set(own.split("_").map(stem));
  const full = said.flatMap((word) => entry(FULL, word)?.split(" ") ?? [word]);
  const base = full.length > said.length ? full.filter((word) => !owns.has(word)) : said;
  if (name === "name" || name.endsWith("_prefix")) return undefined;
  return others.find((other) => {
    const words = other.split("_").map(stem);
    return (
      words.at(-1) === base.at(-1) &&
      base.every((word) => words.includes(word)) &&
      (base.length > 1 || words.length < 3 || /_(?:id|ids|arn|arns)$/.test(name))
    );
  });
}
