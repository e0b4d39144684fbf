resource "aws_elasticache_replication_group" "a" {
  replication_group_id = "orders"
  description          = "orders"
  node_type            = "cache.t3.micro"
  num_cache_clusters   = 2
  kms_key_id           = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
}
