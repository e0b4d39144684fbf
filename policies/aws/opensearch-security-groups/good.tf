resource "aws_elasticsearch_domain" "a" {
  domain_name = "orders"
}

resource "aws_elasticsearch_domain" "b" {
  domain_name = "orders"
  vpc_options {
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }
}

resource "aws_opensearch_domain" "a" {
  domain_name = "orders"
}

resource "aws_opensearch_domain" "b" {
  domain_name = "orders"
  vpc_options {
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }
}
