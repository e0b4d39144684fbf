resource "aws_elasticsearch_domain" "a" {
  domain_name = "orders"
}

resource "aws_opensearch_domain" "a" {
  domain_name = "orders"
}
