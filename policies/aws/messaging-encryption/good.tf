resource "aws_kms_key" "alarms" {
  description         = "Encrypts alarms"
  enable_key_rotation = true
}

resource "aws_sns_topic" "alarms" {
  name              = "alarms"
  kms_master_key_id = aws_kms_key.alarms.arn
}

resource "aws_sqs_queue" "jobs" {
  name                    = "jobs"
  sqs_managed_sse_enabled = true
}
