resource "aws_lambda_function" "none" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_function" "plain" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  environment {
    variables = {
      SECRET_NAME = "shop/db"
    }
  }
}

resource "aws_lambda_function" "hash" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  environment {
    variables = {
      COMMIT = "da39a3ee5e6b4b0d3255bfef95601890afd80709"
    }
  }
}
