resource "aws_elasticsearch_domain" "a" {
  domain_name = "orders"
  vpc_options {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
}

resource "aws_opensearch_domain" "a" {
  domain_name = "orders"
  vpc_options {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
}
