resource "aws_ec2_transit_gateway" "a" {
  auto_accept_shared_attachments = "enable"
}
