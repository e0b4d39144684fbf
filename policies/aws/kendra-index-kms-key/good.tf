resource "aws_kendra_index" "a" {
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/a"
  server_side_encryption_configuration {
    kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
  }
}
