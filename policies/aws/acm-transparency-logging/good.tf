resource "aws_acm_certificate" "a" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "b" {
  domain_name       = "example.com"
  validation_method = "DNS"
  options {
    certificate_transparency_logging_preference = "ENABLED"
  }
}
