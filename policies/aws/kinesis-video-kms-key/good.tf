resource "aws_kinesis_video_stream" "a" {
  name       = "orders"
  kms_key_id = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-0123456789ab"
}
