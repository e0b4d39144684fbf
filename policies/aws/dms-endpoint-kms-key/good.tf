resource "aws_dms_endpoint" "a" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "aurora"
  kms_key_arn   = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
}

resource "aws_dms_endpoint" "b" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "s3"
}
