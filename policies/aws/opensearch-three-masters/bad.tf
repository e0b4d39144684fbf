resource "aws_elasticsearch_domain" "a" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "b" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_count = 2
    zone_awareness_enabled = true
  }
}

resource "aws_elasticsearch_domain" "c" {
  domain_name = "orders"
  cluster_config {
    zone_awareness_enabled = true
  }
}

resource "aws_elasticsearch_domain" "d" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_count = 3
    zone_awareness_enabled = false
  }
}

resource "aws_elasticsearch_domain" "e" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_count = 3
  }
}

resource "aws_opensearch_domain" "a" {
  domain_name = "orders"
}

resource "aws_opensearch_domain" "b" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_count = 2
    zone_awareness_enabled = true
  }
}

resource "aws_opensearch_domain" "c" {
  domain_name = "orders"
  cluster_config {
    zone_awareness_enabled = true
  }
}

resource "aws_opensearch_domain" "d" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_count = 3
    zone_awareness_enabled = false
  }
}

resource "aws_opensearch_domain" "e" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_count = 3
  }
}
