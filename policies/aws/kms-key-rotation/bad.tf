resource "aws_kms_key" "backups" {
  description         = "Encrypts backups"
  enable_key_rotation = false
}
