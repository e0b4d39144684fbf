resource "aws_kms_key" "off" {
  description         = "Encrypts backups"
  enable_key_rotation = false
}

resource "aws_kms_key" "left_out" {
  description              = "Encrypts backups"
  customer_master_key_spec = "SYMMETRIC_DEFAULT"
  key_usage                = "ENCRYPT_DECRYPT"
}
