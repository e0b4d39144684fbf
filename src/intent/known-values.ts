import { allowedValues, namedValues, type TypeFacts } from "../core/facts.ts";
import { own } from "../core/own.ts";

/** Values that arguments take and that the provider's rules don't tell, by path. */
export const KNOWN: Readonly<Record<string, string>> = {
  "aws_eks_node_group.capacity_type": "ON_DEMAND SPOT",
  "aws_db_instance.engine": "postgres mysql mariadb oracle-se2 sqlserver-ex",
  "aws_rds_cluster.engine": "aurora-postgresql aurora-mysql postgres mysql",
  "aws_lb_listener.protocol": "HTTP HTTPS TCP TLS UDP TCP_UDP",
  "aws_api_gateway_rest_api.endpoint_configuration.types": "EDGE REGIONAL PRIVATE",
  "azurerm_storage_account.access_tier": "Hot Cool Cold Premium",
  "azurerm_container_registry.sku": "Basic Standard Premium",
  "azurerm_key_vault.sku_name": "standard premium",
  "azurerm_redis_cache.sku_name": "Basic Standard Premium",
  "azurerm_redis_cache.patch_schedule.day_of_week":
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Everyday Weekend",
  "azurerm_cosmosdb_account.consistency_policy.consistency_level":
    "Strong BoundedStaleness Session ConsistentPrefix Eventual",
  "azurerm_service_plan.os_type": "Linux Windows WindowsContainer",
  "azurerm_public_ip.allocation_method": "Static Dynamic",
  "azurerm_application_insights.application_type": "web java other ios phone store",
  "azurerm_managed_disk.create_option": "Empty Copy FromImage Import Restore Upload",
  "azurerm_managed_disk.storage_account_type":
    "Standard_LRS StandardSSD_LRS Premium_LRS PremiumV2_LRS UltraSSD_LRS Premium_ZRS StandardSSD_ZRS",
  "azurerm_network_interface.ip_configuration.private_ip_address_allocation": "Dynamic Static",
  "azurerm_mysql_flexible_server.high_availability.mode": "SameZone ZoneRedundant",
  "azurerm_kubernetes_cluster_node_pool.priority": "Regular Spot",
  "google_dns_managed_zone.visibility": "public private",
  "azurerm_linux_web_app.site_config.ftps_state": "AllAllowed FtpsOnly Disabled",
  "azurerm_windows_virtual_machine.patch_mode": "Manual AutomaticByOS AutomaticByPlatform",
  "azurerm_linux_virtual_machine.patch_mode": "ImageDefault AutomaticByPlatform",
  "azurerm_container_group.ip_address_type": "Public Private None",
  "google_cloud_scheduler_job.http_target.http_method": "GET POST PUT PATCH DELETE HEAD",
  "azurerm_mssql_database.sku_name": "Basic S0 S1 S2 S3 GP_S_Gen5_2 GP_Gen5_2 GP_Gen5_4 BC_Gen5_2",
  "azurerm_public_ip.sku": "Basic Standard",
  "azurerm_lb.sku": "Basic Standard Gateway",
  "azurerm_linux_virtual_machine.priority": "Regular Spot",
  "google_storage_bucket.storage_class": "STANDARD NEARLINE COLDLINE ARCHIVE",
  "google_storage_bucket.public_access_prevention": "inherited enforced",
  "google_storage_bucket.lifecycle_rule.action.type": "Delete SetStorageClass AbortIncompleteMultipartUpload",
  "google_storage_bucket.lifecycle_rule.action.storage_class": "STANDARD NEARLINE COLDLINE ARCHIVE",
  "google_sql_database_instance.settings.availability_type": "REGIONAL ZONAL",
  "google_sql_database_instance.settings.disk_type": "PD_SSD PD_HDD",
  "google_sql_database_instance.settings.ip_configuration.ssl_mode":
    "ENCRYPTED_ONLY ALLOW_UNENCRYPTED_AND_ENCRYPTED TRUSTED_CLIENT_CERTIFICATE_REQUIRED",
  "google_sql_database_instance.settings.edition": "ENTERPRISE ENTERPRISE_PLUS",
  "google_container_cluster.release_channel.channel": "RAPID REGULAR STABLE EXTENDED",
  "google_container_node_pool.node_config.disk_type": "pd-standard pd-ssd pd-balanced",
  "google_compute_disk.type": "pd-standard pd-ssd pd-balanced pd-extreme",
  "google_compute_instance.boot_disk.initialize_params.type": "pd-standard pd-ssd pd-balanced",
  "google_compute_instance.scheduling.provisioning_model": "STANDARD SPOT",
  "google_compute_network.routing_mode": "REGIONAL GLOBAL",
  "google_kms_crypto_key.version_template.protection_level": "SOFTWARE HSM EXTERNAL",
  "google_redis_instance.tier": "BASIC STANDARD_HA",
  "google_redis_instance.transit_encryption_mode": "SERVER_AUTHENTICATION DISABLED",
  "google_compute_router_nat.nat_ip_allocate_option": "AUTO_ONLY MANUAL_ONLY",
  "google_compute_router_nat.log_config.filter": "ERRORS_ONLY TRANSLATIONS_ONLY ALL",
  "google_bigquery_table.time_partitioning.type": "DAY HOUR MONTH YEAR",
  "kubernetes_cron_job.spec.concurrency_policy": "Allow Forbid Replace",
  "kubernetes_service.spec.type": "ClusterIP NodePort LoadBalancer ExternalName",
  "kubernetes_persistent_volume_claim.spec.access_modes": "ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod",
  "docker_container.restart": "no on-failure always unless-stopped",
  "tls_private_key.algorithm": "RSA ECDSA ED25519",
};

export const knownValues = (path: string): readonly string[] | undefined =>
  own(KNOWN, path.replace(/_v\d(?=\.)/, ""))?.split(" ");

/** The values that an argument of a type takes: by the provider's rules, or known otherwise. */
export const valuesOf = (facts: TypeFacts | undefined, type: string, key: string): readonly string[] | undefined =>
  allowedValues(facts, key) ?? knownValues(`${type}.${key}`);

/** How the values of an argument are spelt, also where there may be others. */
export const spellingOf = (facts: TypeFacts | undefined, type: string, key: string): readonly string[] | undefined =>
  valuesOf(facts, type, key) ?? namedValues(facts, key);
