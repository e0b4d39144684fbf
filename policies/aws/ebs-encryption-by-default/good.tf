resource "aws_ebs_encryption_by_default" "a" {}

resource "aws_ebs_encryption_by_default" "b" {
  enabled = true
}
