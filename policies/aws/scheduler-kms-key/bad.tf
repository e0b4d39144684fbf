resource "aws_scheduler_schedule" "a" {
  flexible_time_window {
    mode = "OFF"
  }
  schedule_expression = "rate(1 hours)"
  target {
    arn      = "arn:aws:sqs:eu-central-1:123456789012:a"
    role_arn = "arn:aws:iam::123456789012:role/a"
  }
}

resource "aws_scheduler_schedule" "b" {
  flexible_time_window {
    mode = "OFF"
  }
  schedule_expression = "rate(1 hours)"
  target {
    arn      = "arn:aws:sqs:eu-central-1:123456789012:a"
    role_arn = "arn:aws:iam::123456789012:role/a"
  }
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
