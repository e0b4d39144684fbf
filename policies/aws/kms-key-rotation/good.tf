resource "aws_kms_key" "backups" {
  description         = "Encrypts backups"
  enable_key_rotation = true
}

resource "aws_kms_key" "signing" {
  description              = "Signs releases"
  customer_master_key_spec = "ECC_NIST_P256"
}

resource "aws_kms_key" "by_usage" {
  description = "Signs releases"
  key_usage   = "SIGN_VERIFY"
}

resource "aws_kms_key" "own_store" {
  description         = "In a store of its own"
  custom_key_store_id = "cks-1234567890abcdef0"
}
