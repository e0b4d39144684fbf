resource "aws_transfer_server" "a" {}

resource "aws_transfer_server" "b" {
  endpoint_type = "PUBLIC"
}
