resource "aws_route53domains_registered_domain" "a" {
  domain_name = "example.com"
}

resource "aws_route53domains_registered_domain" "b" {
  domain_name   = "example.com"
  transfer_lock = true
}
