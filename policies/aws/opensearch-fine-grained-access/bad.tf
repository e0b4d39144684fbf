resource "aws_elasticsearch_domain" "a" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "b" {
  domain_name = "orders"
  advanced_security_options {
    enabled = false
  }
}

resource "aws_opensearch_domain" "a" {
  domain_name = "orders"
}

resource "aws_opensearch_domain" "b" {
  domain_name = "orders"
  advanced_security_options {
    enabled = false
  }
}
