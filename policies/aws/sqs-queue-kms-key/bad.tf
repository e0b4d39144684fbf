resource "aws_sqs_queue" "a" {
  name = "a"
}

resource "aws_sqs_queue" "b" {
  name              = "a"
  kms_master_key_id = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
