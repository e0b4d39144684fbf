/** What a type can't be without: an argument that it requires refers to one of these, or it does nothing by itself. Facts about providers. */
import { own } from "../core/own.ts";

const NEEDS: Readonly<Record<string, string>> = Object.fromEntries(
  `
  aws_lambda_function: aws_iam_role
  aws_nat_gateway: aws_eip aws_subnet
  aws_subnet: aws_vpc
  aws_internet_gateway: aws_vpc
  aws_route_table: aws_vpc
  aws_route_table_association: aws_route_table aws_subnet
  aws_route: aws_route_table
  aws_network_acl: aws_vpc
  aws_vpc_endpoint: aws_vpc
  aws_vpc_peering_connection: aws_vpc
  aws_ec2_transit_gateway_vpc_attachment: aws_ec2_transit_gateway aws_subnet aws_vpc
  aws_db_subnet_group: aws_subnet
  aws_elasticache_subnet_group: aws_subnet
  aws_redshift_subnet_group: aws_subnet
  aws_docdb_subnet_group: aws_subnet
  aws_neptune_subnet_group: aws_subnet
  aws_memorydb_subnet_group: aws_subnet
  aws_dax_subnet_group: aws_subnet
  aws_rds_cluster_instance: aws_rds_cluster
  aws_eks_cluster: aws_iam_role
  aws_eks_node_group: aws_eks_cluster aws_iam_role
  aws_eks_fargate_profile: aws_eks_cluster aws_iam_role
  aws_eks_addon: aws_eks_cluster
  aws_eks_access_entry: aws_eks_cluster
  aws_ecs_service: aws_ecs_cluster aws_ecs_task_definition
  aws_ecr_lifecycle_policy: aws_ecr_repository
  aws_sfn_state_machine: aws_iam_role
  aws_kinesis_firehose_delivery_stream: aws_iam_role aws_s3_bucket
  aws_codebuild_project: aws_iam_role
  aws_codepipeline: aws_iam_role aws_s3_bucket
  aws_codedeploy_deployment_group: aws_codedeploy_app aws_iam_role
  aws_glue_crawler: aws_iam_role aws_glue_catalog_database
  aws_glue_job: aws_iam_role
  aws_glue_catalog_table: aws_glue_catalog_database
  aws_dax_cluster: aws_iam_role
  aws_dlm_lifecycle_policy: aws_iam_role
  aws_scheduler_schedule: aws_iam_role
  aws_sagemaker_notebook_instance: aws_iam_role
  aws_sagemaker_model: aws_iam_role
  aws_config_configuration_recorder: aws_iam_role
  aws_iam_instance_profile: aws_iam_role
  aws_iam_role_policy: aws_iam_role
  aws_iam_role_policy_attachment: aws_iam_role
  aws_iam_user_policy: aws_iam_user
  aws_iam_access_key: aws_iam_user
  aws_iam_user_group_membership: aws_iam_user aws_iam_group
  aws_iam_group_membership: aws_iam_user aws_iam_group
  aws_lambda_event_source_mapping: aws_lambda_function
  aws_lambda_permission: aws_lambda_function
  aws_lambda_function_url: aws_lambda_function
  aws_lambda_alias: aws_lambda_function
  aws_cloudwatch_event_target: aws_cloudwatch_event_rule
  aws_cloudwatch_log_metric_filter: aws_cloudwatch_log_group
  aws_cloudwatch_log_subscription_filter: aws_cloudwatch_log_group
  aws_cloudwatch_log_stream: aws_cloudwatch_log_group
  aws_sns_topic_subscription: aws_sns_topic
  aws_sns_topic_policy: aws_sns_topic
  aws_sqs_queue_policy: aws_sqs_queue
  aws_apigatewayv2_route: aws_apigatewayv2_api aws_apigatewayv2_integration
  aws_apigatewayv2_integration: aws_apigatewayv2_api
  aws_apigatewayv2_stage: aws_apigatewayv2_api
  aws_api_gateway_integration: aws_api_gateway_method
  aws_api_gateway_method: aws_api_gateway_resource
  aws_api_gateway_resource: aws_api_gateway_rest_api
  aws_api_gateway_stage: aws_api_gateway_deployment
  aws_api_gateway_deployment: aws_api_gateway_rest_api
  aws_lb_listener: aws_lb
  aws_lb_listener_rule: aws_lb_listener
  aws_lb_target_group_attachment: aws_lb_target_group
  aws_efs_mount_target: aws_efs_file_system aws_subnet
  aws_efs_access_point: aws_efs_file_system
  aws_volume_attachment: aws_ebs_volume aws_instance
  aws_kms_alias: aws_kms_key
  aws_route53_record: aws_route53_zone
  aws_acm_certificate_validation: aws_acm_certificate
  aws_secretsmanager_secret_version: aws_secretsmanager_secret
  aws_secretsmanager_secret_rotation: aws_secretsmanager_secret aws_lambda_function
  aws_wafv2_web_acl_association: aws_wafv2_web_acl
  aws_backup_plan: aws_backup_vault
  aws_backup_selection: aws_backup_plan aws_iam_role
  aws_autoscaling_policy: aws_autoscaling_group
  aws_autoscaling_group: aws_launch_template
  aws_appautoscaling_policy: aws_appautoscaling_target
  aws_cognito_user_pool_client: aws_cognito_user_pool
  aws_cognito_user_pool_domain: aws_cognito_user_pool
  aws_cloudtrail: aws_s3_bucket
  aws_transfer_user: aws_transfer_server aws_iam_role
  aws_timestreamwrite_table: aws_timestreamwrite_database
  aws_amplify_branch: aws_amplify_app
  aws_vpn_connection: aws_customer_gateway
  aws_service_discovery_service: aws_service_discovery_private_dns_namespace
  aws_service_discovery_private_dns_namespace: aws_vpc
  google_compute_subnetwork: google_compute_network
  google_compute_firewall: google_compute_network
  google_compute_router: google_compute_network
  google_compute_router_nat: google_compute_router
  google_compute_route: google_compute_network
  google_compute_network_peering: google_compute_network
  google_compute_instance_group_manager: google_compute_instance_template
  google_compute_autoscaler: google_compute_instance_group_manager
  google_compute_attached_disk: google_compute_instance google_compute_disk
  google_service_networking_connection: google_compute_network google_compute_global_address
  google_compute_vpn_tunnel: google_compute_ha_vpn_gateway
  google_compute_backend_bucket: google_storage_bucket
  google_storage_bucket_object: google_storage_bucket
  google_storage_bucket_iam_member: google_storage_bucket
  google_sql_database: google_sql_database_instance
  google_sql_user: google_sql_database_instance
  google_spanner_database: google_spanner_instance
  google_pubsub_subscription: google_pubsub_topic
  google_container_node_pool: google_container_cluster
  google_bigquery_table: google_bigquery_dataset
  google_secret_manager_secret_version: google_secret_manager_secret
  google_kms_crypto_key: google_kms_key_ring
  google_dns_record_set: google_dns_managed_zone
  google_service_account_key: google_service_account
  google_iam_workload_identity_pool_provider: google_iam_workload_identity_pool
  google_alloydb_instance: google_alloydb_cluster
  google_vpc_access_connector: google_compute_network
  azurerm_storage_container: azurerm_storage_account
  azurerm_storage_share: azurerm_storage_account
  azurerm_storage_queue: azurerm_storage_account
  azurerm_storage_table: azurerm_storage_account
  azurerm_storage_blob: azurerm_storage_container azurerm_storage_account
  azurerm_subnet: azurerm_virtual_network
  azurerm_network_interface: azurerm_subnet
  azurerm_linux_virtual_machine: azurerm_network_interface
  azurerm_windows_virtual_machine: azurerm_network_interface
  azurerm_linux_virtual_machine_scale_set: azurerm_subnet
  azurerm_network_security_rule: azurerm_network_security_group
  azurerm_virtual_network_peering: azurerm_virtual_network
  azurerm_private_endpoint: azurerm_subnet
  azurerm_private_dns_zone_virtual_network_link: azurerm_private_dns_zone azurerm_virtual_network
  azurerm_dns_a_record: azurerm_dns_zone
  azurerm_dns_cname_record: azurerm_dns_zone
  azurerm_dns_txt_record: azurerm_dns_zone
  azurerm_mssql_database: azurerm_mssql_server
  azurerm_linux_web_app: azurerm_service_plan
  azurerm_windows_web_app: azurerm_service_plan
  azurerm_linux_function_app: azurerm_service_plan azurerm_storage_account
  azurerm_windows_function_app: azurerm_service_plan azurerm_storage_account
  azurerm_servicebus_queue: azurerm_servicebus_namespace
  azurerm_servicebus_topic: azurerm_servicebus_namespace
  azurerm_servicebus_subscription: azurerm_servicebus_topic
  azurerm_eventhub: azurerm_eventhub_namespace
  azurerm_key_vault_secret: azurerm_key_vault
  azurerm_key_vault_key: azurerm_key_vault
  azurerm_key_vault: data.azurerm_client_config
  azurerm_container_app: azurerm_container_app_environment
  azurerm_kubernetes_cluster_node_pool: azurerm_kubernetes_cluster
  azurerm_backup_policy_vm: azurerm_recovery_services_vault
  azurerm_cosmosdb_sql_container: azurerm_cosmosdb_sql_database
  azurerm_cosmosdb_sql_database: azurerm_cosmosdb_account
  azurerm_lb_backend_address_pool: azurerm_lb
  azurerm_lb_probe: azurerm_lb
  azurerm_lb_rule: azurerm_lb
  azurerm_application_gateway: azurerm_subnet azurerm_public_ip
  azurerm_bastion_host: azurerm_subnet azurerm_public_ip
  docker_container: docker_image
  tls_self_signed_cert: tls_private_key
  tls_cert_request: tls_private_key
`
    .trim()
    .split("\n")
    .map((line) => line.trim().split(": ") as [string, string]),
);

/** Every Azure resource that people ask for lies in a resource group, but for those that a subscription has. */
const OUTSIDE_GROUPS =
  /^azurerm_(?:resource_group$|consumption_budget_subscription|role_definition|policy_|subscription|management_group|role_assignment)/;

export function needsOf(type: string): string[] {
  const listed = own(NEEDS, type)?.split(" ") ?? [];
  if (/^aws_s3_bucket_\w/.test(type)) return [...listed, "aws_s3_bucket"];
  if (type.startsWith("azurerm_") && !OUTSIDE_GROUPS.test(type)) return [...listed, "azurerm_resource_group"];
  return listed;
}

/** Types of which there is one for each of another: as many associations as subnets. */
const EACH: Readonly<Record<string, readonly string[]>> = {
  aws_route_table_association: ["aws_subnet"],
  aws_efs_mount_target: ["aws_subnet"],
  aws_ec2_transit_gateway_vpc_attachment: ["aws_vpc"],
  aws_sns_topic_subscription: ["aws_sqs_queue", "aws_lambda_function"],
  aws_eip: ["aws_nat_gateway"],
  aws_volume_attachment: ["aws_ebs_volume"],
  aws_iam_user_group_membership: ["aws_iam_user"],
  aws_iam_access_key: ["aws_iam_user"],
  aws_lb_target_group_attachment: ["aws_instance"],
  azurerm_network_interface: ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"],
  azurerm_subnet_network_security_group_association: ["azurerm_network_security_group"],
  azurerm_virtual_network_peering: ["azurerm_virtual_network"],
  docker_image: ["docker_container"],
};

export const eachOf = (type: string): readonly string[] =>
  own(EACH, type) ??
  (/^aws_s3_bucket_(?:versioning|public_access_block|server_side|lifecycle)/.test(type) ? ["aws_s3_bucket"] : []);
