resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "app" {
  vpc_id     = "vpc-0a1b2c3d4e5f67890"
  cidr_block = "10.0.1.0/24"
}
