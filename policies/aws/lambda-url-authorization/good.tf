resource "aws_lambda_function_url" "iam" {
  function_name      = "shop"
  authorization_type = "AWS_IAM"
}
