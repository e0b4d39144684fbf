resource "aws_kms_key" "a" {}

resource "aws_kms_key" "b" {
  is_enabled = true
}
