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

resource "aws_elasticsearch_domain" "sized" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_type  = "m7g.medium.search"
    dedicated_master_count = 2
    zone_awareness_enabled = true
  }
}

resource "aws_elasticsearch_domain" "two" {
  domain_name = "orders"
  cluster_config {
    instance_count         = 2
    dedicated_master_count = 3
    zone_awareness_enabled = false
  }
}

resource "aws_elasticsearch_domain" "one" {
  domain_name = "orders"
  cluster_config {
    instance_count         = 1
    dedicated_master_count = 3
    zone_awareness_enabled = false
  }
}

resource "aws_opensearch_domain" "sized" {
  domain_name = "orders"
  cluster_config {
    dedicated_master_type  = "m7g.medium.search"
    dedicated_master_count = 2
    zone_awareness_enabled = true
  }
}

resource "aws_opensearch_domain" "two" {
  domain_name = "orders"
  cluster_config {
    instance_count         = 2
    dedicated_master_count = 3
    zone_awareness_enabled = false
  }
}

resource "aws_opensearch_domain" "one" {
  domain_name = "orders"
  cluster_config {
    instance_count         = 1
    dedicated_master_count = 3
    zone_awareness_enabled = false
  }
}
