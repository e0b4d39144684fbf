resource "aws_ec2_transit_gateway" "a" {}

resource "aws_ec2_transit_gateway" "b" {
  auto_accept_shared_attachments = "disable"
}
