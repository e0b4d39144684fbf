resource "aws_cloudsearch_domain" "a" {
  name = "abc"
}

resource "aws_cloudsearch_domain" "b" {
  name = "abc"
  endpoint_options {
    enforce_https = false
  }
}
