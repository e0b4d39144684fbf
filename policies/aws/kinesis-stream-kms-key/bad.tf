resource "aws_kinesis_stream" "a" {
  name        = "orders"
  shard_count = 1
}

resource "aws_kinesis_stream" "b" {
  name        = "orders"
  shard_count = 1
  kms_key_id  = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}

resource "aws_kinesis_stream" "encrypted" {
  encryption_type = "KMS"
  name            = "orders"
  shard_count     = 1
}
