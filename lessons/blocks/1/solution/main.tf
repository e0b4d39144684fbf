# A network. What follows a # is a comment: Terraform doesn't read it.
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}
