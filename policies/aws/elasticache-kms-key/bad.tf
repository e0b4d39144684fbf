resource "aws_elasticache_replication_group" "a" {
  replication_group_id = "orders"
  description          = "orders"
  node_type            = "cache.t3.micro"
  num_cache_clusters   = 2
}

resource "aws_elasticache_replication_group" "b" {
  replication_group_id = "orders"
  description          = "orders"
  node_type            = "cache.t3.micro"
  num_cache_clusters   = 2
  kms_key_id           = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}

resource "aws_elasticache_replication_group" "encrypted" {
  at_rest_encryption_enabled = true
  replication_group_id       = "orders"
  description                = "orders"
  node_type                  = "cache.t3.micro"
  num_cache_clusters         = 2
}
