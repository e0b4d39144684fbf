resource "aws_cloudtrail_event_data_store" "a" {
  name = "a"
}

resource "aws_cloudtrail_event_data_store" "b" {
  name       = "a"
  kms_key_id = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
