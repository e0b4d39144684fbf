resource "aws_elasticache_cluster" "a" {
  cluster_id      = "orders"
  engine          = "redis"
  node_type       = "cache.t3.micro"
  num_cache_nodes = 1
}

resource "aws_elasticache_cluster" "b" {
  cluster_id                 = "orders"
  engine                     = "redis"
  node_type                  = "cache.t3.micro"
  num_cache_nodes            = 1
  auto_minor_version_upgrade = "true"
}
