resource "aws_cloudsearch_domain" "a" {
  name = "abc"
  endpoint_options {
    enforce_https = true
  }
}
