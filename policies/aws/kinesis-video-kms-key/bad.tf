resource "aws_kinesis_video_stream" "a" {
  name = "orders"
}

resource "aws_kinesis_video_stream" "b" {
  name       = "orders"
  kms_key_id = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
