resource "aws_elasticache_replication_group" "a" {
  replication_group_id = "orders"
  description          = "orders"
  node_type            = "cache.t3.micro"
  num_cache_clusters   = 2
}

resource "aws_elasticache_replication_group" "b" {
  replication_group_id       = "orders"
  description                = "orders"
  node_type                  = "cache.t3.micro"
  num_cache_clusters         = 2
  automatic_failover_enabled = false
}

resource "aws_elasticache_replication_group" "alone" {
  replication_group_id = "orders"
  description          = "orders"
  node_type            = "cache.t3.micro"
  num_cache_clusters   = 1
}
