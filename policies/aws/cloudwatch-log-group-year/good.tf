resource "aws_cloudwatch_log_group" "a" {
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "b" {
  retention_in_days = 0
}
