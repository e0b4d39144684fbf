resource "aws_dms_endpoint" "a" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "aurora"
}

resource "aws_dms_endpoint" "b" {
  endpoint_id   = "orders"
  endpoint_type = "source"
  engine_name   = "aurora"
  kms_key_arn   = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
