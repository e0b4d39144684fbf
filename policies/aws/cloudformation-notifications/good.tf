resource "aws_cloudformation_stack" "a" {
  name              = "a"
  template_body     = "{}"
  notification_arns = ["arn:aws:sns:eu-central-1:123456789012:a"]
}
