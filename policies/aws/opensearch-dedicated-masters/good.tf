resource "aws_elasticsearch_domain" "a" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_enabled = true
  }
}

resource "aws_opensearch_domain" "a" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_enabled = true
  }
}
