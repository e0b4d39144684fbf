resource "aws_efs_file_system" "a" {
  creation_token = "orders"
}

resource "aws_efs_file_system" "b" {
  creation_token = "orders"
  kms_key_id     = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}

resource "aws_efs_file_system" "encrypted" {
  encrypted      = true
  creation_token = "orders"
}
