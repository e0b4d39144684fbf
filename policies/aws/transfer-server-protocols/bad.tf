resource "aws_transfer_server" "a" {
  protocols = ["SFTP", "FTP"]
}
