resource "aws_cloudwatch_log_group" "a" {}

resource "aws_cloudwatch_log_group" "b" {
  kms_key_id = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
