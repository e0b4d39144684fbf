resource "aws_lambda_function_url" "left_out" {
  function_name      = "shop"
  authorization_type = "AWS_IAM"
}

resource "aws_lambda_function_url" "named" {
  function_name      = "shop"
  authorization_type = "AWS_IAM"

  cors {
    allow_origins     = ["https://app.example.com"]
    allow_credentials = true
  }
}

resource "aws_lambda_function_url" "open" {
  function_name      = "shop"
  authorization_type = "AWS_IAM"

  cors {
    allow_origins     = ["*"]
    allow_credentials = false
  }
}
