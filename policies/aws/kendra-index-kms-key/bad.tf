resource "aws_kendra_index" "a" {
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/a"
}

resource "aws_kendra_index" "b" {
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/a"
  server_side_encryption_configuration {
    kms_key_id = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
  }
}
