resource "aws_sfn_state_machine" "a" {
  role_arn   = "arn:aws:iam::123456789012:role/a"
  definition = "{}"
  logging_configuration {
    level                  = "ALL"
    log_destination        = "arn:aws:logs:eu-central-1:123456789012:log-group:a:*"
    include_execution_data = true
  }
}
