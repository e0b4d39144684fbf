resource "aws_transfer_server" "a" {
  protocols = ["SFTP"]
}

resource "aws_transfer_server" "b" {}
