resource "aws_elasticsearch_domain" "a" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "b" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_enabled = false
  }
}

resource "aws_opensearch_domain" "a" {
  domain_name = "orders"
}

resource "aws_opensearch_domain" "b" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_enabled = false
  }
}

resource "aws_elasticsearch_domain" "sized" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_type    = "m7g.medium.search"
    dedicated_master_count   = 3
    dedicated_master_enabled = false
  }
}

resource "aws_opensearch_domain" "sized" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_type    = "m7g.medium.search"
    dedicated_master_count   = 3
    dedicated_master_enabled = false
  }
}
