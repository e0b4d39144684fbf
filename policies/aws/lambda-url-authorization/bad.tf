resource "aws_lambda_function_url" "none" {
  function_name      = "shop"
  authorization_type = "NONE"
}
