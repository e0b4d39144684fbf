resource "aws_cloudsearch_domain" "a" {
  name = "abc"
}

resource "aws_cloudsearch_domain" "b" {
  name = "abc"
  endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
  }
}
