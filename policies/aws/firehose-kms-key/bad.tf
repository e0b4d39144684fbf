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
    enabled  = true
    key_type = "AWS_OWNED_CMK"
    key_arn  = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "c" {
  name        = "orders"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/a"
    bucket_arn = "arn:aws:s3:::a"
  }
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "d" {
  name        = "orders"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/a"
    bucket_arn = "arn:aws:s3:::a"
  }
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = ""
  }
}
