resource "aws_lambda_function" "left_out" {
  function_name = "shop"
  role          = "arn:aws:iam::111122223333:role/shop"
  filename      = "shop.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  environment {
    variables = {
      STAGE = "live"
    }
  }
}
