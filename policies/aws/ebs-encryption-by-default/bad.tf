resource "aws_ebs_encryption_by_default" "a" {
  enabled = false
}
