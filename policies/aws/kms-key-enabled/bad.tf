resource "aws_kms_key" "a" {
  is_enabled = false
}
