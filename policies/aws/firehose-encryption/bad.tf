resource "aws_kinesis_firehose_delivery_stream" "a" {
  name        = "orders"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/a"
    bucket_arn = "arn:aws:s3:::a"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "b" {
  name        = "orders"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/a"
    bucket_arn = "arn:aws:s3:::a"
  }
  server_side_encryption {
    enabled = false
  }
}
