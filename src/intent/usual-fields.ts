/** Arguments and blocks that are worth writing though no request speaks of them. */

/** On nearly every type that has them. */
const USUAL = new Set(
  `name bucket cidr_block
  ip_cidr_range address_space address_prefixes ingress route
  default_action`.split(/\s+/),
);

/** By type: what makes no sense without it. */
const BY_TYPE: Readonly<Record<string, string>> = {
  aws_acm_certificate: "domain_name",
  aws_budgets_budget: "limit_amount limit_unit",
  "data.aws_iam_policy_document": "statement",
  google_compute_firewall: "allow",
  "data.aws_ami": "most_recent owners filter filter.name filter.values",
  aws_vpc_endpoint: "vpc_endpoint_type service_name",
  aws_autoscaling_policy: "policy_type",
  aws_autoscaling_group: "launch_template launch_template.id launch_template.version vpc_zone_identifier",
  aws_cloudwatch_metric_alarm:
    "metric_name namespace statistic period threshold evaluation_periods comparison_operator dimensions",
  aws_db_instance: "engine allocated_storage username manage_master_user_password skip_final_snapshot",
  aws_dynamodb_table: "hash_key attribute billing_mode",
  aws_ecs_service: "cluster task_definition desired_count",
  aws_eip: "domain",
  aws_iam_instance_profile: "role",
  aws_instance: "ami instance_type",
  aws_lambda_function: "runtime handler filename",
  aws_launch_template: "image_id instance_type",
  aws_lb: "load_balancer_type subnets security_groups",
  aws_lb_listener: "port protocol default_action.target_group_arn",
  aws_lb_target_group: "port protocol vpc_id",
  aws_rds_cluster: "engine master_username manage_master_user_password skip_final_snapshot",
  aws_s3_bucket_lifecycle_configuration: "rule",
  aws_s3_bucket_server_side_encryption_configuration: "rule.apply_server_side_encryption_by_default",
  aws_security_group: "description vpc_id",
  aws_secretsmanager_secret_version: "secret_string",
  aws_sns_topic_subscription: "endpoint",
  aws_ssm_parameter: "value",
  aws_route53_record: "ttl records",
  azurerm_key_vault_secret: "value",
  azurerm_kubernetes_cluster: "dns_prefix default_node_pool.node_count default_node_pool.vm_size identity",
  azurerm_linux_virtual_machine: "admin_username admin_ssh_key source_image_reference",
  azurerm_log_analytics_workspace: "sku",
  azurerm_mssql_server: "administrator_login administrator_login_password",
  azurerm_mysql_flexible_server: "administrator_login administrator_password sku_name",
  azurerm_network_security_rule:
    "source_port_range destination_port_range source_address_prefix destination_address_prefix",
  azurerm_postgresql_flexible_server: "administrator_login administrator_password sku_name version storage_mb",
  google_cloudfunctions2_function: "build_config build_config.runtime build_config.entry_point service_config",
  google_cloud_run_v2_service: "template.containers",
  google_compute_instance:
    "zone boot_disk.initialize_params boot_disk.initialize_params.image network_interface.network network_interface.subnetwork",
  google_compute_subnetwork: "region",
  google_container_cluster: "location initial_node_count",
  google_container_node_pool: "node_count node_config node_config.machine_type management",
  google_sql_database_instance: "settings region",
  kubernetes_ingress:
    "spec.rule spec.rule.http spec.rule.http.path spec.rule.http.path.backend spec.rule.http.path.backend.service spec.rule.http.path.backend.service.port",
  kubernetes_config_map: "data",
  kubernetes_deployment:
    "spec.replicas spec.selector spec.selector.match_labels spec.template.metadata.labels spec.template.spec spec.template.spec.container spec.template.spec.container.name spec.template.spec.container.image",
  kubernetes_secret: "data",
  kubernetes_service: "spec.selector spec.port spec.port.target_port spec.type",
};

/** What is in a block if it is written at all. */
const IN_BLOCKS: Readonly<Record<string, string>> = {
  ingress: "from_port to_port protocol cidr_blocks",
  egress: "from_port to_port protocol cidr_blocks",
  access_logs: "bucket enabled",
  authorized_networks: "value",
  binary_authorization: "evaluation_mode",
  soft_delete_policy: "retention_duration_seconds",
  redirect: "port protocol status_code",
  notification: "comparison_operator threshold threshold_type notification_type subscriber_email_addresses",
  statement: "effect actions resources",
  principals: "type identifiers",
  value_from: "secret_key_ref config_map_key_ref",
  volume_claim_template: "metadata spec",
  private_visibility_config: "networks",
  networks: "network_url",
  maintenance_window: "day day_of_week hour start_hour",
  ttl: "attribute_name enabled",
  deployment_circuit_breaker: "enable rollback",
  runtime_platform: "cpu_architecture",
  env: "name value",
  set: "name value",
  setting: "name value",
  http_get: "path port",
  liveness_probe: "http_get",
  readiness_probe: "http_get",
  backup_configuration: "enabled",
  autoscaling: "min_node_count max_node_count",
  "google_compute_firewall.allow": "ports",
  "google_compute_firewall.deny": "ports",
  replica: "region region_name",
  tls: "secret_name hosts",
  service: "name port",
  backend: "service",
  port: "container_port number",
  ports: "container_port internal external",
  volumes: "container_path volume_name",
  secondary_ip_range: "range_name ip_cidr_range",
  admin_ssh_key: "public_key username",
  authentication: "active_directory_auth_enabled password_auth_enabled",
  target_tracking_configuration: "target_value predefined_metric_specification",
  predefined_metric_specification: "predefined_metric_type",
  security_rule:
    "name priority direction access protocol source_port_range destination_port_range source_address_prefix destination_address_prefix",
  criteria: "metric_name metric_namespace aggregation operator threshold",
  service_account: "email scopes",
  metric: "type resource",
  resource: "name target",
  target: "type average_utilization",
};
const inBlocks = new Map(Object.entries(IN_BLOCKS).map(([block, names]) => [block, new Set(names.split(" "))]));

/** Arguments that have to be left out unless the request speaks of them: AWS finds a bucket a name that nobody has. */
export const UNLESS_SPOKEN: Readonly<Record<string, RegExp>> = {
  "aws_s3_bucket.bucket": /\b(?:called|named)\b/i,
  "aws_security_group.ingress.security_groups":
    /\b(?:from|by|of) (?:the |an? |another )?(?:\S+ ){0,2}?security group|group of/i,
  "aws_security_group.egress.security_groups": /\bto (?:the |an? |another )?(?:\S+ ){0,2}?security group/i,
  "aws_db_instance.db_name": /\bdatabase (?:is )?(?:called|named|name)|initial database/i,
  "aws_rds_cluster.database_name": /\bdatabase (?:is )?(?:called|named|name)|initial database/i,
  "aws_db_instance.identifier": /\b(?:called|named)\b/i,
  "aws_rds_cluster.cluster_identifier": /\b(?:called|named)\b/i,
  "aws_s3_bucket.bucket_prefix": /\bprefix/i,
};

const byType = new Map(Object.entries(BY_TYPE).map(([type, paths]) => [type, new Set(paths.split(" "))]));

/** `path`: inside the type. */
export function isUsual(type: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const plain = type.replace(/_v\d$/, "");
  const block = path.split(".").at(-2) ?? "";
  if (inBlocks.get(block)?.has(name) || inBlocks.get(`${type}.${block}`)?.has(name)) return true;
  if (name === "name" && path !== "name" && path !== "metadata.name") return byType.get(plain)?.has(path) === true;
  if (type.startsWith("kubernetes_") && /(?:template\.spec|spec\.container(?:\.name|\.image)?)$/.test(path))
    return true;
  return USUAL.has(name) || (byType.get(type) ?? byType.get(plain))?.has(path) === true;
}
