/** Which resources hold what no program can bring back: data, messages, keys to data. Destroying one of them is said. */

/** By the ends of their types: these words mean the same with every provider. */
const ENDS =
  /_(?:bucket|bucket_object|s3_object|volume|disk|share|file_system|filestore_instance|snapshot|vault|table|table_item|database|db_instance|ledger|queue|kinesis_stream|log_group|repository|container_registry|secret|secret_version|key_vault_key|crypto_key|kms_key|user_pool|storage_account|storage_container|storage_blob|persistent_volume|persistent_volume_claim|namespace|dataset)(?:_v\d)?$/;
/** Clusters and servers that are databases. */
const STORES =
  /_(?:rds|docdb|neptune|redshift|memorydb|elasticache|msk|alloydb|opensearch|elasticsearch|redis|mq|sql|mssql|mysql|postgresql|mariadb|cosmosdb|spanner|bigtable)(?:_\w+)?_(?:cluster|instance|domain|server|group|broker|account|cache)$|_(?:redis_cache|opensearch_domain|elasticsearch_domain|elasticache_cluster|mq_broker|msk_cluster|elasticache_replication_group)$/;
/** What ends like that and holds nothing. */
const EMPTY =
  /_(?:route_table|subnet_group|parameter_group|option_group|security_group|user_group|failover_group|workload_group|policy_table|job_queue|connect_queue|backend_bucket|attached_disk|resource_share|default_kms_key)$|_(?:datasync_location|linked_service|backup_policy|backup_protected|backup_instance|backup_container|iothub_endpoint|stream_analytics|data_factory)_|_(?:relay|eventgrid|notification_hub|service_directory|gke_hub|channel)_namespace$/;

/** Whether something is lost when a resource of this type is destroyed. */
export const holdsData = (type: string): boolean => !EMPTY.test(type) && (ENDS.test(type) || STORES.test(type));
