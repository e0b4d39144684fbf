import type { Row } from "./rows.ts";

/** Storage, machines and networks of Google Cloud. */
export const GOOGLE: readonly Row[] = [
  [
    "bucket|object storage|gcs|cloud storage|gcs bucket|storage bucket|cloud storage bucket|google cloud storage|google bucket|object store",
    "google_storage_bucket",
  ],
  ["bucket object|storage object|upload a file|uploaded file", "google_storage_bucket_object"],
  [
    "public|publicly readable|all user|allusers|object viewer|viewer|access for|read access|reader|iam",
    "google_storage_bucket_iam_member",
    "google_storage_bucket",
  ],
  ["website|static site|static website", "google_storage_bucket", "google_storage_bucket"],
  ["static website|static site", "google_storage_bucket"],
  [
    "vm|vms|virtual machine|compute instance|gce instance|compute engine instance|web server|linux server|linux vm|bastion|bastion host|e2 micro",
    "google_compute_instance",
  ],
  [
    "server|instance|machine|gce|compute engine",
    "google_compute_instance",
    "!google_sql_database_instance !google_spanner_instance !google_redis_instance !google_bigtable_instance !google_filestore_instance !google_compute_instance_template !google_compute_instance_group_manager !google_alloydb_cluster !google_container_cluster !google_container_node_pool !google_memcache_instance !google_dataproc_cluster",
  ],
  [
    "storage object viewer|object viewer|storage admin|storage object admin|object admin|object creator|storage object creator|pubsub publisher|pubsub subscriber|log writer|metric writer|secret accessor role|instance admin",
    "",
  ],
  ["instance type|machine type|sql server|state machine|database server", ""],
  ["instance template|gce instance template|vm template", "google_compute_instance_template"],
  [
    "managed instance group|instance group|mig|instance group manager",
    "google_compute_instance_group_manager google_compute_instance_template",
  ],
  [
    "autoscaler|autoscaling|auto scaling|scales on|autoscaled",
    "google_compute_autoscaler",
    "google_compute_instance_group_manager",
  ],
  [
    "health check|healthcheck|auto healing|autohealing",
    "google_compute_health_check",
    "google_compute_instance_group_manager google_compute_backend_service",
  ],
  ["disk|persistent disk|data disk|extra disk|ssd disk", "google_compute_disk"],
  ["boot disk", ""],
  ["~attached|attach", "google_compute_attached_disk", "google_compute_disk"],
  ["snapshot schedule|disk snapshot|snapshot policy", "google_compute_resource_policy"],
  [
    "vpc|network|vpc network|virtual network|private network|virtual private cloud|vpc networks",
    "google_compute_network",
  ],
  ["subnet|subnetwork|private subnet|public subnet", "google_compute_subnetwork"],
  ["firewall|firewall rule|ingress rule|allow ssh|allows ssh|security group", "google_compute_firewall"],
  [
    "static ip|ip address|external ip|static ip address|reserved ip|static external ip|external address|static address|regional ip",
    "google_compute_address",
    "!google_compute_global_forwarding_rule",
  ],
  [
    "static ip|ip address|reserved ip|fixed ip|static ip address|reserved ip address|static address|external ip",
    "google_compute_global_address",
    "google_compute_global_forwarding_rule",
  ],
  ["global ip|global address|global static ip|global ip address", "google_compute_global_address"],
  ["router|cloud router", "google_compute_router"],
  [
    "cloud nat|nat|nat gateway|outbound internet|without external ip|internet access",
    "google_compute_router google_compute_router_nat",
  ],
  ["network peering|vpc peering|peering", "google_compute_network_peering"],
  [
    "private service access|private service connection|private services access|service networking|private ip",
    "google_service_networking_connection google_compute_global_address",
    "google_sql_database_instance+google_compute_network",
  ],
  [
    "private service access|service networking connection",
    "google_service_networking_connection google_compute_global_address",
  ],
  ["serverless vpc access|vpc connector|vpc access connector|serverless vpc connector", "google_vpc_access_connector"],
  ["route", "google_compute_route", "google_compute_network"],
  ["vpn|ha vpn|vpn gateway", "google_compute_ha_vpn_gateway google_compute_vpn_tunnel"],
  [
    "load balancer|http load balancer|https load balancer|global load balancer|http s load balancer|external load balancer",
    "google_compute_global_forwarding_rule google_compute_target_http_proxy google_compute_url_map",
  ],
  [
    "https|ssl|managed certificate|tls|certificate|https load balancer",
    "google_compute_target_https_proxy google_compute_managed_ssl_certificate",
    "google_compute_url_map",
  ],
  [
    "managed ssl certificate|managed certificate|ssl certificate|google managed certificate",
    "google_compute_managed_ssl_certificate",
  ],
  ["backend service", "google_compute_backend_service"],
  ["backend bucket|cdn|cloud cdn", "google_compute_backend_bucket"],
  ["url map", "google_compute_url_map"],
  ["cloud armor|security policy|waf", "google_compute_security_policy"],
  [
    "write access|read write access|may write|can write|can read|may read|access to it|access to the bucket",
    "google_storage_bucket_iam_member",
    "google_storage_bucket+google_service_account",
  ],
];
