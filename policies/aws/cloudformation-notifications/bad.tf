resource "aws_cloudformation_stack" "a" {
  name          = "a"
  template_body = "{}"
}
