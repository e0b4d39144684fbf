resource "aws_sfn_state_machine" "a" {
  role_arn   = "arn:aws:iam::123456789012:role/a"
  definition = "{}"
  tracing_configuration {
    enabled = true
  }
}
