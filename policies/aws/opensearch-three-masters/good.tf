resource "aws_elasticsearch_domain" "a" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_count = 3
    zone_awareness_enabled = true
  }
}

resource "aws_opensearch_domain" "a" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_count = 3
    zone_awareness_enabled = true
  }
}
