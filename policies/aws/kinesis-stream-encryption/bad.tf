resource "aws_kinesis_stream" "a" {
  name        = "orders"
  shard_count = 1
}

resource "aws_kinesis_stream" "b" {
  name            = "orders"
  shard_count     = 1
  encryption_type = "NONE"
}
