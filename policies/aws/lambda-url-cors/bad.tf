resource "aws_lambda_function_url" "all" {
  function_name      = "shop"
  authorization_type = "AWS_IAM"

  cors {
    allow_origins     = ["*"]
    allow_credentials = true
  }
}
