resource "aws_kinesis_stream" "a" {
  name            = "orders"
  shard_count     = 1
  encryption_type = "KMS"
}
