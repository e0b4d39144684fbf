resource "aws_cloudsearch_domain" "a" {
  name = "abc"
  endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}
