/** What there may be only once. Each of two such blocks plans, and with every apply they undo each other: no verifier of plans tells. */
import { addressOf, type Item, outline } from "../../src/core/outline.ts";
import { computed } from "../../src/scenario/computed.ts";

/** Types of which a target has one, with the argument that names it. */
const BY_TARGET: readonly [type: RegExp, target: string][] = [
  [/^aws_s3_bucket_(?!object|inventory|metric|analytics|intelligent|ownership)\w+$/, "bucket"],
  [/^aws_sqs_queue_\w+policy$/, "queue_url"],
  [/^aws_sns_topic_policy$/, "arn"],
  [/^aws_kms_key_policy$/, "key_id"],
  [/^aws_secretsmanager_secret_policy$/, "secret_arn"],
  [/^aws_secretsmanager_secret_rotation$/, "secret_id"],
  [/^aws_ecr_(?:lifecycle|repository)_policy$/, "repository"],
  [/^aws_efs_(?:backup|file_system)_policy$/, "file_system_id"],
  [/^aws_lambda_function_event_invoke_config$/, "function_name"],
  [/^aws_vpc_dhcp_options_association$/, "vpc_id"],
  [/^aws_wafv2_web_acl_association$/, "resource_arn"],
  [/^aws_cognito_identity_pool_roles_attachment$/, "identity_pool_id"],
  [/^azurerm_storage_management_policy$/, "storage_account_id"],
  [/^azurerm_storage_account_\w+$/, "storage_account_id"],
  [/^azurerm_subnet_\w+_association$/, "subnet_id"],
  [/^azurerm_network_interface_security_group_association$/, "network_interface_id"],
  [/^aws_eip$/, "instance"],
  [/^aws_eip_association$/, "instance_id"],
  [/^aws_main_route_table_association$/, "vpc_id"],
  [/^aws_route_table_association$/, "subnet_id"],
  [/^aws_network_acl_association$/, "subnet_id"],
  [/^aws_backup_vault_(?:policy|lock_configuration|notifications)$/, "backup_vault_name"],
  [/^aws_glacier_vault_lock$/, "vault_name"],
  [/^aws_cloudwatch_log_data_protection_policy$/, "log_group_name"],
  [/^aws_dynamodb_(?:resource_policy|contributor_insights)$/, "table_name"],
  [/^aws_sns_topic_data_protection_policy$/, "arn"],
  [
    /^aws_ses(?:v2)?_(?:email_identity|domain)_(?:mail_from|mail_from_attributes|feedback_attributes)$/,
    "email_identity",
  ],
  [/^google_storage_bucket_iam_policy$/, "bucket"],
];

/** Types of which an account has one, in a region at least. */
const BY_ACCOUNT = new Set([
  "aws_account_primary_contact",
  "aws_api_gateway_account",
  "aws_auditmanager_account_registration",
  "aws_backup_global_settings",
  "aws_backup_region_settings",
  "aws_bedrock_model_invocation_logging_configuration",
  "aws_computeoptimizer_enrollment_status",
  "aws_config_configuration_recorder",
  "aws_config_delivery_channel",
  "aws_costoptimizationhub_enrollment_status",
  "aws_default_vpc",
  "aws_default_vpc_dhcp_options",
  "aws_detective_graph",
  "aws_ebs_snapshot_block_public_access",
  "aws_ebs_default_kms_key",
  "aws_ebs_encryption_by_default",
  "aws_ec2_image_block_public_access",
  "aws_ec2_instance_metadata_defaults",
  "aws_ec2_serial_console_access",
  "aws_ecr_registry_policy",
  "aws_ecr_registry_scanning_configuration",
  "aws_ecr_replication_configuration",
  "aws_glue_data_catalog_encryption_settings",
  "aws_glue_resource_policy",
  "aws_guardduty_detector",
  "aws_iam_account_alias",
  "aws_iam_account_password_policy",
  "aws_inspector2_organization_configuration",
  "aws_iot_event_configurations",
  "aws_iot_indexing_configuration",
  "aws_iot_logging_options",
  "aws_lakeformation_data_lake_settings",
  "aws_macie2_account",
  "aws_organizations_organization",
  "aws_quicksight_account_subscription",
  "aws_resourceexplorer2_index",
  "aws_s3_account_public_access_block",
  "aws_securityhub_account",
  "aws_securityhub_finding_aggregator",
  "aws_servicecatalog_organizations_access",
  "aws_ses_active_receipt_rule_set",
  "aws_sesv2_account_suppression_attributes",
  "aws_sesv2_account_vdm_attributes",
  "aws_sns_sms_preferences",
  "aws_spot_datafeed_subscription",
  "aws_vpc_block_public_access_options",
  "aws_xray_encryption_config",
  "google_firebase_project",
]);

/** Arguments that say where a block's name has to be its own, beside those that refer to others. */
const PLACE = /^(?:location|region|zone|provider|namespace|path|\w+_name)$/;
/** Names of these aren't their own: a host name has several records. */
const SHARED_NAME = /record|_rule$|_setting$|_attachment$|_member$|_binding$|_version$|_listener|_policy$|_alarm$/;

/** Blocks of their own that are also written inside of what they belong to: one way or the other. */
const INSIDE: readonly [type: RegExp, target: string, inside: readonly string[]][] = [
  [/^aws_(?:vpc_security_group_(?:in|e)gress_rule|security_group_rule)$/, "security_group_id", ["ingress", "egress"]],
  [/^aws_route$/, "route_table_id", ["route"]],
  [/^aws_network_acl_rule$/, "network_acl_id", ["ingress", "egress"]],
  [/^aws_sqs_queue_policy$/, "queue_url", ["policy"]],
  [/^aws_sqs_queue_redrive_policy$/, "queue_url", ["redrive_policy"]],
  [/^aws_sns_topic_policy$/, "arn", ["policy"]],
  [/^aws_kms_key_policy$/, "key_id", ["policy"]],
];

/** Numbers of the first and the last address of a range; undefined where the text isn't a range, or a part of one. */
function addresses(text: string): [first: number, last: number] | undefined {
  const part = /^cidrsubnet\(\s*(.+?),\s*(\d+),\s*(\d+)\s*\)$/.exec(text);
  if (part) {
    const whole = addresses(part[1] ?? "");
    if (!whole) return undefined;
    const size = (whole[1] - whole[0] + 1) / 2 ** Number(part[2]);
    const first = whole[0] + Number(part[3]) * size;
    return [first, first + size - 1];
  }
  const range = /^"(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)"$/.exec(text);
  if (!range) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = range.slice(1).map(Number);
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return [first, first + 2 ** (32 - bits) - 1];
}

/** What a block with `count` or `for_each` of a few plain values says once for each. */
function repeated(text: string, { items }: Item, argument: string): string[] {
  const textOf = (of: string) => {
    const item = items.find(({ kind, name }) => kind === "argument" && name === of);
    return item && text.slice(item.body, item.end).trim();
  };
  const said = textOf(argument);
  if (said === undefined) return [];
  const count = Number(textOf("count"));
  if (count > 0) return Array.from({ length: count }, (_, i) => said.replace(/\bcount\.index\b/g, String(i)));
  const values = [...(textOf("for_each") ?? "").matchAll(/=\s*("[^"]*"|\d+)/g)].map(([, value = ""]) => value);
  return values.length > 0 ? values.map((value) => said.replace(/\beach\.value\b/g, value)) : [said];
}

/** What is set up twice in a program, in words of its blocks. */
export function contested(text: string): string[] {
  const resources = outline(text).filter(({ kind, name }) => kind === "block" && name === "resource");
  const byAddress = new Map(resources.map((item) => [addressOf(item), item]));
  const seen = new Map<string, string>();
  const found: string[] = [];
  const known = (value: string) =>
    computed(value.replace(REFERENCE, (whole, of, argument) => literal(of, argument) ?? whole));
  const taken: { vpc: string; address: string; first: number; last: number }[] = [];
  for (const item of resources) {
    const [type = ""] = item.labels;
    const address = addressOf(item) ?? type;
    if (type === "aws_subnet") take(item, address);
    for (const [types, argument] of BY_TARGET) {
      const target = types.test(type) ? targetOf(text, item, argument) : undefined;
      if (target !== undefined) claim(`${type} of ${target}`, address);
    }
    if (BY_ACCOUNT.has(type)) claim(type, address);
    const named = SHARED_NAME.test(type) ? undefined : nameIn(text, item, known);
    if (named !== undefined) claim(`${type} ${named}`, address);
    for (const [types, argument, inside] of INSIDE) {
      const host = types.test(type) ? byAddress.get(targetOf(text, item, argument)) : undefined;
      const own = host?.items.find(({ name }) => inside.includes(name));
      if (host && own) found.push(`${address} and ${own.name} of ${addressOf(host)}`);
    }
  }
  return found;

  /** Two subnets of one network can't have the same addresses. */
  function take(item: Item, address: string): void {
    const vpc = targetOf(text, item, "vpc_id");
    if (vpc === undefined) return;
    for (const range of repeated(text, item, "cidr_block")) {
      const [first, last] = addresses(known(range)) ?? [];
      if (first === undefined || last === undefined) continue;
      const other = taken.find((of) => of.vpc === vpc && of.first <= last && first <= of.last);
      if (other) found.push(`${other.address} and ${address}`);
      taken.push({ vpc, address, first, last });
    }
  }

  /** What an argument of another block says, where that is a plain text. */
  function literal(address: string, argument: string): string | undefined {
    const own = byAddress.get(address)?.items.find(({ kind, name }) => kind === "argument" && name === argument);
    const value = own && text.slice(own.body, own.end).trim();
    return value !== undefined && /^"[^"$]*"$/.test(value) ? value : undefined;
  }

  function claim(what: string, address: string): void {
    const other = seen.get(what);
    if (other === undefined) seen.set(what, address);
    else found.push(`${other} and ${address}`);
  }
}

/** An argument of another block. */
const REFERENCE = /\b([a-z]+_\w+\.[\w-]+)\.(\w+)\b/g;

/** What names a block, with the place that it is in; undefined where that isn't one text, once what `known` knows stands for references. */
function nameIn(text: string, { items }: Item, known: (value: string) => string): string | undefined {
  const textAt = ({ body, end, name }: Item) =>
    name === "name" ? known(text.slice(body, end).trim()) : text.slice(body, end);
  const own = items.filter(({ kind }) => kind === "argument");
  const name = own.find((item) => item.name === "name");
  if (!name || !/^"[^"$]+"$/.test(textAt(name)) || own.some(({ name: of }) => /^(?:count|for_each)$/.test(of)))
    return undefined;
  const isPlace = (item: Item) =>
    PLACE.test(item.name) || (!/password|secret/.test(item.name) && /\b\w+_\w+\.\w/.test(textAt(item)));
  const place = own.filter(isPlace).map((item) => `${item.name}=${textAt(item)}`);
  return [textAt(name), ...place.sort()].join(" ");
}

/** The block that an argument refers to, or its text; undefined where it isn't one thing. */
function targetOf(text: string, { items }: Item, argument: string): string | undefined {
  const item = items.find(({ kind, name }) => kind === "argument" && name === argument);
  const value = item && text.slice(item.body, item.end);
  return value === undefined || /\b(?:each|count)\./.test(value)
    ? undefined
    : (/^(?:data\.)?\w+\.[\w-]+(?:\[[^\]]+\])?(?=\.)/.exec(value)?.[0] ?? value);
}
